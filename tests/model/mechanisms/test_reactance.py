"""Reactance."""

import pytest

from cxsim.model.mechanisms.example import example_weight
from cxsim.model.mechanisms.reactance import (
    next_reactance,
    pressure_trust,
    reactance_evaluation,
    spoken_example_weight,
    threat_motive,
)

PERSON = {"reactance": 0.0, "resistance": 0.8, "trust": 0.25}


@pytest.mark.parametrize(
    ("given", "pressure"),
    [({}, 0.0), ({"mandate_mean": 0.5}, 0.5), ({"mandate_mean": 0.5, "voice_heard": 1.0}, 0.0),
     ({"mandate_mean": 0.6, "threat": 0.6}, 1.0), ({"confrontation": 0.5}, 0.5), ({"lobbying": 0.5}, 0.25)],
)
def test_pressure_pushes_resistant_people_with_little_trust(alone, given, pressure):
    assert alone(next_reactance, **{**PERSON, **given}) == pytest.approx(0.1 * pressure * 0.8 * 0.75)


def test_neither_the_open_nor_the_trusting_react(alone):
    for person in ({"resistance": 0.0}, {"trust": 1.0}):
        assert alone(next_reactance, **{**PERSON, "mandate_mean": 1.0, **person}) == 0.0


def test_it_outlasts_the_pressure(alone):
    assert alone(next_reactance, **{**PERSON, "reactance": 0.5}) == pytest.approx(0.5 * 0.97)


def test_a_confrontation_convinces_or_repels(alone):
    open_minded = alone(reactance_evaluation, reactance=0.0, confrontation=1.0, trust=0.8, resistance=0.2)
    assert open_minded == pytest.approx(1.2 * 0.64)
    repelled = alone(reactance_evaluation, reactance=0.6, confrontation=1.0, trust=0.2, resistance=0.9)
    assert repelled == pytest.approx(1.2 * 0.02 - 0.9)


def test_what_pressure_brings_and_costs(alone):
    assert alone(threat_motive, threat=0.5) == pytest.approx(0.75)
    cost = {"resistance": 0.5, "trust": 0.5}
    assert alone(pressure_trust, **cost) == 0.0
    assert alone(pressure_trust, confrontation=1.0, **cost) == pytest.approx(-0.01)
    assert alone(pressure_trust, lobbying=1.0, **cost) == pytest.approx(-0.015)
    assert alone(pressure_trust, threat=1.0, **cost) == pytest.approx(-0.01)
    assert alone(pressure_trust, threat=1.0, voice_heard=1.0, **cost) == 0.0


def test_who_reacts_strongly_is_heard_more(alone):
    person = {"present": 1.0, "tenure": 40.0, "champion": 1.0}
    calm = alone(example_weight, **person)
    assert alone(spoken_example_weight, reactance=0.4, **person) == calm
    assert alone(spoken_example_weight, reactance=0.9, **person) == pytest.approx(calm * 6.5 / 5.0)
    assert alone(spoken_example_weight, **{**person, "reactance": 1.0, "present": 0.0}) == 0.0
