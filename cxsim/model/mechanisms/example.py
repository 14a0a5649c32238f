"""How strong an example people set: none if absent, stronger for champions, weaker for newcomers.

Reads: presence, champion, tenure. Writes: example_weight.
Source: Flodgren et al. (2011), 18 trials of opinion leaders: median +.09; the form is an assumption.
Known limits: the same for all observers.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import exponential
from cxsim.model import mechanism


@mechanism.equation(writes="example_weight", everyone=True)
def example_weight(
    present: Any, champion: Any, tenure: Any, champion_weight: Any, tie_growth_weeks: Any
) -> Any:
    """g = present (1 + w_c champion)(1 - e^(-tenure / tau))."""
    return present * (1.0 + champion_weight * champion) * (1.0 - exponential(-tenure / tie_growth_weeks))
