"""Every measure against numbers worked out by hand: three replicates, ten weeks of 100 people."""

import numpy as np
import pytest

from cxsim.results.measures import MEASURES, compute, mean_of_weeks, measure_notes
from cxsim.testing.recordings import recording_from

RISING = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
FALLING = [0.0, 0.8, 0.8, 0.8, 0.8, 0.4, 0.2, 0.1, 0.1, 0.0]
NEVER = [0.0] * 10


def weeks_by_replicate(*replicates):
    return np.array(replicates).T


@pytest.fixture
def plan():
    adoption = weeks_by_replicate(RISING, FALLING, NEVER)
    return recording_from(
        {
            "adoption": adoption,
            "internalized": weeks_by_replicate([0.45] * 10, [0.05] * 10, NEVER),
            "quits": weeks_by_replicate([1.0] * 10, [0.0] * 10, [0.5] * 10),
            "regretted_quits": weeks_by_replicate([0.5] * 10, [0.0] * 10, [0.0] * 10),
            "burnout": weeks_by_replicate(RISING, NEVER, NEVER),
            "output": weeks_by_replicate([1.0] * 4 + [0.45] + [1.0] * 5, [0.9] * 10, [1.0] * 10),
            "customer_index": weeks_by_replicate([50.0] * 6 + [60.0, 62.0, 64.0, 66.0], [50.0] * 10, [40.0] * 10),
        },
        costs={
            "training": np.full((10, 3), 100.0),
            "replacement": np.full((10, 3), 20.0),
            "lost_output": np.full((10, 3), 5.0),
        },
    )


@pytest.fixture
def doing_nothing():
    output = weeks_by_replicate([0.9] * 10, [0.9] * 10, [0.8] * 10)
    return recording_from({"adoption": np.zeros((10, 3)), "output": output})


def test_adoption_at_the_end_is_the_mean_of_the_last_four_weeks(plan):
    np.testing.assert_allclose(compute(plan)["adoption_end"], [0.75, 0.1, 0.0])


def test_the_peak_is_the_highest_four_week_mean_not_the_highest_week(plan):
    np.testing.assert_allclose(compute(plan)["adoption_peak"], [0.75, 0.8, 0.0])


def test_sustained_adoption_takes_all_weeks_when_fewer_than_26_exist(plan):
    np.testing.assert_allclose(compute(plan)["sustained_adoption"], [0.45, 0.4, 0.0])


def test_sustained_adoption_takes_the_26_weeks_after_the_last_active_intervention():
    adoption = np.zeros((40, 2))
    adoption[5:31] = 0.5
    recording = recording_from({"adoption": adoption})
    np.testing.assert_allclose(compute(recording, last_intervention_week=4)["sustained_adoption"], [0.5, 0.5])
    np.testing.assert_allclose(compute(recording, last_intervention_week=13)["sustained_adoption"], [17 / 52] * 2)
    np.testing.assert_allclose(compute(recording, last_intervention_week=39)["sustained_adoption"], [17 / 52] * 2)


def test_retention_is_absent_where_there_was_hardly_a_peak(plan):
    np.testing.assert_allclose(compute(plan)["retention"], [0.45 / 0.75, 0.4 / 0.8, np.nan])


def test_weeks_to_half_is_the_horizon_where_half_is_never_reached(plan):
    np.testing.assert_array_equal(compute(plan)["weeks_to_half"], [5.0, 1.0, 10.0])


def test_a_target_is_met_in_the_week_that_it_names(plan):
    assert "target_met" not in compute(plan)
    np.testing.assert_array_equal(compute(plan, target=(0.5, 5))["target_met"], [1.0, 0.0, 0.0])
    np.testing.assert_array_equal(compute(plan, target=(0.5, 10))["target_met"], [1.0, 0.0, 0.0])
    np.testing.assert_array_equal(compute(plan, target=(0.5, 11))["target_met"], [np.nan] * 3)


def test_internalized_share_is_among_adopters_and_absent_without_any(plan):
    np.testing.assert_allclose(compute(plan)["internalized_share"], [0.6, 0.5, np.nan])


def test_turnover_is_yearly_and_per_mean_headcount(plan):
    np.testing.assert_allclose(compute(plan)["turnover_per_year"], [0.52, 0.0, 0.26])
    np.testing.assert_allclose(compute(plan)["regretted_turnover"], [0.26, 0.0, 0.0])


def test_burnout_is_judged_by_its_worst_week(plan):
    np.testing.assert_allclose(compute(plan)["burnout_share_peak"], [0.9, 0.0, 0.0])


def test_output_is_relative_to_doing_nothing_on_the_same_chance(plan, doing_nothing):
    measures = compute(plan, doing_nothing)
    np.testing.assert_allclose(measures["output_trough"], [0.5, 1.0, 1.25])
    np.testing.assert_allclose(measures["output_end"], [1 / 0.9, 1.0, 1.25])
    assert np.isnan(compute(plan)["output_trough"]).all()


def test_doing_nothing_has_exactly_the_output_of_doing_nothing(doing_nothing):
    np.testing.assert_array_equal(compute(doing_nothing, doing_nothing)["output_trough"], [1.0] * 3)


def test_the_customer_index_at_the_end(plan):
    np.testing.assert_allclose(compute(plan)["customer_index_end"], [63.0, 50.0, 40.0])


def test_costs_add_up_and_cost_per_adopter_is_absent_without_adopters(plan):
    measures = compute(plan)
    np.testing.assert_array_equal(measures["plan_cost"], [1000.0] * 3)
    np.testing.assert_array_equal(measures["cost_total"], [1250.0] * 3)
    np.testing.assert_allclose(measures["cost_per_adopter"], [1250 / 75, 125.0, np.nan])


def test_a_replicate_in_which_nobody_is_left_is_absent_not_zero():
    adoption = np.full((10, 2), 0.6)
    adoption[4:, 1] = np.nan
    measures = compute(recording_from({"adoption": adoption}))
    for name in ("adoption_end", "adoption_peak", "sustained_adoption", "retention", "weeks_to_half"):
        assert np.isnan(measures[name]).tolist() == [False, True], name


def test_notes_say_what_is_censored_absent_or_measured_over_another_window(plan):
    measures = compute(plan, last_intervention_week=7)
    notes = measure_notes(plan, measures, last_intervention_week=7)
    assert notes[0] == (
        "sustained_adoption: fewer than 26 weeks remain after the last active intervention (week 7), "
        "so weeks 0 to 9 count while interventions are still active"
    )
    assert notes[1] == (
        "weeks_to_half: adoption never reaches one half in 1 of 3 replicates; these count as 10 weeks"
    )
    assert "retention: absent in 1 of 3 replicates" in notes


def test_a_single_week_and_replicate_are_told_in_the_singular():
    alone = recording_from({"adoption": np.full((1, 1), 0.2)})
    measures = {"retention": np.array([np.nan]), "break_even_week": np.array([1.0])}
    assert measure_notes(alone, measures, target=(0.5, 3)) == (
        "weeks_to_half: adoption never reaches one half in 1 of 1 replicate; these count as 1 week",
        "target_met: absent, because week 3 is outside the 1 week",
        "break_even_week: costs are not earned back in 1 of 1 replicate; these count as 1 week",
        "retention: absent in 1 of 1 replicate",
    )


def test_every_measure_says_what_it_means_and_which_direction_is_better():
    assert list(MEASURES)[:3] == ["adoption_end", "adoption_peak", "sustained_adoption"]
    for name, measure in MEASURES.items():
        assert measure.name == name
        assert measure.meaning
        assert measure.better in ("higher", "lower", "none")


def test_the_last_active_week_may_differ_between_futures():
    adoption = np.tile(np.arange(52.0)[:, None] / 52.0, (1, 3))
    recording = recording_from({"adoption": adoption})
    each = compute(recording, last_intervention_week=np.array([4.0, 39.0, np.nan]))["sustained_adoption"]
    alone = [compute(recording, last_intervention_week=week)["sustained_adoption"][0] for week in (4, 39, None)]
    assert each.tolist() == alone
    (note,) = [note for note in measure_notes(recording, {}, last_intervention_week=np.array([4.0, 39.0, np.nan]))
               if note.startswith("sustained")]
    assert "in 1 of 3 replicates; there weeks 26 to 51 count" in note


def test_a_mean_of_weeks_is_the_same_alone_and_beside_others():
    weekly = np.array([[1.0 / (week + 3 * replicate + 1.0) for replicate in range(4)] for week in range(26)])
    together = mean_of_weeks(weekly)
    assert together == pytest.approx(weekly.sum(axis=0) / 26.0)
    for replicate in range(4):
        assert mean_of_weeks(np.ascontiguousarray(weekly[:, replicate : replicate + 1])) == together[replicate]
    assert any(weekly[:, replicate].mean() != together[replicate] for replicate in range(4))
