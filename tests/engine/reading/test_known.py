"""What leaders know is what rules would know: what was asked, with its error, and nothing of the rest."""

import math

import numpy as np
import pytest

from cxsim.engine.reading.known import Known, Notes, Reading

SURVEY = {"type": "pulse_survey", "weeks": 1, "sample_share": 0.5, "noise": 0.0, "measures": ["attitude", "adoption"]}
INTERVIEWS = {"type": "stakeholder_interviews", "count": 20, "per_week": 20, "select": "random", "error": 0.0}
MAP = {"type": "network_mapping", "takes_weeks": 1}


@pytest.fixture
def noted(laboratory):
    """What is known after some weeks of a plan, and the simulation."""

    def run(*interventions, weeks=4, replicates=2, **given):
        scenario = laboratory.scenario(weeks=weeks, turnover=False, plan={"interventions": interventions}, **given)
        simulation = laboratory.begin(scenario, replicates)
        notes = Notes(simulation)
        while simulation.week < weeks:
            notes.take()
            simulation.step()
        notes.take()
        return notes, simulation

    return run


def test_nobody_who_asks_nothing_knows_anything(noted):
    notes, _ = noted()
    assert notes.known() == Known(4)


def test_a_full_survey_without_noise_tells_the_truth_of_its_week(noted, laboratory):
    notes, _ = noted({**SURVEY, "sample_share": 1.0})
    _, then = noted({**SURVEY, "sample_share": 1.0}, weeks=1)
    reading = notes.known().latest("attitude")
    assert (reading.week, reading.asked, reading.error) == (1, then.world.view.size, 0.0)
    assert reading.value == pytest.approx(float(then.engine.column("attitude")[:, 0].mean()), abs=1e-9)


def test_a_sample_has_an_error_that_its_size_bounds(noted):
    notes, simulation = noted(SURVEY)
    reading = notes.known().latest("attitude")
    count = round(0.5 * simulation.world.view.size)
    assert reading.asked == count
    assert reading.error == pytest.approx(1.96 * math.sqrt(reading.value * (1 - reading.value) * 0.5 / count))


def test_every_future_knows_its_own(noted):
    notes, _ = noted(SURVEY)
    assert notes.known(0).latest("attitude").value != notes.known(1).latest("attitude").value


def test_only_what_was_asked_for_is_known(noted):
    notes, _ = noted(SURVEY)
    assert {one.measure for one in notes.known().readings} == {"attitude", "adoption"}
    assert notes.known().latest("skill") is None


def test_talks_tell_of_those_who_were_asked(noted):
    notes, _ = noted(INTERVIEWS, weeks=1)
    belief = notes.known().belief("attitude")
    assert (belief.week, belief.asked) == (1, 20)
    believed = notes._knowledge.believed["attitude"][:, 0]
    asked = ~np.isnan(believed)
    assert belief.value == pytest.approx(float(believed[asked].mean()))
    assert belief.error == pytest.approx(1.96 * float(believed[asked].std(ddof=1)) / math.sqrt(20))
    assert sum(one.asked for one in notes.known().beliefs
               if one.measure == "attitude" and one.group != "all") == 20


def test_a_map_tells_whom_colleagues_look_at(noted):
    notes, simulation = noted(MAP)
    known = notes.known()
    assert known.mapped == 1
    assert len(known.named) == 5
    assert [one.by for one in known.named] == sorted((one.by for one in known.named), reverse=True)
    assert known.named[0].by <= int(simulation.world.view.in_degree.max())


def test_what_is_counted_has_no_error(noted):
    notes, _ = noted(survey={"every_weeks": 2, "first_week": 2, "measures": ["output", "customer_index"]})
    readings = [one for one in notes.known().readings if one.group == "all"]
    assert [(one.week, one.measure, one.asked, one.error) for one in readings] == [
        (2, "customer_index", 0, 0.0), (2, "output", 0, 0.0)]


def test_taking_notes_changes_no_run(noted, laboratory, states):
    _, simulation = noted(SURVEY, INTERVIEWS, MAP)
    scenario = simulation.world.scenario
    alone = laboratory.begin(scenario, 2)
    alone.run()
    for name, values in states(alone).items():
        assert np.array_equal(values, states(simulation)[name]), name


def test_the_newest_reading_counts():
    readings = tuple(Reading(week, "attitude", "all", week / 100, 10, 0.1) for week in (27, 1, 14))
    assert Known(30, readings).latest("attitude").week == 27
