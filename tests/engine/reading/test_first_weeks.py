"""What a written plan takes in its first weeks: stated hours, else what the load law charges the people reached."""

import pytest

from cxsim.engine.reading.first_weeks import BY_NAME, first_weeks
from cxsim.engine.world.build import build_world
from cxsim.engine.world.organizations import organization_of
from cxsim.scenario.loading.load import from_mapping


def works(*interventions, **changes):
    """The first weeks of these interventions among 26 people, by name."""
    scenario = from_mapping({
        "name": "plan", "weeks": 30, "seed": 5, "uncertainty": "none",
        "organization": {"generate": {"departments": [{"name": "sales", "size": 14}, {"name": "service", "size": 12}]}},
        "plan": {"interventions": list(interventions), **changes.pop("plan", {})}, **changes,
    })
    found = first_weeks(build_world(scenario, organization_of(scenario, 5, 0), 5))
    return {one.intervention: one for one in found}


def test_training_takes_the_hours_that_it_states_and_nothing_after_the_first_quarter():
    one = works({"type": "training", "start_week": 4, "weeks": 20, "hours_per_week": 3,
                 "target": {"departments": ["sales"]}})["training"]
    assert (one.who, one.people, one.first_week, one.last_week, one.goes_on) == ("department sales", 14, 4, 12, True)
    assert one.people_hours == 3 * 14 * 9
    assert one.team_hours == pytest.approx(6.0 * 3 / 8 * 9)


def test_a_ramp_takes_less_at_first():
    one = works({"type": "training", "weeks": 2, "hours_per_week": 4, "ramp_weeks": 1})["training"]
    assert (one.people_hours, one.goes_on) == (4 * 26 * 1.5, False)


def test_messages_take_what_the_load_law_charges():
    one = works({"type": "communication", "weeks": 2, "need": 0.5, "vision": 0.5})["communication"]
    assert one.people_hours == pytest.approx(40 * 0.03 * (0.5 + 0.5) * 26 * 2)


def test_what_a_mechanism_adds_to_the_load_counts():
    one = works({"type": "peer_learning", "weeks": 1, "strength": 0.5})["peer_learning"]
    assert one.people_hours == pytest.approx(40 * 0.03 * 0.5 * 26)


def test_a_committee_takes_the_hours_of_its_seats():
    one = works({"type": "governing_committee", "weeks": 3, "seats_per_department": 2})["governing_committee"]
    assert (one.people, one.chooses) == (4, True)
    assert one.people_hours == pytest.approx(2.0 * 4 * 3)


def test_relief_gives_hours_back():
    one = works({"type": "workload_relief", "weeks": 1, "hours_per_week": 3})["workload_relief"]
    assert one.people_hours == pytest.approx(-3 * 26)


def test_praise_takes_no_time():
    assert works({"type": "recognition", "weeks": 5})["recognition"].people_hours == 0.0


def test_what_begins_later_is_left_out_and_waves_stand_one_by_one():
    found = works({"type": "training", "name": "late", "start_week": 13},
                  {"type": "training", "name": "rollout", "weeks": 6, "waves": [["sales"], ["service"]],
                   "wave_gap_weeks": 8, "hours_per_week": 2})
    assert list(found) == ["rollout, wave 1", "rollout, wave 2"]
    assert [one.people_hours for one in found.values()] == [2 * 14 * 6, 2 * 12 * 5]


def test_people_whom_leaders_must_first_find_are_not_known_yet():
    found = works({"type": "stakeholder_interviews", "weeks": 2},
                  {"type": "training", "start_week": 4, "weeks": 2,
                   "target": {"estimated": {"attitude": {"below": 0.4}}}})
    one = found["training"]
    assert (one.people, one.people_hours, one.first_week) == (None, None, 4)


def test_nobody_is_called_by_name():
    scenario = from_mapping({
        "name": "plan", "weeks": 30, "seed": 5, "uncertainty": "none",
        "organization": {"generate": {"departments": [{"name": "sales", "size": 14}]}}})
    name = organization_of(scenario, 5, 0).ids[0]
    one = works({"type": "training", "weeks": 1, "target": {"any_of": [{"people": [name]}]}})["training"]
    assert (one.who, one.people) == (BY_NAME, 1)


def test_a_change_of_course_ends_what_it_stops():
    one = works({"type": "training", "hours_per_week": 1},
                plan={"change_course": {"at_week": 5, "interventions": []}})["training"]
    assert (one.last_week, one.goes_on, one.people_hours) == (4, False, 26 * 5)
