"""A survey sees what was recorded, through a sample, noise, a bias and the smallest group that may be published."""

import numpy as np
import pytest

from cxsim.engine.known.counts import Counts
from cxsim.engine.known.survey import Fieldwork, Waiting
from cxsim.scenario.schema.purpose import Survey

WEEKS = 6
ALL = ("awareness", "attitude", "use", "adoption", "perceived_norm", "skill", "habit", "expected_benefit", "trust",
       "fatigue", "burnout")


def after(laboratory, weeks=WEEKS, replicates=3, **given):
    simulation = laboratory.begin(laboratory.busy(weeks=WEEKS, **given), replicates)
    for _ in range(weeks):
        simulation.step()
    return simulation


def fieldwork(simulation, measures=(), name="survey", **survey):
    counts = Counts(simulation.world, simulation.initial.batch.size)
    return Fieldwork(Survey(**survey), name, simulation, measures, counts)


def taken(simulation, measures, week=WEEKS, **given):
    return fieldwork(simulation, measures, **given).take(week)


def test_a_full_survey_without_error_publishes_what_was_recorded_last_week(laboratory):
    simulation = after(laboratory, without=["gaming"])
    recorded = simulation.kept().weekly
    published = taken(simulation, ALL)
    for measure in ALL:
        there = ~np.isnan(published[measure])
        assert there[:3].all(), measure
        assert np.array_equal(published[measure][there], recorded[measure][:, -1][there]), measure


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
def test_both_engines_are_asked_alike(laboratory, engine):
    simulation = laboratory.begin(laboratory.busy(weeks=WEEKS), 3, engine=engine)
    for _ in range(WEEKS):
        simulation.step()
    reference = taken(after(laboratory), ("trust", "use"), sample_share=0.5, noise=0.2)
    found = taken(simulation, ("trust", "use"), sample_share=0.5, noise=0.2)
    assert all(np.array_equal(found[name], reference[name], equal_nan=True) for name in found)


def test_one_replicate_alone_gets_the_same_answers(laboratory):
    together = taken(after(laboratory), ("trust",), sample_share=0.6, noise=0.1)["trust"]
    for number in range(3):
        alone = taken(after(laboratory, replicates=[number]), ("trust",), sample_share=0.6, noise=0.1)["trust"]
        assert np.array_equal(alone[:, 0], together[:, number], equal_nan=True)


def test_fewer_than_five_answers_are_not_published(laboratory):
    simulation = after(laboratory, turnover=False)
    level = simulation.world.organization.level
    assert (level == 1).sum() < 5 <= (level == 3).sum()
    published = taken(simulation, ("trust",))["trust"]
    groups = fieldwork(simulation).groups
    assert np.isnan(published[groups.index("level:1")]).all()
    assert not np.isnan(published[groups.index("level:3")]).any()
    assert np.isnan(taken(simulation, ("trust",), sample_share=0.0)["trust"]).all()


def test_bias_lifts_what_is_published_within_the_range_of_the_measure(laboratory):
    simulation = after(laboratory, turnover=False)
    truth, lifted = (taken(simulation, ("trust",), response_bias=bias)["trust"][0] for bias in (0.0, 0.1))
    assert np.allclose(lifted - truth, 0.1, atol=1e-8)
    assert taken(simulation, ("trust",), response_bias=1.0)["trust"][0].tolist() == [1.0, 1.0, 1.0]


def test_a_larger_sample_asks_everybody_whom_a_smaller_one_asks(laboratory):
    simulation = after(laboratory)
    small, large = (fieldwork(simulation, sample_share=share)._asked(WEEKS) for share in (.3, .7))
    assert (large >= small).all()
    assert 0.2 < small.mean() < 0.4
    assert 0.6 < large.mean() < 0.8


def test_the_same_people_are_asked_whatever_the_plan(laboratory):
    def asked(**given):
        return fieldwork(after(laboratory, turnover=False, **given), sample_share=0.5)._asked(WEEKS)

    assert np.array_equal(asked(), asked(plan={}))


def test_noise_averages_out_and_differs_between_questions_and_surveys(laboratory):
    simulation = after(laboratory, turnover=False)
    truth = taken(simulation, ("trust", "fatigue"))
    noisy = taken(simulation, ("trust", "fatigue"), noise=0.2)
    other = taken(simulation, ("trust",), noise=0.2, name="another")
    errors = noisy["trust"][0] - truth["trust"][0]
    people = simulation.world.organization.size
    assert (errors != 0.0).all() and (np.abs(errors) < 4.0 * 0.2 / np.sqrt(people * 0.8)).all()
    assert not np.allclose(errors, noisy["fatigue"][0] - truth["fatigue"][0])
    assert not np.array_equal(noisy["trust"][0], other["trust"][0])


def test_records_are_counted_since_the_last_time(laboratory):
    simulation = after(laboratory, 0)
    survey = fieldwork(simulation, ("turnover", "output", "customer_index"), sample_share=0.0)
    first = survey.take(0)
    assert np.isnan(first["turnover"]).all() and np.isnan(first["output"]).all()
    assert first["customer_index"][0].tolist() == [55.0, 55.0, 55.0]
    for _ in range(4):
        survey.counts.add(simulation.step())
    second = survey.take(4)
    number = simulation.world.layout.week.number
    sums = simulation.sums.sum(axis=(0, 1))
    assert np.array_equal(second["turnover"][0], 52.0 * sums[number["quits"]] / sums[number["people"]])
    assert np.array_equal(second["output"][0], sums[number["output"]] / (40 * 4))
    assert np.array_equal(second["customer_index"][0], simulation.customer_index[3])
    assert np.isnan(second["customer_index"][1:]).all()
    assert np.isnan(survey.take(4)["output"]).all()


def test_who_games_reports_use_in_a_survey_too(laboratory):
    simulation = after(laboratory)
    recorded = simulation.kept().weekly
    published = taken(simulation, ("use", "adoption"))
    gaming = simulation.engine.column("gaming", 0).max()
    assert gaming > 0.0
    assert (published["use"][0] > recorded["use"][0, -1]).all()
    assert (published["adoption"][0] > recorded["adoption"][0, -1]).all()


def test_asking_changes_no_run(laboratory):
    quiet, asked = after(laboratory), laboratory.begin(laboratory.busy(weeks=WEEKS), 3)
    for week in range(WEEKS):
        taken(asked, ALL, week, sample_share=0.5, noise=0.3)
        asked.step()
    assert np.array_equal(quiet.sums, asked.sums)


def test_results_wait_until_they_are_known():
    waiting, where = Waiting(), np.array([True])
    waiting.put(4, {"trust": np.zeros((1, 1))}, where)
    waiting.put(6, {"use": np.zeros((1, 1))}, where)
    assert waiting.due(3) == []
    assert [list(results) for results, _ in waiting.due(4)] == [["trust"]]
    assert [list(results) for results, _ in waiting.due(7)] == [["use"]]
    assert waiting.due(8) == []
