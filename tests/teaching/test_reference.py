"""The plans that teams do not see: they run under the same terms, and are told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.scenario.case.terms import case_folder, terms_of
from cxsim.teaching.ground import Ground
from cxsim.teaching.reference import ADVICE, BEST, EVIDENCE, Best, reference_set, stored_best

CASES = sorted(folder.name for folder in (Path(__file__).resolve().parents[2] / "scenarios" / "cases").glob("*/"))


def test_the_set_of_a_case_in_words() -> None:
    nothing, advice, evidence, best = reference_set(Ground.of(terms_of("siloed_company")))
    assert nothing.parts == ()
    assert (advice.name, advice.origin) == (ADVICE, "The plan “scattered contacts” of the case.")
    assert "collaboration, from week 12 to the end (strength 0.8)" in advice.parts
    assert evidence.name == EVIDENCE
    assert "remove inhibitor: all of them, from week 4 to the end (thoroughness 0.8)" in evidence.parts
    assert "training, from week 4 to 29 (hours per week 3)" in evidence.parts
    assert best.name == BEST and "recognition, from week 2 to the end (strength 1)" in best.parts


@pytest.mark.parametrize("case", CASES)
def test_a_stored_plan_keeps_the_terms(case: str) -> None:
    terms = terms_of(case)
    stored = terms.case.best_found
    assert stored is not None
    ground = Ground.of(terms)
    types = {offer.type for offer in terms.offers}
    assert all(one.type in types and one.cost is None and one.team_hours is None for one in stored.interventions)
    from cxsim.scenario.checks.limits import planned_costs

    assert sum(planned_costs(terms.scenario("best", stored.interventions), ground.view).values()) <= terms.budget
    assert case_folder(case).name == case


def test_the_plan_that_was_found_with_a_class_is_kept(made: Path) -> None:
    best = stored_best(made / "teacher" / "reference.json")
    assert isinstance(best, Best)
    assert (best.how, [one.type for one in best.interventions]) == ("Found by hand.", ["training", "remove_inhibitor"])
    assert stored_best(made / "class.json") is None
    assert stored_best(made / "nothing.json") is None
