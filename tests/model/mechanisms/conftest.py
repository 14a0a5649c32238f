"""A mechanism alone: parameters at their defaults and forces at rest, unless the story says otherwise."""

import pytest

from cxsim.model.forces import FORCES
from cxsim.model.parameters import defaults

# People of whom a story does not speak: nothing begun, nothing in the way.
USUAL = {
    **defaults(),
    **{force.name: force.neutral for force in FORCES.values()},
    **{f"{force.name}_mean": force.neutral for force in FORCES.values() if force.by_behavior},
    "fatigue": 0.15, "saturation": 0.0, "voice_heard": 0.0, "use_mean": 0.0, "champion": 0.0,
    "attention": 1.0, "credibility": 1.0, "intrinsic_weight": 1.0,
    "resistance": 0.5, "personal_stake": 0.0,
    "usual_fatigue": 0.15, "usual_sponsorship": 0.3, "usual_initiatives": 0.0, "money_missed": 0.0,
    "added_load": 0.0, "credibility_factor": 1.0, "added_evaluation": 0.0, "opportunity_factor": 1.0,
    "added_motives": 0.0, "added_trust": 0.0, "added_quitting": 0.0, "added_benefit": 0.0,
    "added_dose": 0.0, "added_skill": 0.0, "added_control": 0.0,
    "added_cynicism": 0.0, "carried_out": 0.0, "output_factor": 1.0, "setbacks": 0.0,
}


@pytest.fixture(scope="session")
def alone():
    """``alone(mechanism, name=value, ...)``: what the mechanism says; refuses a name that the mechanism does not read.
    """

    def say(equation, **given):
        unread = set(given) - set(equation.reads)
        assert not unread, f"{equation.name} does not read {sorted(unread)}"
        values = {**USUAL, **given}
        return equation(**{name: values[name] for name in equation.reads})

    return say
