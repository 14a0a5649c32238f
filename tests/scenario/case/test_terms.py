"""The terms of a case: what is fixed, what there is to spend, and every mistake in them at its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cxsim.engine.world.build import held_against
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import InputError
from cxsim.scenario.case.terms import case_folder, terms_of
from cxsim.scenario.sheets.plan_table import plan_rows

ROOT = Path(__file__).resolve().parents[3]
CASES = sorted(folder.name for folder in (ROOT / "scenarios" / "cases").glob("*/"))


@pytest.fixture
def silos(tmp_path: Path) -> Path:
    """A case of one's own, copied from a shipped one."""
    return Path(shutil.copytree(case_folder("siloed_company"), tmp_path / "silos"))


def changed(folder: Path, before: str, after: str, name: str = "class.yaml") -> None:
    text = (folder / name).read_text("utf-8")
    assert before in text
    (folder / name).write_text(text.replace(before, after), "utf-8")


def refused(folder: Path) -> str:
    with pytest.raises(InputError) as found:
        terms_of(folder)
    return str(found.value)


@pytest.mark.parametrize("case", CASES)
def test_a_shipped_case_can_pay_for_what_it_calls_evidence(case: str) -> None:
    terms = terms_of(case)
    said = terms.case
    assert said.common_advice in terms.plans
    assert said.evidence in terms.plans
    assert said.common_advice != said.evidence
    assert said.traps and said.discussion and said.predict and said.budget_reason
    for name in (said.common_advice, said.evidence):
        scenario = terms.shipped_plan(name)
        view, _, _ = held_against(scenario, organization_of(scenario, terms.seed), terms.seed)
        assert sum(float(row.cost.sum()) for row in plan_rows(scenario, view)) <= terms.budget
        assert scenario.plan.team_hours_per_week == terms.team_hours_per_week


def test_inhibitors_are_offered_one_by_one_and_doses_are_shares_of_a_full_one() -> None:
    terms = terms_of("siloed_company")
    offer = terms.offer("remove inhibitor: own figures")
    assert offer is not None
    assert offer.at(0.5).model_dump()["thoroughness"] == 0.5
    assert list(offer.fields["inhibitors"]) == ["own_figures"]
    assert offer.definition == "Change or abolish what stands in the way: own figures."
    pairs, teams = (terms.offer(f"collaboration: {form}") for form in ("single contacts", "team with team"))
    assert pairs and teams and "each pair by itself" in pairs.definition and "several people" in teams.definition
    training = terms.offer("training")
    assert training is not None
    assert training.at(0.25, {"start_week": 4}).model_dump()["hours_per_week"] == 2.0
    assert terms.offer("remove_inhibitor") is None  # two have this type
    champions = terms.offer("champions")
    assert champions is not None and not champions.has_dose


def test_a_plan_under_the_terms_has_the_money_the_hours_and_the_company_of_all() -> None:
    terms = terms_of("siloed_company")
    training = terms.offer("training")
    assert training is not None
    scenario = terms.scenario("Team 1", [training.at(0.5)])
    assert (scenario.plan.budget, scenario.plan.team_hours_per_week) == (400_000.0, 18.0)
    assert scenario.organization == terms.company.organization
    assert terms.scenario("Nothing", []).plan.does_nothing


def test_the_fingerprint_changes_with_the_company_the_budget_and_the_offers(silos: Path) -> None:
    before = terms_of(silos).fingerprint
    assert before == terms_of("siloed_company").fingerprint
    changed(silos, "strength: 0.4", "strength: 0.1", "company.yaml")
    edited = terms_of(silos).fingerprint
    changed(silos, "budget: 400000", "budget: 400001")
    richer = terms_of(silos).fingerprint
    assert len({before, edited, richer}) == 3
    changed(silos, "The siloed company", "Silos")  # words are no terms
    assert terms_of(silos).fingerprint == richer


def test_mistakes_are_told_at_their_place(silos: Path) -> None:
    changed(silos, "evidence: change_the_figures", "evidence: change_the_figure")
    changed(silos, "customer_voice]", "customer_voices]")
    told = refused(silos)
    assert "class.yaml:20:11: evidence: there is no plan 'change_the_figure'; did you mean 'change_the_fig" in told
    assert "there is no intervention 'customer_voices'; did you mean 'customer_voice'?" in told


def test_an_unknown_key_and_a_missing_one(silos: Path) -> None:
    changed(silos, "budget: 400000", "budgte: 400000")
    told = refused(silos)
    assert "unknown key 'budgte'; did you mean 'budget'?" in told
    assert "budget: 'budget' is missing" in told


def test_a_folder_that_is_no_case_and_a_name_that_nothing_has(tmp_path: Path) -> None:
    told = refused(tmp_path)
    assert "'do_nothing.yaml' is missing" in told and "'class.yaml' is missing" in told
    assert "there is no case 'silod_company'; did you mean 'siloed_company'?" in refused(Path("silod-company"))


def test_the_baseline_of_a_case_does_nothing(silos: Path) -> None:
    text = (silos / "do_nothing.yaml").read_text("utf-8")
    (silos / "do_nothing.yaml").write_text(text + "plan: {interventions: [{type: training}]}\n", "utf-8")
    assert "in a case this file does nothing" in refused(silos)
