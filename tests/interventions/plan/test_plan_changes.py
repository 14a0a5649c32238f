"""A plan that is changed while it runs: what was done has happened, and what is left goes on, once paid for."""

import numpy as np
import pytest

from cxsim.interventions.kinds.champions import Champions
from cxsim.interventions.kinds.custom import Custom
from cxsim.interventions.kinds.governing_committee import GoverningCommittee
from cxsim.interventions.kinds.supported_exit import SupportedExit
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bound
from cxsim.interventions.plan.plan_changes import postponed, redirected, scaled, started, stopped
from cxsim.testing.people import example_view

VIEW = example_view()
CLAIMS = VIEW.department == 0
COST = {"fixed": 100.0, "per_week": 24.0, "per_person": 10.0, "per_person_week": 1.0}


def training(**given):
    return Training(start_week=4, weeks=10, cost=COST, **given)


def standing(*interventions):
    return tuple(bound(intervention, VIEW) for intervention in interventions)


def weeks_of(parts):
    """First week and week after the last of every part."""
    return [(part.intervention.start_week, part.intervention.start_week + part.intervention.weeks) for part in parts]


def cost(parts, weeks):
    return [sum(part.cost_in_week(week) for part in parts) for week in weeks]


def test_a_intervention_that_begins_counts_its_weeks_from_the_decision():
    parts, why = started((), training(name="more"), 20, VIEW)
    assert why == ""
    assert weeks_of(parts) == [(24, 34)]
    assert parts[0].people.all()


def test_in_one_department_it_reaches_those_whom_it_would_reach_there():
    intervention = training(target=Target(levels=(3,)))
    (part,), _ = started((), intervention, 0, VIEW, "claims")
    assert np.array_equal(part.people, CLAIMS & (VIEW.level == 3))
    assert started((), training(target=Target(departments=("sales",))), 0, VIEW, "claims")[1] == "it reaches no one"


def test_rounds_and_waves_begin_as_they_would_in_a_plan():
    waves = (("claims",), ("sales",))
    parts, _ = started((), Training(weeks=3, waves=waves, wave_gap_weeks=5), 10, VIEW)
    assert weeks_of(parts) == [(10, 13), (15, 18)]


def test_what_is_under_way_does_not_begin_again_but_elsewhere_it_does():
    parts, _ = started((), training(), 0, VIEW, "claims")
    assert started(parts, training(), 8, VIEW, "claims") == (parts, "it is under way")
    more, why = started(parts, training(), 8, VIEW, "sales")
    assert (len(more), why) == (2, "")
    again, why = started(parts, training(), 14, VIEW, "claims")
    assert (len(again), why) == (2, "")


def test_a_intervention_ends_or_never_begins():
    parts = standing(training())
    assert weeks_of(stopped(parts, "training", 7)[0]) == [(4, 7)]
    assert stopped(parts, "training", 4) == ((), "")
    assert stopped(parts, "training", 14) == (parts, "it is not under way")
    assert stopped(parts, "mandate", 4) == (parts, "it is not under way")


def test_in_one_department_it_ends_for_those_and_costs_are_shared_as_people_are():
    parts = standing(training())
    before = cost(parts, range(4, 14))
    rest, _ = stopped(parts, "training", 7, CLAIMS)
    assert [(int(part.people.sum()), window) for part, window in zip(rest, weeks_of(rest), strict=True)] == [
        (14, (4, 14)), (10, (4, 7))]
    assert cost(rest, range(5, 7)) == before[1:3]
    assert cost(rest, [7]) == [24.0 * 14 / 24 + 14.0]
    assert sum(part.intervention.hours_in_week(5) for part in rest) == parts[0].intervention.hours_in_week(5)


def test_a_part_that_has_not_begun_pays_what_is_paid_once_only_once():
    parts = standing(training())
    moved, _ = postponed(parts, "training", 3, 2, CLAIMS)
    assert weeks_of(moved) == [(4, 14), (7, 17)]
    assert cost(moved, [4]) == [100.0 + 14 * 10.0 + 24.0 * 14 / 24 + 14.0]
    assert cost(moved, [7]) == [10 * 10.0 + 24.0 + 24.0]


def test_more_strength_up_to_a_full_dose_and_costs_follow_it():
    parts = standing(training(hours_per_week=3.0, team_hours=6.0))
    (twice,), _ = scaled(parts, "training", 2.0, 6, VIEW)
    (most,), _ = scaled(parts, "training", 9.0, 6, VIEW)
    assert twice.intervention.hours_per_week == 6.0
    assert most.intervention.hours_per_week == 8.0
    assert twice.intervention.hours_in_week(6) == 12.0
    assert cost((twice,), [6]) == [2 * 48.0]
    assert cost((most,), [6]) == pytest.approx([48.0 * 8 / 3])


def test_forces_of_a_custom_intervention_stay_within_their_range():
    intervention = Custom(forces={"voice": 0.4, "mandate": {"share_insight": 0.3}, "inhibition": -0.8})
    (part,), _ = scaled(standing(intervention), "custom", 2.0, 0, VIEW)
    assert part.intervention.forces == {"voice": 0.8, "mandate": {"share_insight": 0.6}, "inhibition": -1.0}


def test_more_champions_keep_those_who_are():
    (part,) = standing(Champions(count=4))
    (six,), _ = scaled((part,), "champions", 1.5, 3, VIEW)
    (two,), _ = scaled((part,), "champions", 0.5, 3, VIEW)
    assert list(six.chosen[:4]) == list(part.chosen) and len(six.chosen) == 6
    assert list(two.chosen) == list(part.chosen[:2])
    listed = standing(GoverningCommittee(select=("c1", "c2", "c3", "c4")))
    (half,), _ = scaled(listed, "governing_committee", 0.5, 3, VIEW)
    assert [VIEW.ids[index] for index in half.chosen] == ["c1", "c2"]


def test_a_intervention_without_strength_stays_as_it_is():
    assert SupportedExit().scaled(0.5) is None
    assert Champions(select=("c1", "c2", "c3")).scaled(0.5).count == 2


def test_what_has_not_begun_begins_at_another_time_but_not_in_the_past():
    parts = standing(training())
    assert weeks_of(postponed(parts, "training", 6, 2)[0]) == [(10, 20)]
    assert weeks_of(postponed(parts, "training", -9, 2)[0]) == [(2, 12)]
    assert postponed(parts, "training", -1, 6) == (parts, "it has already started")


def test_what_is_at_work_rests_and_goes_on_without_being_paid_anew():
    intervention = training(ramp_weeks=4)
    parts, _ = postponed(standing(intervention), "training", 5, 7)
    assert weeks_of(parts) == [(4, 7), (12, 19)]
    assert [part.intervention.ramp_weeks for part in parts] == [4, 1]
    assert cost(parts, [11, 12]) == [0.0, 48.0]


def test_who_is_parted_with_is_not_parted_with_again():
    parts = standing(SupportedExit(start_week=2, weeks=4))
    assert postponed(parts, "supported_exit", 5, 3) == (parts, "it has already started to dismiss or move people")


def test_for_other_people_it_begins_anew_but_what_is_paid_once_in_all_is_paid():
    parts = standing(training(target=Target(departments=("claims",))))
    turned, _ = redirected(parts, "training", Target(departments=("sales",)), 7, VIEW)
    assert weeks_of(turned) == [(4, 7), (7, 14)]
    assert np.array_equal(turned[1].people, VIEW.department == 2)
    assert cost(turned, [7]) == [6 * 10.0 + 24.0 + 6.0]
    (early,), _ = redirected(parts, "training", Target(departments=("sales",)), 3, VIEW)
    assert early.intervention.start_week == 4
    nobody = Target(departments=("sales",), levels=(1,))
    assert redirected(parts, "training", nobody, 7, VIEW) == (parts, "it would reach no one")


def test_a_name_means_all_rounds_and_waves_of_a_intervention():
    parts, _ = started((), Training(weeks=3, rounds=2), 0, VIEW)
    assert [part.intervention.label for part in parts] == ["training, round 1", "training, round 2"]
    assert weeks_of(stopped(parts, "training", 2)[0]) == [(0, 2)]
    assert weeks_of(stopped(parts, "training, round 2", 2)[0]) == [(0, 3)]
