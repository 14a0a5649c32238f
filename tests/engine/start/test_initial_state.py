"""The state before the first week: traits as stated or drawn, and existing use in balance."""

from dataclasses import replace

import numpy as np
import pytest

from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.columns import Slot
from cxsim.model import traits
from cxsim.model.existing_use import shortfall_note
from cxsim.model.mechanisms.motivation import ability

DEPARTMENTS = ({"name": "a", "size": 300}, {"name": "b", "size": 200})


@pytest.fixture(scope="module")
def large(laboratory):
    return laboratory.organization(DEPARTMENTS)


def begin(laboratory, large, replicates=8, **given):
    parameters = given.pop("values", {})
    return laboratory.begin(laboratory.scenario(**given), replicates, organization=large, **parameters).initial


@pytest.mark.parametrize(
    ("trait", "mean", "spread"),
    [("norm_threshold", 0.30, 0.15), ("resistance", 0.5, 1.0 / 6.0), ("values_fit", 0.55, 0.18),
     ("initial_attitude", 0.42, 0.12), ("trust_set_point", 0.5, 0.12), ("base_load", 0.85, 0.08),
     ("feedback_response", 0.41, 0.9), ("personal_stake", 0.0, 0.12),
     ("initial_skill", 0.8 * 2 / 7, 0.8 * np.sqrt(10 / 49 / 8))],
)
def test_traits_have_the_distributions_stated(laboratory, large, trait, mean, spread):
    """Departments alike, so that 4,000 people are 4,000 independent draws."""
    drawn = begin(laboratory, large, values={"department_variance_share": 0.0}).column(trait, 0)
    assert drawn.mean() == pytest.approx(mean, abs=4.0 * spread / np.sqrt(drawn.size) + 0.002)
    assert drawn.std() == pytest.approx(spread, rel=0.06)
    assert np.array_equal(drawn * 2.0**20, np.round(drawn * 2.0**20))


def test_about_a_third_is_harmed_by_feedback(laboratory, large):
    assert (begin(laboratory, large).column("feedback_response") < 0.0).mean() == pytest.approx(0.33, abs=0.05)


def test_resistance_and_attitude_are_opposed(laboratory, large):
    for correlation in (-0.3, 0.0):
        values = {"resistance_attitude_correlation": correlation, "department_variance_share": 0.0}
        initial = begin(laboratory, large, values=values)
        found = np.corrcoef(initial.column("resistance").ravel(), initial.column("initial_attitude").ravel())[0, 1]
        assert found == pytest.approx(correlation, abs=0.05)


def test_departments_differ_by_their_share_of_the_variance(laboratory, large):
    for share in (0.0, 0.3):
        initial = begin(laboratory, large, 100, values={"department_variance_share": share})
        department = initial.world.organization.department
        means = np.stack([initial.column("values_fit")[department == number].mean(axis=0) for number in (0, 1)])
        assert means.var() == pytest.approx(share * 0.18**2, abs=0.003 if share else 0.0005)


def test_people_of_a_replicate_do_not_depend_on_who_else_is_drawn(laboratory, large):
    all_of_them = begin(laboratory, large, 5).state
    assert np.array_equal(begin(laboratory, large, [3, 1]).state, all_of_them[..., [3, 1]])


def test_people_do_not_depend_on_how_many_are_drawn_at_a_time(laboratory, large, monkeypatch):
    all_at_once = begin(laboratory, large, 5).state
    monkeypatch.setattr(traits, "_ELEMENTS_PER_PIECE", 6000)
    assert begin(laboratory, large, 5).state.tobytes() == all_at_once.tobytes()


def test_stated_values_hold_and_the_rest_is_drawn(laboratory, large):
    stated = np.full(large.size, np.nan)
    stated[:3] = [0.25, 0.5, 1.5]
    drawn = begin(laboratory, large).column("values_fit")
    initial = begin(laboratory, replace(large, traits={"values_fit": stated}))
    assert np.array_equal(initial.column("values_fit")[:3], np.array([[0.25] * 8, [0.5] * 8, [1.0] * 8]))
    assert np.array_equal(initial.column("values_fit")[3:], drawn[3:])


def test_stated_means_move_a_department_and_leave_the_others(laboratory, large):
    means = {"values_fit": np.array([0.8, np.nan])}
    shifted = begin(laboratory, replace(large, trait_means=means), values={"department_variance_share": 0.0})
    usual = begin(laboratory, large, values={"department_variance_share": 0.0})
    here = shifted.world.organization.department == 0
    assert shifted.column("values_fit")[here].mean() == pytest.approx(0.79, abs=0.02)
    assert np.array_equal(shifted.column("values_fit")[~here], usual.column("values_fit")[~here])


@pytest.mark.parametrize("trait", ["values_fit", "resistance", "trust_set_point"])
def test_shifts_move_a_department_around_the_usual_mean_and_leave_the_others(laboratory, large, trait):
    shifts = {trait: np.array([0.1, 0.0])}
    shifted, usual = begin(laboratory, replace(large, trait_shifts=shifts)), begin(laboratory, large)
    here = shifted.world.organization.department == 0
    moved = shifted.column(trait)[here].mean() - usual.column(trait)[here].mean()
    assert moved == pytest.approx(0.1, abs=0.02)
    assert np.array_equal(shifted.column(trait)[~here], usual.column(trait)[~here])


@pytest.mark.parametrize(("past", "trust"), [("poor", 0.4), ("mixed", 0.5), ("good", 0.6)])
def test_past_changes_set_the_trust_that_people_start_with(laboratory, large, past, trust):
    initial = begin(laboratory, large, 20, context={"past_changes": past})
    assert initial.column("trust").mean() == pytest.approx(trust, abs=0.02)
    assert np.array_equal(initial.column("trust"), initial.column("trust_set_point"))


def test_managers_start_with_the_attitude_stated_for_their_department(laboratory, large):
    initial = begin(laboratory, large, context={"manager_attitudes": {"a": 0.1}})
    organization = initial.world.organization
    manages = np.isin(np.arange(organization.size), organization.manager)
    here = organization.department == 0
    assert initial.column("attitude")[manages & here] == pytest.approx(0.1, abs=2.0**-20)
    usual = begin(laboratory, large).column("attitude")
    assert np.array_equal(initial.column("attitude")[~(manages & here)], usual[~(manages & here)])


def test_nobody_uses_unless_it_is_stated(laboratory, large):
    initial = begin(laboratory, large)
    for name in ("use", "habit", "perceived_norm", "use_anchor"):
        assert not initial.column(name, 0).any()
    for name in ("awareness", "controlled_motivation", "adopter", "recent_use_1", "champion"):
        assert not initial.column(name).any()
    assert np.all(initial.column("expected_benefit") == 0.35)
    assert np.array_equal(initial.column("skill", 0), initial.column("initial_skill", 0))


@pytest.mark.parametrize("share", [0.1, 0.4])
def test_the_stated_share_uses_where_it_is_stated(laboratory, large, share):
    behaviors = [{"name": "solve", "required_skill": 0.2, "existing": {"a": share}}]
    initial = begin(laboratory, large, 20, behaviors=behaviors, values={"quit_rate": 1e-9})
    here = initial.world.organization.department == 0
    assert initial.column("use", 0)[here].mean() == pytest.approx(share, abs=0.02)
    assert not initial.column("use", 0)[~here].any()
    assert shortfall_note("solve", initial.missing_use["solve"]) == ""


def test_those_who_use_already_have_skill_habit_and_belief(laboratory, large):
    initial = begin(laboratory, large, behaviors=[{"name": "solve", "existing": 0.3}])
    does = initial.column("habit", 0) > 0.0
    assert np.all(initial.column("skill", 0)[does] >= initial.column("initial_skill", 0)[does])
    assert initial.column("habit", 0)[does].mean() > 0.8
    assert initial.column("expected_benefit")[does].mean() > initial.column("expected_benefit")[~does].mean() > 0.35
    assert initial.column("perceived_norm", 0).mean() == pytest.approx(0.3, abs=0.05)


def test_users_are_used_to_what_their_use_takes(laboratory, large):
    """Use without skill is load, and use against one's attitude tires: both belong to the fatigue of users."""
    context, behaviors = {"other_initiatives": 2}, [{"name": "solve", "existing": 0.3}]
    initial = begin(laboratory, large, context=context, behaviors=behaviors)
    fatigue, does = initial.column("usual_fatigue"), initial.column("habit", 0) > 0.0
    assert np.array_equal(fatigue, initial.column("fatigue"))
    saturation = np.maximum(initial.column("base_load") + 0.24 - 1.0, 0.0)
    others = (0.012 + 0.1 * saturation) / (0.08 + 0.1 * saturation)
    assert fatigue[~does] == pytest.approx(others[~does], abs=1e-6)
    assert np.all(fatigue[does] >= others[does] - 1e-6)
    against = does & (initial.column("attitude") < 0.4)
    assert np.all(fatigue[against] > others[against] + 0.01)


def test_users_who_expect_more_keep_the_attitude_they_have(laboratory, large):
    """What they expect speaks for the behavior, by their resistance; the constant takes it up."""
    without = ["efficacy", "values_before_and_after"]
    begun, none = (begin(laboratory, large, behaviors=[{"name": "solve", "existing": share}], without=without)
                   for share in (0.3, 0.0))
    better = begun.column("expected_benefit") - 0.35
    openness = 0.5 * (1.0 - 2.0 * begun.column("resistance"))
    taken_up = none.column("attitude_anchor") - begun.column("attitude_anchor")
    weight = np.where(better > 0.0, 1.0 + openness, 1.0 - openness)
    assert taken_up == pytest.approx(2.0 * weight * better, abs=3e-6)
    assert taken_up.max() > 0.3


def test_people_cannot_use_more_than_they_are_able_to(laboratory, large):
    behaviors = [{"name": "solve", "required_skill": 1.0, "existing": 0.9}]
    context = {"inhibitors": [{"name": "policy", "strength": 0.5}]}
    initial = begin(laboratory, large, behaviors=behaviors, context=context)
    p = initial.parameters
    able = ability(initial.column("skill", 0), 0.0, 1.0, p["tool_relief"], p["ability_softness"]) * 0.65
    assert initial.column("use", 0).mean() <= able.mean() + 0.02
    assert "lower than stated" in shortfall_note("solve", initial.missing_use["solve"])


def test_the_plan_is_no_part_of_the_past(laboratory):
    busy = laboratory.begin(laboratory.busy(), 3).initial
    idle = laboratory.begin(laboratory.busy(plan={"interventions": []}), 3).initial
    assert busy.state.tobytes() == idle.state.tobytes()


def test_the_past_counts_once_in_every_generation_where_trust_is_uncertain(laboratory):
    """Uncertain parameters are arrays; adding to them in place once made each generation trust less than the last."""
    world = laboratory.world(laboratory.scenario(context={"past_changes": "poor"}))
    uncertain = np.array([0.5, 0.6])
    varying, fixed = (InitialState(world, laboratory.batch(world, 2, trust_set_point_mean=mean)) for mean in
                      (uncertain, 0.5))
    column = world.layout.state[Slot("trust_set_point")]
    for generation in (1, 2):
        one, other = (laboratory.generation(initial, generation)[column] for initial in (varying, fixed))
        assert np.array_equal(one[:, 0], other[:, 0])
        assert (one[:, 1] >= other[:, 1]).all()
    assert uncertain.tolist() == [0.5, 0.6]


def test_columns_that_begin_alike_for_everybody_who_is_there_or_comes(laboratory, large):
    """Use is 0 unless it is stated; generations differ as soon as somebody comes; a trait is drawn."""
    common = begin(laboratory, large).common
    assert (common[Slot("use", 0)], common[Slot("awareness")], common[Slot("adopter")]) == (0.0, 0.0, 0.0)
    assert not {Slot("generation"), Slot("attitude"), Slot("present"), Slot("expected_benefit")} & common.keys()
    existing = [{"name": "a", "existing": 0.1}]
    assert Slot("use", 0) not in begin(laboratory, large, behaviors=existing).common
