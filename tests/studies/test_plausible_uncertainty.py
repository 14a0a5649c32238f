"""Parameters that differ between replicates: rows of a set, and what a scenario fixes."""

import numpy as np
import pytest

import cxsim
from cxsim.engine.world.uncertainty import uncertain_parameters
from cxsim.errors import InputError
from cxsim.model.joining import week_of
from cxsim.model.parameters import PARAMETERS, in_force
from cxsim.model.plausible import PlausibleSet, shipped_set
from cxsim.scenario.loading.load import from_mapping
from experiments.plausible_set.draws import candidates

SMALL = {
    "name": "small", "weeks": 6, "seed": 4, "replicates": 7, "uncertainty": {"set": "own.csv"},
    "organization": {"generate": {"departments": [{"name": "claims", "size": 20}, {"name": "sales", "size": 12}]}},
    "plan": {"interventions": [{"type": "training"}, {"type": "mandate", "weeks": 8}]},
}


@pytest.fixture
def own(tmp_path):
    """A folder with a set of three rows."""
    rows = PlausibleSet(candidates(9, 0, 4)).values
    (tmp_path / "own.csv").write_text(PlausibleSet({name: values[:3] for name, values in rows.items()}).text())
    return tmp_path


def scenario(folder, **given):
    """The small scenario with some keys replaced."""
    return from_mapping({**SMALL, **given}, folder=folder)


# The rows that seeds 4 and 5 draw for seven replicates from a set of three.
DRAWN = {4: [1, 1, 1, 0, 0, 1, 1], 5: [1, 1, 0, 1, 2, 1, 2]}


@pytest.mark.parametrize("seed", DRAWN)
def test_every_replicate_lives_by_one_row_that_its_seed_draws(own, seed):
    result = cxsim.run(scenario(own, seed=seed))
    rows = uncertain_parameters(scenario(own))
    assert set(result.parameters) == set(in_force(week_of()))
    for name, values in result.parameters.items():
        assert np.array_equal(values, rows[name][DRAWN[seed]])


def test_seven_of_eight_replicates_are_the_seven_of_a_shorter_run(own):
    longer, shorter = (cxsim.run(scenario(own, replicates=count)) for count in (8, 7))
    for name, values in shorter.recording.weekly.items():
        assert np.array_equal(longer.recording.weekly[name][..., :7], values, equal_nan=True), name


def test_every_plan_and_doing_nothing_meet_the_same_rows(own):
    plans = [scenario(own, name=name, plan={"interventions": one})
             for name, one in (("idle", []), ("train", [{"type": "training"}]))]
    comparison = cxsim.compare(plans)
    for name, values in comparison["idle"].parameters.items():
        assert np.array_equal(values, comparison["train"].parameters[name])
    alone = cxsim.run(plans[1])
    assert np.array_equal(alone.reference["quits"], comparison["idle"].recording.of_all("quits"))


def test_a_replicate_is_the_same_as_if_its_row_were_stated(own):
    uncertain = cxsim.run(scenario(own))
    rows = uncertain_parameters(scenario(own))
    row = DRAWN[4][4]
    stated = {name: float(values[row]) for name, values in rows.items()}
    certain = cxsim.run(scenario(own, uncertainty="none", parameters=stated))
    for name, values in uncertain.recording.weekly.items():
        assert np.array_equal(values[..., 4], certain.recording.weekly[name][..., 4], equal_nan=True)


def test_what_the_scenario_states_holds_in_all_replicates(own):
    varied = uncertain_parameters(scenario(own, parameters={"habit_gain": 0.3}))
    assert "habit_gain" not in varied
    assert set(varied) == set(PARAMETERS) - {"habit_gain"}


def test_what_no_mechanism_of_the_week_reads_does_not_vary(own):
    plain, bass = (cxsim.run(scenario(own, adoption_rule=rule)) for rule in ("motivation", "bass"))
    assert "social_influence" in bass.parameters
    assert "social_influence" not in plain.parameters
    assert len(cxsim.run(scenario(own, without=["gaming"])).parameters) < len(plain.parameters)


def test_named_parameters_vary_alone():
    varied = uncertain_parameters(scenario("", uncertainty=["habit_gain", "quit_rate"]))
    assert sorted(varied) == ["habit_gain", "quit_rate"]
    assert np.array_equal(varied["habit_gain"], shipped_set().column("habit_gain"))


def test_without_uncertainty_nothing_varies_and_nothing_is_told():
    calm = scenario("", uncertainty="none", replicates=2)
    assert uncertain_parameters(calm) == {}
    result = cxsim.run(calm)
    assert not result.parameters
    assert not any(note.startswith("uncertainty") for note in result.manifest["notes"])


def test_the_manifest_tells_which_set_was_used(own):
    result = cxsim.run(scenario(own))
    (note,) = (note for note in result.manifest["notes"] if note.startswith("uncertainty"))
    first = PlausibleSet({name: values[:3] for name, values in candidates(9, 0, 4).items()})
    assert note == (
        f"uncertainty: every replicate draws one of 3 rows of 'own.csv' (SHA-256 {first.hash[:16]}...) by the seed and "
        "its number; it varies all parameters in force that the scenario does not state")
    assert result.manifest["uncertainty"] == "own.csv"


def test_a_bad_set_is_told_with_its_line(own):
    (own / "own.csv").write_text("habit_gain\n0.2\n7\n")
    with pytest.raises(InputError) as error:
        cxsim.run(scenario(own))
    assert "own.csv:3: habit_gain: a number from 0.057 to 0.56 (1/week) is expected, '7' is given" in str(error.value)


@pytest.mark.parametrize(("stated", "told"), [
    ("ful", "uncertainty: the text 'ful' is not allowed; did you mean 'full'?"),
    (["habit_gian"], "uncertainty.0: there is no parameter 'habit_gian'; did you mean 'habit_gain'?"),
    (["habit_gain", "habit_gain"], "uncertainty.1: the parameter 'habit_gain' is named twice"),
    ([], "uncertainty: the list is empty; name at least one"),
    ({"set": "missing.csv"}, "uncertainty.set: there is no file 'missing.csv'"),
    ({"file": "own.csv"}, "uncertainty.file: unknown key 'file'"),
])
def test_what_cannot_be_meant_is_told(own, stated, told):
    with pytest.raises(InputError) as error:
        scenario(own, uncertainty=stated)
    assert told in str(error.value)


def test_a_parameter_cannot_be_stated_and_vary(own):
    with pytest.raises(InputError) as error:
        scenario(own, uncertainty=["habit_gain"], parameters={"habit_gain": 0.3})
    assert "uncertainty.0: 'habit_gain' is stated under 'parameters'" in str(error.value)
