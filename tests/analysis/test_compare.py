"""Paired comparison against numbers worked out by hand."""

import dataclasses
import math

import numpy as np
import pytest

from cxsim.analysis.compare import DIFFERENCE_COLUMNS, Comparison
from cxsim.analysis.paired import paired_difference
from cxsim.errors import ResultError
from cxsim.testing.recordings import recording_from, result_from, synthetic_recording
from cxsim.words.decision import missing_words

T_2_DEGREES = 4.302652729911275  # 97.5 % point of Student's t with 2 degrees of freedom


def plan(name, *levels, seed=1, weeks=10):
    return result_from(name, recording_from({"adoption": np.tile(levels, (weeks, 1))}), seed=seed)


def test_the_difference_of_three_pairs_by_hand():
    found = paired_difference(np.array([0.3, 0.5, 0.9]), np.array([0.2, 0.5, 0.6]), "higher")
    mean, error = 0.4 / 3, math.sqrt(((0.1 - 0.4 / 3) ** 2 + (0.4 / 3) ** 2 + (0.3 - 0.4 / 3) ** 2) / 2 / 3)
    assert found.mean == pytest.approx(mean)
    assert found.low == pytest.approx(mean - T_2_DEGREES * error)
    assert found.high == pytest.approx(mean + T_2_DEGREES * error)
    assert (found.p05, found.p95) == (pytest.approx(0.01), pytest.approx(0.28))
    assert found.probability_better == pytest.approx(2.5 / 3), "the tie counts half"
    assert (found.replicates, found.needed) == (3, 6)  # six times the squared skewness of 0, 1 and 3, .935


def test_better_means_lower_where_lower_is_better():
    assert paired_difference(np.array([1.0, 3.0]), np.array([2.0, 4.0]), "lower").probability_better == 1.0
    assert math.isnan(paired_difference(np.array([1.0, 3.0]), np.array([2.0, 4.0]), "none").probability_better)


def test_pairs_with_an_absent_side_do_not_count():
    found = paired_difference(np.array([1.0, np.nan, 3.0]), np.array([0.0, 0.0, np.nan]), "higher")
    assert (found.mean, found.replicates) == (1.0, 1)
    assert math.isnan(found.low)
    nothing = paired_difference(np.array([np.nan]), np.array([1.0]), "higher")
    assert nothing.replicates == 0
    assert math.isnan(nothing.mean)


def test_swapping_two_plans_mirrors_the_difference():
    first, second = np.array([0.1, 0.5, 0.2]), np.array([0.3, 0.1, 0.2])
    forth, back = paired_difference(first, second, "higher"), paired_difference(second, first, "higher")
    assert (forth.mean, forth.low, forth.high) == (-back.mean, -back.high, -back.low)
    assert forth.probability_better == 1.0 - back.probability_better


def test_a_plan_compared_with_itself_differs_by_exactly_nothing():
    result = result_from("A", synthetic_recording(replicates=5))
    comparison = Comparison.of([result, result])
    assert comparison.names == ("A", "A (2)")
    rows = comparison.difference_rows()
    present = [row for row in rows if row[9]]
    assert len(present) > 10
    assert all(row[3:8] == (0.0, 0.0, 0.0, 0.0, 0.0) and row[8] == 0.5 for row in present)
    # What happens in fewer than 3 of 5 futures may have gone unseen; what a plan costs is no chance.
    assert {row[2]: row[10] for row in present}["plan_cost"] == 0
    assert {row[10] for row in present if row[2] != "plan_cost"} == {10}


def test_the_frame_and_its_columns():
    frame = Comparison.of([plan("nothing", 0.0, 0.1, 0.0), plan("much", 0.5, 0.6, 0.7)]).differences()
    assert tuple(frame.columns) == DIFFERENCE_COLUMNS == (
        "scenario", "baseline", "measure", "mean", "low", "high", "p05", "p95", "probability_better", "replicates",
        "replicates_needed",
    )
    row = frame[frame.measure == "adoption_end"].iloc[0]
    assert (row.scenario, row.baseline, row.replicates) == ("much", "nothing", 3)
    assert row["mean"] == pytest.approx(1.7 / 3)
    assert "nothing" not in set(frame.scenario)


def test_the_order_of_plans_does_not_change_a_difference():
    plans = [plan("a", 0.0, 0.1), plan("b", 0.5, 0.3), plan("c", 0.2, 0.2)]
    forth = Comparison.of(plans, baseline="a").difference("b")
    assert forth == Comparison.of(plans[::-1], baseline="a").difference("b")


def test_one_replicate_has_no_interval_and_says_what_to_do():
    comparison = Comparison.of([plan("a", 0.1), plan("b", 0.2)])
    with pytest.raises(ResultError, match="run at least 2 replicates"):
        comparison.difference("b")


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (plan("b", 0.1, 0.2, weeks=12), "different weeks: 'a' has 10, 'b' has 12"),
        (plan("b", 0.1, 0.2, 0.3), "different replicates: 'a' has 2, 'b' has 3"),
        (plan("b", 0.1, 0.2, seed=2), "different seed: 'a' has 1, 'b' has 2"),
        (result_from("b", recording_from({"adoption": np.zeros((10, 2))}, headcount=7)), "different people"),
    ],
)
def test_results_that_share_no_chance_are_refused_with_the_reason(other, reason):
    with pytest.raises(ResultError, match=reason):
        Comparison.of([plan("a", 0.1, 0.2), other])


def test_another_organization_is_refused():
    other = plan("b", 0.1, 0.2)
    other.manifest["organization_hash"] = "another organization"
    with pytest.raises(ResultError, match="different organization"):
        Comparison.of([plan("a", 0.1, 0.2), other])


def test_every_reason_is_told_at_once():
    with pytest.raises(ResultError) as caught:
        Comparison.of([plan("a", 0.1, 0.2), plan("b", 0.1, 0.2, 0.3, seed=2, weeks=12)])
    assert [word in str(caught.value) for word in ("weeks", "replicates", "seed")] == [True] * 3


def test_an_unknown_baseline_scenario_or_measure_meets_its_nearest_name():
    plans = [plan("do nothing", 0.1, 0.2), plan("mandate", 0.1, 0.2)]
    with pytest.raises(ResultError, match="did you mean 'do nothing'"):
        Comparison.of(plans, baseline="do nothin")
    with pytest.raises(ResultError, match="did you mean 'mandate'"):
        Comparison.of(plans).difference("mandat")
    with pytest.raises(ResultError, match="did you mean 'adoption_end'"):
        Comparison.of(plans).difference("mandate", "adoption_ends")
    with pytest.raises(ResultError, match="nothing to compare"):
        Comparison.of([])


def test_saving_writes_the_differences_beside_the_results(tmp_path):
    folder = Comparison.of([plan("nothing", 0.0, 0.0), plan("=much", 0.5, 0.5)]).save(tmp_path / "out")
    lines = (folder / "differences.csv").read_text().splitlines()
    assert lines[0] == "scenario,baseline,measure,mean,low,high,p05,p95,probability_better,replicates,replicates_needed"
    assert lines[1] == "'=much,nothing,adoption_end,0.5,0.5,0.5,0.5,0.5,1,2,4"
    assert sorted(path.name for path in folder.iterdir()) == [
        "costs.csv", "differences.csv", "funnel.csv", "load.csv", "manifest.json", "pairs.csv",
        "ranking.csv", "risk.csv", "robustness.csv", "summary.csv",
        "weekly.parquet", "weekly_groups.parquet",
    ]


def with_a_failed_replicate(result):
    adoption = result.recording.weekly["adoption"].copy()
    adoption[:, 2:, 0] = np.nan
    recording = dataclasses.replace(result.recording, weekly={**result.recording.weekly, "adoption": adoption})
    return result_from(result.scenario_name, recording)


def test_failed_replicates_are_refused_unless_allowed_and_then_marked():
    plans = [plan("nothing", 0.1, 0.1, 0.1), with_a_failed_replicate(plan("much", 0.5, 0.6, 0.7))]
    with pytest.raises(ResultError, match=r"missing or failed \(1 of 3 in 'much'\)"):
        Comparison.of(plans)
    allowed = Comparison.of(plans, allow_missing=True)
    assert allowed.missing == {"much": 1}
    assert allowed.difference("much").replicates == 2
    assert allowed.manifest["missing_replicates"] == {"much": 1}
    assert "rests on the others" in missing_words(allowed)
    assert missing_words(Comparison.of([plans[0]])) == ""


def test_plans_judged_by_different_worths_are_not_compared():
    plans = [
        dataclasses.replace(one, manifest={**one.manifest, "value": {"adopter_week": worth}})
        for one, worth in ((plan("nothing", 0.1, 0.1), 1.0), (plan("much", 0.5, 0.6), 2.0))
    ]
    with pytest.raises(ResultError, match=r"different worth of outcomes: 'nothing' has \{'adopter_week': 1.0\}"):
        Comparison.of(plans)
