"""The rows of what equations about departments read and write, and the order in which they are worked out."""

from dataclasses import replace

import pytest

from cxsim.engine.week.between import Between, Reduction
from cxsim.engine.week.columns import Layout
from cxsim.model.joining import week_of
from cxsim.model.mechanism import equation
from cxsim.model.registry import BUILT_IN


def between(*equations, only=("ownership",)):
    """The layout of these equations beside those of a mechanism."""
    week = week_of(without={*BUILT_IN} - {*only})
    return Between(Layout(replace(week, between=(*week.between, *equations)), 1))


def names(steps):
    """The steps in order, by what they write."""
    return [step.into.name if isinstance(step, Reduction) else step.equation.name for step in steps]


def test_a_mean_over_departments_is_made_before_it_is_read():
    assert names(between().steps) == [
        "use_before", "handed_part", "ownership_overall", "handed_part_overall", "hours_left_to_team", "team_fidelity",
        "delivery", "next_ownership", "next_team_fatigue",
    ]


def test_a_mean_over_departments_is_made_anew_only_after_its_quantity_was_written():
    @equation(writes="one")
    def one(ownership_overall, handed_part_overall, handed_part_total_overall):
        return ownership_overall + handed_part_overall + handed_part_total_overall

    @equation(writes="other")
    def other(ownership_overall):
        return ownership_overall

    assert names(between(one, other).steps)[-5:] == [
        "ownership_overall", "handed_part_total", "handed_part_total_overall", "one", "other"]


def test_only_what_is_read_or_written_has_a_row_and_kinds_stand_together():
    found = between()
    wide, whole = found.rows(True), found.rows(False)
    assert list(wide) == [
        "hand_over", "voice", "co_design", "last_use", "last_attitude", "representation", "use_before", "ownership",
        "handed_part", "delivery",
    ]
    assert {"team_fatigue", "team_hours", "team_hours_needed", "ownership_overall", "team_fidelity"} < set(whole)
    assert not {"positions", "customer_index", "committee_seat_share"} & {*wide, *whole}


def test_what_is_no_column_differs_between_departments_if_anything_does_that_it_follows_from():
    assert not between().quantity("hours_left_to_team").by_department
    assert between().quantity("delivery").by_department


@pytest.mark.parametrize("behaviors", [1, 2])
def test_all_mechanisms_together_have_a_row_for_everything(behaviors):
    found = Between(Layout(week_of(), behaviors))
    rows = {**found.rows(True), **found.rows(False)}
    assert rows.keys() == {quantity.name for quantity in found.quantities}
    assert {quantity.name for step in found.steps if not isinstance(step, Reduction)
            for quantity in (*step.reads, *step.writes)} <= rows.keys()
