"""Being asked: who is asked what he or she thinks expects that something follows.

Where people have no say and see nothing change around them, being asked again and again costs trust.
Reads: asked, questions, voice, practice around, trust. Writes: asked, asked_trust.
Source: Rogelberg et al. (2001), Thompson & Surface (2009) for direction: how people see surveys depends on whether they
think that results are used (recalled); form and sizes are assumptions.
Known limits: what follows is a say or practice that one sees, not what was asked for; being asked makes nobody think.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import maximum
from cxsim.model.law import law


@law(writes="asked_trust")
def asked_trust(
    asked: Any, voice_heard: Any, seen_practice_mean: Any, trust: Any, asked_patience: Any, asked_trust_loss: Any
) -> Any:
    """-k max(0, asked - patience - say - practice around) T."""
    return -asked_trust_loss * maximum(asked - asked_patience - voice_heard - seen_practice_mean, 0.0) * trust


@law(writes="asked")
def next_asked(asked: Any, questions: Any, asked_gain: Any, asked_fading: Any) -> Any:
    """The memory of having been asked: asked += gain questions (1 - asked) - fading asked."""
    return asked + asked_gain * questions * (1.0 - asked) - asked_fading * asked
