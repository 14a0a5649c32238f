"""Many parameter sets in one call: each as if it were run alone, on one world and in full batches."""

import pickle

import numpy as np
import pytest

from cxsim.engine.compiled.lanes import LaneLayout
from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.world.build import build_world
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import InputError, ResultError
from cxsim.model.parameters import PARAMETERS
from cxsim.model.uncertain import exactly
from cxsim.results.measures import MEASURES
from cxsim.studies import ensemble, parameter_sets, worlds
from cxsim.studies.ensemble import run
from cxsim.studies.keeping import Keeping
from cxsim.studies.parameter_sets import run_sets

WEEKLY = ("adoption", "customer_index", "fatigue")
TRAINING = {"type": "training", "start_week": 2, "weeks": 6, "hours_per_week": 4}
COACHING = {"type": "manager_coaching", "start_week": 1, "strength": 0.8}
# Drawn at the start, weighs what people see of others, read by a mechanism about departments, and two whose random keys
# have another name.
SETS = {
    "initial_skill_scale": [0.5, 0.9, 0.7, 0.6],
    "layer_weight_informal": [0.2, 0.3, 0.6, 0.6],
    "vacancy_points": [20.0, 60.0, 100.0, 31.0],
    "saturation_points": [100.0, 20.0, 60.0, 77.7],
    "coached_use": [0.2, 1.1, 0.8, 0.3],
}


@pytest.fixture(scope="module")
def company(small_company):
    """A plan with mechanisms about departments; everything that no set states differs between replicates."""
    return small_company("plan", TRAINING, COACHING, weeks=9, uncertainty="full",
                         value={"adopter_week": 3.0},
                         target={"adoption": 0.2, "by_week": 8})


def alone(scenario, sets, number, **given):
    """A single run under one set."""
    stated = {**scenario.parameters, **{name: exactly(values[number]) for name, values in sets.items()}}
    return run(scenario.model_copy(update={"parameters": stated}), **given)


def assert_as_alone(found, scenario, sets, **given):
    """Every number of every set is, to the last bit, that of a single run."""
    for number in range(len(next(iter(sets.values())))):
        result = alone(scenario, sets, number, **given)
        assert set(found.measures) == set(result.measures)
        for name, values in result.measures.items():
            assert found.measures[name][number].tobytes() == values.tobytes(), name
        for name in found.weekly:
            assert found.weekly[name][number].tobytes() == result.recording.of_all(name).tobytes(), name


@pytest.mark.parametrize("replicates", [1, 9])
def test_a_set_has_the_numbers_of_a_single_run(company, replicates):
    given = {"replicates": replicates, "engine": "numpy"}
    (found,) = run_sets([company], SETS, weekly=WEEKLY, **given)
    assert (found.scenario_name, found.seed, found.replicates, found.failed) == ("plan", 5, replicates, {})
    assert found.measures["adoption_end"].shape == (4, replicates)
    assert found.weekly["adoption"].shape == (4, 9, replicates)
    assert len({values.tobytes() for values in found.weekly["customer_index"]}) == 4
    assert_as_alone(found, company, SETS, **given)


@pytest.mark.slow
def test_a_set_has_the_numbers_of_a_single_run_on_the_compiled_engine(company):
    given = {"replicates": 9, "engine": "compiled"}
    (found,) = run_sets([company], SETS, weekly=WEEKLY, **given)
    (reference,) = run_sets([company], SETS, weekly=WEEKLY, replicates=9, engine="numpy")
    assert pickle.dumps(found) == pickle.dumps(reference)
    assert_as_alone(found, company, SETS, **given)


def test_each_parameter_alone_has_the_numbers_of_a_single_run(company):
    for name, values in SETS.items():
        sets = {name: values[:2]}
        (found,) = run_sets([company], sets, weekly=WEEKLY, replicates=8, engine="numpy")
        assert_as_alone(found, company, sets, replicates=8, engine="numpy")
        assert found.weekly["customer_index"][0].tobytes() != found.weekly["customer_index"][1].tobytes(), name


def test_a_set_replaces_what_the_scenario_states(small_company):
    scenario = small_company("plan", TRAINING, weeks=8, parameters={"quit_rate": 0.003, "susceptibility": 0.2})
    sets = {"quit_rate": [0.005, 0.007]}
    (found,) = run_sets([scenario], sets, replicates=3, engine="numpy")
    assert_as_alone(found, scenario, sets, replicates=3, engine="numpy")


def test_neither_workers_nor_parts_nor_organizations_leave_a_trace(small_company, monkeypatch):
    scenario = small_company("plan", TRAINING, weeks=8, organization_draws=2)
    given = {"weekly": WEEKLY, "replicates": 9, "engine": "numpy"}
    sets = {"susceptibility": np.linspace(0.2, 0.8, 3)}
    (one,) = run_sets([scenario], sets, workers=1, **given)
    monkeypatch.setattr(parameter_sets, "FUTURES_AT_ONCE", 12)
    (other,) = run_sets([scenario], sets, workers=3, **given)
    assert pickle.dumps(one) == pickle.dumps(other)
    assert_as_alone(one, scenario, {"susceptibility": sets["susceptibility"].tolist()}, replicates=9, engine="numpy")


def test_plans_share_sets_and_pasts_and_doing_nothing(small_company, monkeypatch):
    plans = [small_company("one", TRAINING, weeks=6), small_company("two", COACHING, weeks=6)]
    lanes = counted_lanes(monkeypatch)
    found = run_sets(plans, {"susceptibility": [0.2, 0.5, 0.8]}, replicates=4, engine="numpy")
    assert [one.scenario_name for one in found] == ["one", "two"]
    assert (lanes["run"], lanes["past"]) == ([12, 12, 12], [12])
    assert_as_alone(found[1], plans[1], {"susceptibility": [0.2, 0.5, 0.8]}, replicates=4, engine="numpy")


def counted_lanes(monkeypatch):
    """The sizes of all batches that are run, and of all pasts that are made, from now on."""
    lanes = {"run": [], "past": []}
    simulate, past = ensemble.Simulation.run, ensemble.InitialState

    def counted_run(simulation, *given):
        lanes["run"].append(simulation.initial.batch.size)
        simulate(simulation, *given)

    def counted_past(world, batch):
        lanes["past"].append(batch.size)
        return past(world, batch)

    monkeypatch.setattr(ensemble.Simulation, "run", counted_run)
    monkeypatch.setattr(ensemble, "InitialState", counted_past)
    return lanes


def test_fifty_sets_fill_whole_batches_on_one_world(small_company, monkeypatch):
    lanes, built, people = counted_lanes(monkeypatch), [], []
    monkeypatch.setattr(worlds, "build_world", lambda *given: built.append(0) or build_world(*given))
    monkeypatch.setattr(worlds, "organization_of", lambda *given: people.append(0) or organization_of(*given))
    sets = {"susceptibility": np.linspace(0.2, 0.8, 50)}
    run_sets([small_company("plan", TRAINING, weeks=1)], sets, measures=["adoption_end"], replicates=20, engine="numpy")
    assert (len(built), len(people)) == (1, 1)
    assert sum(lanes["run"]) == sum(lanes["past"]) == 1000
    blocks = sum(LaneLayout(10, size).run for size in lanes["run"])
    assert blocks <= 1.05 * 1000


def test_what_is_kept_of_a_set_is_what_is_returned(small_company, monkeypatch):
    monkeypatch.setattr(parameter_sets, "FUTURES_AT_ONCE", 8)
    rooms, make_room = [], Keeping.make_room
    monkeypatch.setattr(Keeping, "make_room", lambda self, count: rooms.append(count) or make_room(self, count))
    sets = {"susceptibility": np.linspace(0.2, 0.8, 6)}
    (found,) = run_sets([small_company("plan", TRAINING, weeks=4)], sets, measures=["adoption_end"],
                        weekly=["adoption"], replicates=4, engine="numpy")
    assert rooms == [8, 8, 8]
    assert {name: values.shape for name, values in found.measures.items()} == {"adoption_end": (6, 4)}
    assert {name: values.shape for name, values in found.weekly.items()} == {"adoption": (6, 4, 4)}


def test_doing_nothing_is_run_only_where_a_measure_compares_with_it(small_company, monkeypatch):
    scenario, lanes = small_company("plan", TRAINING, weeks=4), counted_lanes(monkeypatch)
    sets = {"susceptibility": [0.2, 0.8]}
    (few,) = run_sets([scenario], sets, measures=["adoption_end", "plan_cost"], replicates=4, engine="numpy")
    assert (lanes["run"], list(few.measures)) == ([8], ["adoption_end", "plan_cost"])
    (more,) = run_sets([scenario], sets, measures=["output_end"], replicates=4, engine="numpy")
    assert (lanes["run"], list(more.measures)) == ([8, 8, 8], ["output_end"])
    assert lanes["past"] == [8, 8]


def test_measures_that_do_not_compare_are_the_same_without_doing_nothing(company):
    (whole,) = run_sets([company], SETS, replicates=3, engine="numpy")
    names = [name for name, measure in MEASURES.items() if not measure.compared]
    (part,) = run_sets([company], SETS, measures=names, replicates=3, engine="numpy")
    for name in names:
        assert part.measures[name].tobytes() == whole.measures[name].tobytes(), name
    assert set(whole.measures) - set(names) == {
        "output_trough", "output_end", "cost_total", "cost_per_adopter", "cost_per_sustained_adopter", "net_value",
        "break_even_week",
    }


def test_no_parameter_changes_how_a_world_is_built(company):
    organization = organization_of(company, 5)
    for end in ("low", "high"):
        stated = {name: getattr(parameter, end) for name, parameter in PARAMETERS.items()}
        usual, other = (
            build_world(company.model_copy(update={"parameters": parameters}), organization, 5)
            for parameters in ({}, stated))
        for name in ("network", "later", "cells", "plan"):
            assert pickle.dumps(getattr(usual, name)) == pickle.dumps(getattr(other, name)), name


def test_a_replicate_that_fails_is_missing_and_says_why(small_company, monkeypatch):
    step = NumpyWeek.step

    def breaking(self, week, inputs):
        sums = step(self, week, inputs)
        lost = (self.initial.batch.chance == 3) & (self.initial.batch.parameters["susceptibility"] == 0.8)
        if week == 2 and self.world.scenario.name == "plan":
            sums[0, self.world.layout.week.number["trust"], lost] = np.nan
        return sums

    scenario, sets = small_company("plan", TRAINING, weeks=4), {"susceptibility": [0.2, 0.8]}
    (whole,) = run_sets([scenario], sets, replicates=5, engine="numpy")
    monkeypatch.setattr(NumpyWeek, "step", breaking)
    (found,) = run_sets([scenario], sets, replicates=5, engine="numpy")
    assert found.failed == {(1, 3): "week 2 of 'plan' gave values that are not finite numbers: trust"}
    lost = np.zeros((2, 5), dtype=bool)
    lost[1, 3] = True
    assert np.array_equal(np.isnan(found.measures["adoption_end"]), lost)
    assert np.array_equal(found.measures["adoption_end"][~lost], whole.measures["adoption_end"][~lost])


def test_progress_counts_the_person_weeks_of_all_sets(small_company, monkeypatch):
    monkeypatch.setattr(parameter_sets, "FUTURES_AT_ONCE", 8)
    told = []
    run_sets([small_company("plan", TRAINING, weeks=4)], {"susceptibility": [0.2, 0.5, 0.8]}, replicates=4,
             engine="numpy", progress=lambda done, total: told.append((done, total)))
    assert {total for _, total in told} == {2 * 26 * 12 * 4}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize(("sets", "message"), [
    ({"susceptability": [0.5]}, "parameter set 0: unknown parameter 'susceptability'; did you mean 'susceptibility'?"),
    ({"susceptibility": [0.5, 2.0]}, "parameter set 1: 2 is outside"),
    ({"susceptibility": [0.5, np.nan]}, "parameter set 1: nan is outside"),
])
def test_mistakes_are_told_with_the_number_of_their_set(small_company, sets, message):
    with pytest.raises(InputError) as found:
        run_sets([small_company()], sets)
    assert message in str(found.value)


@pytest.mark.parametrize(("sets", "told"), [
    ({}, "none"), ({"susceptibility": []}, "susceptibility: 0"),
    ({"susceptibility": [0.5], "quit_rate": [0.005, 0.006]}, "susceptibility: 1, quit_rate: 2"),
    ({"susceptibility": [[0.5], [0.6]]}, "susceptibility: 2x1"),
])
def test_every_parameter_needs_one_value_per_set(small_company, sets, told):
    with pytest.raises(ResultError, match=f"at least one set is needed; values: {told}$"):
        run_sets([small_company()], sets)


def test_a_set_under_which_the_scenario_is_impossible_is_refused(small_company):
    scenario = small_company(behaviors=[{"name": "solve", "existing": 0.3}],
                             context={"inhibitors": [{"name": "targets", "strength": 0.8}]})
    loss = PARAMETERS["inhibition_opportunity_loss"]
    run_sets([scenario], {"inhibition_opportunity_loss": [loss.low]}, replicates=1, measures=["adoption_end"])
    with pytest.raises(InputError, match=r"parameter set 1: must be at most .* the inhibitors of the context allow"):
        run_sets([scenario], {"inhibition_opportunity_loss": [loss.low, loss.high, loss.high]})


def test_plans_on_other_chance_are_refused(small_company):
    plans = [small_company("one", seed=5), small_company("two", seed=6)]
    with pytest.raises(ResultError, match="different seeds"):
        run_sets(plans, {"susceptibility": [0.5]}, replicates=1)


def test_unknown_measures_and_nothing_to_run_are_refused(small_company):
    with pytest.raises(ResultError, match="there is no measure 'adoption_and'; did you mean 'adoption_end'"):
        run_sets([small_company()], {"susceptibility": [0.5]}, measures=["adoption_and"])
    with pytest.raises(ResultError, match="there is no weekly measure 'adoptoin'; did you mean 'adoption'"):
        run_sets([small_company()], {"susceptibility": [0.5]}, weekly=["adoptoin"])
    with pytest.raises(ResultError, match="at least one scenario"):
        run_sets([], {"susceptibility": [0.5]})
    with pytest.raises(ResultError, match="0 replicates: at least 1"):
        run_sets([small_company()], {"susceptibility": [0.5]}, replicates=0)
