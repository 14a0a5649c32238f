"""A plan as bars: one per written intervention, with its rounds and waves as stretches."""

from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.presets.people_of import people_of
from cxsim.scenario.sheets.plan_bars import plan_bars

DEPARTMENTS = [{"name": "claims", "size": 30}, {"name": "sales", "size": 20}]


def bars(interventions, **more):
    scenario = from_mapping({
        "schema": 1, "name": "Plan", "weeks": 30, "seed": 1, "costs": {"weekly_wage": {1: 3000}},
        "organization": {"generate": {"departments": DEPARTMENTS}}, "plan": {"interventions": interventions, **more}})
    return plan_bars(scenario, people_of(scenario))


def test_bars_stand_as_they_are_written():
    late, early = bars([{"type": "training", "start_week": 8, "weeks": 10}, {"type": "mandate"}])
    assert (late.place, late.span, late.people, late.own) == (0, (8, 18), 50, True)
    assert (early.place, early.span, early.strength) == (1, (0, 30), "strength 0.8")
    assert late.cost[:8].sum() == 0.0
    assert late.cost[8] > late.cost[9] > 0.0
    assert late.hours.sum() == late.hours[8] * 10


def test_rounds_and_waves_are_stretches_of_one_bar():
    rounds, waves = bars([
        {"type": "training", "name": "courses", "weeks": 4, "rounds": 3, "pause_weeks": 2},
        {"type": "town_hall", "weeks": 5, "waves": [["claims"], ["sales"]], "wave_gap_weeks": 10},
    ])
    assert rounds.stretches == ((0, 4), (6, 10), (12, 16))
    assert (waves.stretches, waves.people) == (((0, 5), (10, 15)), 30)


def test_what_waits_for_another_one_begins_after_it():
    _, after = bars([{"type": "training", "weeks": 6}, {"type": "recognition", "after": "training", "start_week": 2}])
    assert after.span == (8, 30)


def test_people_who_are_chosen_later_cost_nothing_known_yet():
    survey, chosen = bars([{"type": "stakeholder_interviews", "weeks": 10},
                           {"type": "training", "start_week": 12, "weeks": 5,
                            "target": {"estimated": {"skill": {"below": 0.4}}}}])
    assert (chosen.span, chosen.people, chosen.cost.sum()) == ((12, 17), None, 0.0)
    assert survey.people == 50


def test_what_comes_from_a_preset_is_not_the_plans_own():
    found = bars([{"type": "mandate"}], preset="theory_o")
    assert [one.own for one in found] == [True, *[False] * (len(found) - 1)]
    assert len(found) > 5


def test_of_a_plan_that_is_scaled_to_its_limits_no_bar_is_its_own():
    found = bars([{"type": "mandate"}, {"type": "training"}], budget=20_000, on_overrun="scale")
    assert {one.own for one in found} == {False}


def test_what_begins_after_the_run_never_acts():
    (bar,) = bars([{"type": "training", "start_week": 40}])
    assert (bar.span, bar.cost.sum()) == (None, 0.0)
