"""A law alone: parameters at their defaults and forces at rest, unless the story says otherwise."""

import pytest

from cxsim.model.forces import FORCES
from cxsim.model.parameters import defaults

# People of whom a story does not speak: nothing begun, nothing in the way.
USUAL = {
    **defaults(),
    **{force.name: force.neutral for force in FORCES.values()},
    **{f"{force.name}_mean": force.neutral for force in FORCES.values() if force.by_behavior},
    "fatigue": 0.15, "overload": 0.0, "voice_heard": 0.0, "practice_mean": 0.0, "champion": 0.0,
    "attention": 1.0, "credibility": 1.0, "intrinsic_weight": 1.0,
    "further_load": 0.0, "credibility_factor": 1.0, "further_evaluation": 0.0, "opportunity_factor": 1.0,
    "further_motives": 0.0, "further_trust": 0.0, "further_quitting": 0.0, "further_benefit": 0.0,
    "further_dose": 0.0, "further_skill": 0.0, "further_control": 0.0,
    "further_cynicism": 0.0,
}


@pytest.fixture(scope="session")
def alone():
    """``alone(law, name=value, ...)``: what the law says; refuses a name that the law does not read."""

    def say(law, **given):
        unread = set(given) - set(law.reads)
        assert not unread, f"{law.name} does not read {sorted(unread)}"
        values = {**USUAL, **given}
        return law(**{name: values[name] for name in law.reads})

    return say
