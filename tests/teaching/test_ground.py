"""Groups that a team can name, and prices that grow with the dose."""

from __future__ import annotations

import pytest

from cxsim.interventions.plan.plan import bind
from cxsim.scenario.case.terms import terms_of
from cxsim.teaching.ground import Ground


def test_the_groups_are_everyone_departments_all_but_one_and_managers(ground: Ground) -> None:
    assert [(one.name, one.people) for one in ground.groups] == [
        ("everyone", 40), ("front desk", 16), ("office", 10), ("workshop", 14), ("all but front desk", 24),
        ("all but office", 30), ("all but workshop", 26), ("managers", 1)]
    assert ground.group("") == ground.groups[0]
    assert ground.group(" Front_desk ") == ground.groups[1]
    assert ground.group("kitchen") is None


@pytest.mark.parametrize("case", ["siloed_company", "merger_with_values_clash", "over_centralized_change_team"])
def test_a_price_is_what_the_plan_costs_at_every_dose(case: str) -> None:
    ground = Ground.of(terms_of(case))
    for offer in ground.terms.offers:
        for group in ground.groups[:3]:
            price = ground.price(offer, group)
            for dose in (0.1, 0.5, 1.0) if offer.has_dose else (1.0,):
                intervention = offer.at(dose, {"target": group.target, "start_week": 3, "weeks": 10})
                bound = bind([intervention], ground.view).interventions[0]
                assert price.of(dose, 10) == pytest.approx(sum(bound.cost_in_week(week) for week in range(20)))
                assert dose * price.hours == pytest.approx(intervention.hours_in_week(4))
