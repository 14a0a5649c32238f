"""Comparisons as asked for: exact enough, split into sources, held against other rules."""

import numpy as np
import pytest

from cxsim.analysis.paired import paired_difference
from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.errors import ModelError, ResultError
from cxsim.studies import until as stopping
from cxsim.studies.alternatives import alternatives, changed
from cxsim.studies.comparing import compare
from cxsim.words.decision import missing_words
from cxsim.words.precision import until_words

TRAINING = {"type": "training", "start_week": 1, "weeks": 6, "hours_per_week": 4}
MANDATE = {"type": "mandate", "strength": 1.0, "monitoring": 1.0}


@pytest.fixture(scope="module")
def plans(small_company):
    return [small_company("nothing", weeks=10), small_company("both", TRAINING, MANDATE, weeks=10)]


@pytest.fixture
def early_looks(monkeypatch):
    """Look first at 4 replicates instead of 64, so that tests are fast."""
    monkeypatch.setattr(stopping, "FIRST_LOOK", 4)


def test_replicates_double_until_the_difference_is_known_well_enough(plans, early_looks):
    rough = compare(plans, replicates=4)
    few, more = (stopping.differences(one)[0] for one in (rough, compare(plans, replicates=8)))
    width = stopping.reach_of(more)
    assert width < stopping.reach_of(few)
    found = compare(plans, until=width)
    assert found.results[0].replicates == 8
    assert found.results[0].manifest["until"]["reached"] is True
    for first, second in zip(rough.results, found.results, strict=True):
        for measure, values in first.recording.weekly.items():
            assert np.array_equal(values, second.recording.weekly[measure][..., :4], equal_nan=True), measure


def test_a_skewed_difference_is_not_precise_before_it_has_the_futures_it_needs():
    mild, equal, skewed = (paired_difference(np.array(values), np.zeros(20), "higher") for values in (
        np.linspace(0.10, 0.11, 20), [0.0] * 20, [0.0] * 19 + [0.01]))
    assert stopping.precise([mild, equal], 0.01)
    assert not stopping.precise([mild, equal], 0.001)
    assert not stopping.precise([mild, skewed], 0.01)
    assert stopping.needed_for([mild, equal, skewed]) == 120
    # The far end counts: the interval of a skewed mean is not symmetric.
    assert stopping.reach_of(skewed) == skewed.high - skewed.mean > skewed.mean - skewed.low


def test_the_cap_ends_what_cannot_be_reached_and_the_result_says_so(plans, early_looks):
    found = compare(plans, until=1e-9, replicates=6)
    assert found.results[0].replicates == 6
    assert "not reached" in found.results[0].manifest["notes"][-1]
    assert "was not reached with 6 replicates" in until_words(found)[0]


@pytest.mark.parametrize(("asked", "said"), [
    ({"until": 0.0}, "a half-width of 0 makes no sense"),
    ({"until": float("nan")}, "makes no sense"),
    ({"until": 0.01, "replicates": 1}, "1 replicate gives no interval"),
    ({"split": True, "replicates": 5}, "5 replicates are too few to split a band"),
    ({"split": True, "replicates": 1}, "1 replicate is too few to split a band"),
])
def test_senseless_wishes_are_refused_before_anything_runs(plans, asked, said):
    with pytest.raises(ResultError, match=said):
        compare(plans, progress=lambda done, total: pytest.fail("ran"), **asked)


def test_a_precision_needs_two_plans(plans):
    with pytest.raises(ResultError, match="a single scenario"):
        compare(plans[:1], until=0.01)
    with pytest.raises(ResultError, match="nothing to compare"):
        compare([])


def test_bands_are_split_into_chance_and_people_where_nothing_else_differs(plans):
    found = compare(plans, replicates=20, split=True)
    assert {(one.scenario, one.baseline) for one in found.sources} == {
        ("nothing", ""), ("both", ""), ("both", "nothing")}
    assert {one.source for one in found.sources} == {"chance", "people"}
    assert all(-1.0 <= one.share <= 1.0 or np.isnan(one.share) for one in found.sources)


def test_every_other_rule_and_four_networks_are_tried(small_company):
    scenario = small_company("plan", TRAINING)
    found = list(alternatives(scenario))
    assert [(assumption, setting) for assumption, setting, _ in found][:5] == [
        ("adoption_rule", "threshold"), ("adoption_rule", "bass"), ("adoption_rule", "simple_contagion"),
        ("influence", "degroot"), ("influence", "bounded_confidence"),
    ]
    assert [assumption for assumption, _, _ in found][5:] == ["network"] * 4
    assert changed(scenario, found[1][2]).adoption_rule == "bass"
    halved = changed(scenario, found[5][2]).organization.generate
    assert halved.mean_ties == scenario.organization.generate.mean_ties / 2


def test_robust_comparisons_tell_what_becomes_of_the_leading_plan(small_company, monkeypatch):
    monkeypatch.setattr("cxsim.studies.alternatives.alternatives",
                        lambda scenario: [("adoption_rule", "bass", {"adoption_rule": "bass"})])
    plans = [small_company("nothing", weeks=10), small_company("both", TRAINING, MANDATE, weeks=10)]
    found = compare(plans, replicates=6, robust=True)
    leaders = {one.recommendation for one in found.survivals}
    assert leaders
    assert {(one.assumption, one.setting) for one in found.survivals} == {("adoption_rule", "bass")}
    assert set(found.robustness()["assumption"]) >= {"adoption_rule: bass"}


@pytest.fixture
def one_breaks(monkeypatch):
    """Chance number 3 gives what is no number in week 5, but only where somebody is trained."""
    step = NumpyWeek.step

    def breaking(self, week, inputs):
        sums = step(self, week, inputs)
        if week == 5 and self.world.scenario.name == "both":
            sums[0, self.world.layout.week.number["trust"], self.initial.batch.chance == 3] = np.nan
        return sums

    monkeypatch.setattr(NumpyWeek, "step", breaking)


def test_a_replicate_that_fails_ends_the_run_unless_missing_ones_are_allowed(plans, one_breaks):
    with pytest.raises(ModelError, match="week 5 of 'both' gave values that are not finite numbers: trust"):
        compare(plans, replicates=10, engine="numpy")


def test_only_the_replicate_that_failed_is_missing_and_everything_says_so(plans, one_breaks, monkeypatch):
    found = compare(plans, replicates=10, allow_missing=True, engine="numpy")
    assert found.missing == {"both": 1}
    assert "1 of 10 in 'both'" in missing_words(found)
    (told,) = (note for note in found["both"].manifest["notes"] if "failed" in note)
    assert told == "replicate 3 failed and is missing: week 5 of 'both' gave values that are not finite numbers: trust"
    assert found.summary().set_index(["scenario", "measure"]).loc[("both", "adoption_end"), "replicates"] == 9
    assert found.difference("both", "cost_total").replicates == 9
    monkeypatch.undo()
    whole = compare(plans, replicates=10)
    others = [0, 1, 2, 4, 5, 6, 7, 8, 9]
    for measure, values in whole["both"].recording.weekly.items():
        broken = found["both"].recording.weekly[measure]
        assert np.isnan(broken[..., 3]).all()
        assert broken[..., others].tobytes() == values[..., others].tobytes(), measure


def test_where_every_replicate_fails_there_is_nothing_to_go_on_with(plans, monkeypatch):
    step = NumpyWeek.step
    monkeypatch.setattr(NumpyWeek, "step", lambda self, week, inputs: step(self, week, inputs) * np.nan)
    with pytest.raises(ModelError, match="gave values that are not finite numbers"):
        compare(plans, replicates=3, allow_missing=True, engine="numpy")


def test_plans_on_different_chance_are_refused_unless_one_seed_is_given_for_all(small_company):
    plans = [small_company("x", weeks=4), small_company("y", weeks=4, seed=6)]
    with pytest.raises(ResultError, match=r"different seeds \('x' says 5, 'y' says 6\)"):
        compare(plans, replicates=2)
    assert compare(plans, replicates=2, seed=9).results[1].seed == 9


def test_a_seed_that_only_one_plan_states_holds_for_all(small_company):
    plans = [small_company("x", weeks=4, seed=None), small_company("y", weeks=4, seed=6)]
    assert [result.seed for result in compare(plans, replicates=2).results] == [6, 6]


def test_horizons_and_organizations_must_be_the_same(small_company):
    with pytest.raises(ResultError, match="'x' runs 1 week, 'y' 5: only scenarios with the same horizon can be"):
        compare([small_company("x", weeks=1), small_company("y", weeks=5)], replicates=2)
    larger = {"generate": {"departments": [{"name": "sales", "size": 40}]}}
    with pytest.raises(ResultError, match="different organizations"):
        compare([small_company("x", weeks=4), small_company("y", weeks=4, organization=larger)], replicates=2)
