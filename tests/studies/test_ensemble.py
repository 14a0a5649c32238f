"""Runs and comparisons: what they return, and that the way in which they are run leaves no trace."""

import numpy as np
import pytest

from cxsim.engine.week.folding import Folding
from cxsim.errors import InputError, ResultError
from cxsim.results.measures import MEASURES
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies import ensemble, work
from cxsim.studies.ensemble import Ensemble, WorkDone, compare_paired, run
from cxsim.studies.futures import Futures
from cxsim.studies.worlds import Worlds

ORGANIZATION = {"generate": {"departments": [{"name": "claims", "size": 24}, {"name": "sales", "size": 16}]}}
PLAN = {"interventions": [
    {"type": "mandate", "start_week": 1, "weeks": 6, "strength": 0.9, "monitoring": 0.7},
    {"type": "training", "hours_per_week": 6},
    {"type": "governing_committee", "seats_per_department": 2},
    {"type": "communication", "need": 0.8, "vision": 0.4, "target": {"share": 0.5}},
]}


@pytest.fixture(scope="module")
def short():
    """``short(name, key=value, ...)``: a scenario of eight weeks; with the plan unless another one is given."""

    def make(name="plan", **given):
        stated = {"name": name, "weeks": 8, "seed": 5, "replicates": 3, "uncertainty": "none",
                  "organization": ORGANIZATION, "plan": PLAN,
                  "behaviors": [{"name": "solve", "required_skill": 0.25}], "parameters": {"quit_rate": 0.007}}
        return Scenario.model_validate({**stated, **given})

    return make


@pytest.fixture(scope="module")
def same():
    """Whether two results say the same to the last bit, for some replicates of the first."""

    def compare(one, other, replicates=slice(None)):
        assert set(one.recording.weekly) == set(other.recording.weekly)
        for name, values in one.recording.weekly.items():
            assert values[..., replicates].tobytes() == other.recording.weekly[name].tobytes(), name
        for name, values in one.recording.costs.items():
            assert values[..., replicates].tobytes() == other.recording.costs[name].tobytes(), name
        for name, values in one.measures.items():
            assert values[replicates].tobytes() == other.measures[name].tobytes(), name
        return True

    return compare


def test_how_well_interventions_were_aimed_is_told_for_every_replicate(short):
    plan = {"interventions": [
        {"type": "values_and_skill_diagnosis", "takes_weeks": 1, "error": 0.0},
        {"type": "training", "start_week": 2, "target": {"estimated": {"skill": {"below": 0.2}}}}]}
    found = run(short(plan=plan), engine="numpy", workers=2)
    assert [(aim.replicate, aim.week, aim.intervention) for aim in found.aims] == [
        (replicate, 2, "training") for replicate in range(3)]


def test_a_run_has_the_scenario_s_replicates_weeks_and_seed(short):
    result = run(short(), engine="numpy")
    assert (result.scenario_name, result.replicates, result.weeks, result.seed) == ("plan", 3, 8, 5)
    assert result.recording.weekly["use"].shape == (len(result.recording.groups), 8, 3)
    assert result.recording.groups[:3] == ("all", "department:claims", "department:sales")
    assert result.recording.headcount == 40
    assert set(result.measures) <= set(MEASURES)
    assert all(values.shape == (3,) for values in result.measures.values())


def test_groups_are_summed_only_where_they_are_stored(short, monkeypatch):
    asked = []

    class Noted(Folding):
        def __init__(self, world, weeks, replicates, *, groups):
            asked.append((world.scenario.name, groups))
            super().__init__(world, weeks, replicates, groups=groups)

    monkeypatch.setattr(ensemble, "Folding", Noted)
    with_groups = Ensemble(Worlds([short()], 5), 1, "numpy", WorkDone(None))
    for one in (with_groups, with_groups.anew()):
        one.simulate(Futures.span(0, 1))
    assert asked == [("plan", True), ("do nothing (reference)", False),
                     ("plan", False), ("do nothing (reference)", False)]
    assert with_groups.results()[0].recording.groups[1] == "department:claims"


def test_replicates_and_seed_can_be_given_instead(short, same):
    result = run(short(), replicates=2, seed=6, engine="numpy")
    assert (result.replicates, result.seed) == (2, 6)
    assert same(result, run(short(seed=6, replicates=2), engine="numpy"))
    assert not np.array_equal(result.recording.weekly["use"], run(short(), replicates=2).recording.weekly["use"])


def test_seed_0_is_a_seed(short, same):
    first, again = (run(short(seed=0), engine="numpy") for _ in range(2))
    assert first.seed == 0
    assert same(first, again)
    assert same(first, run(short(), seed=0, engine="numpy"))


def test_a_fresh_seed_is_reported_and_repeats_the_run(short, same):
    fresh = run(short(seed=None), engine="numpy")
    assert fresh.seed != run(short(seed=None), replicates=1, engine="numpy").seed
    assert fresh.manifest["seed"] == fresh.seed
    assert same(fresh, run(short(seed=None), seed=fresh.seed, engine="numpy"))


@pytest.mark.parametrize("replicates", [0, -1])
def test_at_least_one_replicate_is_needed(short, replicates):
    with pytest.raises(ResultError, match="at least 1 is needed"):
        run(short(), replicates=replicates)


def test_there_must_be_something_to_compare():
    with pytest.raises(ResultError, match="at least one scenario"):
        compare_paired([])


@pytest.fixture(scope="module")
def forty(short):
    """Forty replicates: one full batch of 32 and one of 8."""
    return run(short(), replicates=40, engine="numpy", workers=1)


@pytest.mark.parametrize("replicates", [1, 5, 8, 32, 33])
def test_the_first_replicates_are_the_same_however_many_are_run(short, same, forty, replicates):
    fewer = run(short(), replicates=replicates, engine="numpy")
    assert same(forty, fewer, np.arange(replicates))


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
def test_seven_alone_are_the_first_seven_of_eight_together(short, same, engine, monkeypatch):
    """Seven run one by one, eight side by side, also what departments and money come to."""
    monkeypatch.setattr(work, "ELEMENTS_PER_SLICE", 0)
    departments = [{"name": name, "size": 6} for name in ("claims", "sales", "it", "law", "hr", "desk", "lab", "shop")]
    scenario = short(organization={"generate": {"departments": departments}})
    together = run(scenario, replicates=8, engine=engine)
    assert same(together, run(scenario, replicates=7, engine=engine), np.arange(7))


@pytest.mark.parametrize("workers", [2, 3])
def test_workers_leave_no_trace(short, same, forty, workers):
    assert same(forty, run(short(), replicates=40, engine="numpy", workers=workers))
    few = run(short(), replicates=5, engine="numpy", workers=1)
    assert same(few, run(short(), replicates=5, engine="numpy", workers=workers))


@pytest.mark.slow
@pytest.mark.parametrize("replicates", [1, 5, 33])
def test_the_engine_leaves_no_trace(short, same, forty, replicates):
    """One alone, five one by one, and a full batch with one left over."""
    for workers in (1, 2):
        compiled = run(short(), replicates=replicates, engine="compiled", workers=workers)
        assert same(forty, compiled, np.arange(replicates))


def test_organizations_are_dealt_to_replicates_in_turn(short, same):
    dealt = run(short(organization_draws=2), replicates=6, engine="numpy")
    alike = run(short(), replicates=6, engine="numpy")
    even, odd = np.arange(0, 6, 2), np.arange(1, 6, 2)
    use, usual = (result.recording.weekly["attitude"] for result in (dealt, alike))
    assert np.array_equal(use[..., even], usual[..., even])
    assert not np.array_equal(use[..., odd], usual[..., odd])
    assert same(dealt, run(short(organization_draws=2), replicates=4, engine="numpy"), np.arange(4))


def test_doing_nothing_is_run_beside_but_not_shown(short):
    comparison = compare_paired([short("one"), short("two", plan={"interventions": []})], engine="numpy")
    assert comparison.names == ("one", "two")
    assert comparison.baseline == "one"
    alone = compare_paired([short("one")], engine="numpy")
    assert alone.names == ("one",)


def test_the_measures_of_a_scenario_do_not_depend_on_the_company_it_is_in(short, same):
    plan, idle = short("plan"), short("idle", plan={"interventions": []})
    together = compare_paired([idle, plan], engine="numpy")
    assert same(together["plan"], run(plan, engine="numpy"))
    assert same(together["idle"], run(idle, engine="numpy"))
    assert same(compare_paired([plan, idle], engine="numpy")["idle"], together["idle"])


def test_an_idle_plan_is_measured_against_itself(short):
    result = run(short(plan={"interventions": []}), engine="numpy")
    assert not result.recording.costs["lost_output"].any()
    assert np.all(result.measures["output_trough"] == 1.0)
    assert np.all(result.measures["output_end"] == 1.0)


def test_a_scenario_does_not_differ_from_itself(short):
    comparison = compare_paired([short(), short()], engine="numpy")
    assert comparison.names == ("plan", "plan (2)")
    for measure in comparison.results[0].measures:
        one, two = (result.measures[measure] for result in comparison.results)
        assert np.array_equal(one, two, equal_nan=True), measure
    difference = comparison.difference("plan (2)", "adoption_end")
    assert (difference.mean, difference.low, difference.high) == (0.0, 0.0, 0.0)
    assert difference.probability_better == 0.5


def test_swapping_two_scenarios_turns_the_sign(short):
    plan, idle = short("plan"), short("idle", plan={"interventions": []})
    forth = compare_paired([plan, idle], replicates=6, engine="numpy").difference("idle", "turnover_per_year")
    back = compare_paired([idle, plan], replicates=6, engine="numpy").difference("plan", "turnover_per_year")
    assert forth.mean == -back.mean
    assert (forth.low, forth.high) == pytest.approx((-back.high, -back.low))


def test_before_the_first_intervention_plans_do_not_differ(short):
    late = {"interventions": [{"type": "mandate", "start_week": 4, "strength": 1.0}]}
    comparison = compare_paired([short("late", plan=late), short("idle", plan={"interventions": []})], engine="numpy")
    late_use, idle_use = (comparison[name].recording.weekly["attitude"] for name in ("late", "idle"))
    assert np.array_equal(late_use[:, :4], idle_use[:, :4])
    assert not np.array_equal(late_use[:, 4:], idle_use[:, 4:])


def test_the_baseline_can_be_named_and_must_exist(short):
    scenarios = [short("one"), short("two", plan={"interventions": []})]
    assert compare_paired(scenarios, baseline="two", engine="numpy").baseline == "two"
    with pytest.raises(ResultError, match="did you mean 'two'"):
        compare_paired(scenarios, baseline="tow", engine="numpy")


def test_progress_counts_the_person_weeks_of_every_scenario_and_the_reference(short):
    told = []
    run(short(), progress=lambda done, total: told.append((done, total)), engine="numpy")
    assert {total for _, total in told} == {2 * 40 * 3 * 8}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1]


def test_scenarios_of_other_pasts_get_references_of_their_own(short):
    calm, crisis = short("calm"), short("crisis", context={"shocks": [{"week": 2, "strength": 1.0}]})
    comparison = compare_paired([calm, crisis], engine="numpy")
    assert comparison["crisis"].measures["output_trough"] == pytest.approx(
        run(crisis, engine="numpy").measures["output_trough"])


def notes_on_existing_use(scenario, replicates, workers):
    notes = run(scenario, replicates=replicates, workers=workers, engine="numpy").manifest["notes"]
    return [note for note in notes if "existing use" in note]


@pytest.mark.parametrize("replicates", [40, 5])
def test_a_shortfall_of_existing_use_is_told_once(short, replicates):
    scenario = short(behaviors=[{"name": "solve", "required_skill": 0.6, "existing": 0.6}],
                     context={"inhibitors": [{"name": "targets", "strength": 0.5}]})
    notes = [notes_on_existing_use(scenario, replicates, workers) for workers in (1, 3)]
    assert notes[0] == notes[1]
    assert len(notes[0]) == 1


def test_a_department_that_does_not_exist_is_refused_before_anything_runs(short):
    plan = {"interventions": [{"type": "recognition", "target": {"departments": ["sale"]}}]}
    with pytest.raises(InputError, match=r"there is no department 'sale'; did you mean 'sales'\?"):
        run(short(plan=plan), engine="numpy")


def test_interventions_that_reach_nobody_or_come_too_late_are_told_in_the_result(short):
    plan = {"interventions": [{"type": "recognition", "start_week": 8}, {"type": "incentive", "target": {"share": 0}}]}
    notes = " ".join(run(short(plan=plan), replicates=1, engine="numpy").manifest["notes"])
    assert "'recognition' starts in week 8, after the last week (7): it never acts" in notes
    assert "the target group is empty" in notes
