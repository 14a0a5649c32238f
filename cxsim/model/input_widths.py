"""How far numbers that a company states may be from the truth, where it does not say so itself.

Every width is an assumption. A number of 0 stays 0 (there is none), and one at its default counts as not stated:
the plausible set was made with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cxsim.model.uncertain import SCORE_OF_95, Uncertain


@dataclass(frozen=True)
class InputKind:
    """A kind of stated numbers. ``half_width``: from the value to its 5 % and its 95 % point, at most ``share`` of it.
    """

    meaning: str
    half_width: float
    reason: str
    share: float = 0.5

    def around(self, value: float, lowest: float, highest: float) -> Uncertain:
        """The number with its usual width, inside its range."""
        half = min(self.half_width, self.share * abs(value))
        return Uncertain(value, max(value - half, lowest), min(value + half, highest))


# The standard error of what a questionnaire as a whole says about a trait from 0 to 1: wording, scale, who answers.
QUESTIONNAIRE_ERROR = 0.05
# How far answers of one department lie apart, as a standard deviation on a scale from 0 to 1, if it is not known.
USUAL_ANSWER_SPREAD = 0.2
# The standard error of a department's mean that nobody measured.
JUDGED_MEAN_ERROR = 0.05

_JUDGED = "judged, not measured: about half a step of a scale with four steps"
_ASKED = f"what a questionnaire as a whole may be off: {QUESTIONNAIRE_ERROR:g} as a standard error"
_ASKED_WIDTH = round(QUESTIONNAIRE_ERROR * SCORE_OF_95, 3)

KINDS: Mapping[str, InputKind] = MappingProxyType({
    "sponsorship": InputKind("level of sponsorship", 0.15, _JUDGED),
    "initiatives": InputKind("number of other initiatives", 1.0, "what counts as one is open"),
    "strength": InputKind("strength of an inhibitor or a catalyst", 0.15, _JUDGED),
    "existing": InputKind("share of people who already use a behavior", 0.05, "counted by eye"),
    "required_skill": InputKind("skill that a behavior requires", _ASKED_WIDTH, _ASKED),
    "manager_attitude": InputKind("attitude of a department's managers", 0.15, _JUDGED),
})  # fmt: skip

# Parameters that describe the people or a usual year of a company; all others are settings of the model, and exact.
PARAMETER_KINDS: Mapping[str, InputKind] = MappingProxyType({
    **dict.fromkeys(("values_fit_mean", "initial_attitude_mean", "trust_set_point_mean", "base_load_mean"),
                    InputKind("mean of a trait", _ASKED_WIDTH, _ASKED)),
    "initial_skill_scale": InputKind("scale of the initial skill (its mean is 2/7 of it)",
                                     round(_ASKED_WIDTH * 7.0 / 2.0, 3), _ASKED),
    "quit_rate": InputKind("weekly rate of quitting", 1.0, "one year differs from the next by about a fifth", 0.2),
    "vacancy_weeks": InputKind("weeks until a vacancy is filled", 52.0, "one year differs from the next", 0.2),
})  # fmt: skip
