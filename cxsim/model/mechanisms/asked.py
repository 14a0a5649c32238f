"""Being asked: people who are asked for their opinion expect something to follow.

Where people have no say and see no change around them, repeated questions cost trust.
Reads: asked, questions, voice, use around, trust. Writes: asked, asked_trust.
Source: Rogelberg et al. (2001), Thompson & Surface (2009) for direction: how people see surveys depends on whether they
think that results are used (recalled); form and sizes are assumptions.
Known limits: a say or visible use counts as an answer, whatever was asked; questions do not provoke thought.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import maximum
from cxsim.model import mechanism
from cxsim.model.column import Column, WeeklyMeasure
from cxsim.model.mechanism import END, Mechanism
from cxsim.model.parameter import Parameter

_ASKED = "direction from Thompson & Surface (2009) (recalled); size assumed"

_PARAMETERS = (
    Parameter("known_ties_share", "m_0", "ties of others that leaders see before a mapping", "share", 0.4, 0.15,
              0.75, "Krackhardt (1990): people see the ties of others badly (recalled); size assumed"),
    Parameter("asked_gain", "k_ask", "memory of a full questionnaire", "1/week", 0.5, 0.2, 0.9),
    Parameter("asked_fading", "d_ask", "fading of the memory of being asked", "1/week", 0.06, 0.02, 0.15,
              distribution="loguniform"),
    Parameter("asked_patience", "pat_ask", "amount of questions that needs no consequence", "index 0-1", 0.25, 0.0, 0.5,
              _ASKED),
    Parameter("asked_trust_loss", "kT_ask", "trust lost to questions without consequences", "1/week", 0.01, 0.003, 0.03,
              _ASKED, distribution="loguniform"),
)

_COLUMNS = (
    Column("asked", "memory of being asked for one's opinion", "next_asked", 0.0),
)


@mechanism.equation(writes="asked_trust")
def asked_trust(
    asked: Any, voice_heard: Any, seen_use_mean: Any, trust: Any, asked_patience: Any, asked_trust_loss: Any
) -> Any:
    """Trust lost: -k max(0, asked - patience - say - use around) T."""
    return -asked_trust_loss * maximum(asked - asked_patience - voice_heard - seen_use_mean, 0.0) * trust


@mechanism.equation(writes="asked")
def next_asked(asked: Any, questions: Any, asked_gain: Any, asked_fading: Any) -> Any:
    """The memory of having been asked: asked += gain questions (1 - asked) - fading asked."""
    return asked + asked_gain * questions * (1.0 - asked) - asked_fading * asked


MECHANISM = Mechanism(
    name="knowledge",
    meaning="leaders see only part of the ties until they are mapped; people who are asked expect a response",
    parameters=_PARAMETERS,
    columns=_COLUMNS,
    phases={
        "added_trust": (asked_trust,),
        END: (next_asked,),
    },
    contributes={"added_trust": "asked_trust"},
    known_ties="known_ties_share",
    records={"asked": "asked"},
    measures=(WeeklyMeasure("asked", "index 0-1", "mean memory of being asked what one thinks"),),
)
