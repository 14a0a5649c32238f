"""Whether it matters for a plan who is tied to whom, in words."""

from __future__ import annotations

import math

from cxsim.analysis.comparison_data import TiesMatter
from cxsim.units import counted
from cxsim.words.differences import amount, needed_words, span

MEASURE = "adoption_end"
# Less than two points, as the bound of the contrasts about ties: the network is silent.
HARDLY = 0.02


def ties_words(ties: TiesMatter, currency: str) -> str:
    """What random ties in place of the real ones would change about a plan; nothing if that is not known."""
    found = ties.difference
    if math.isnan(found.low):
        return ""
    mean, interval = (amount(found.mean, MEASURE, currency, signed=True),
                      span(found.low, found.high, MEASURE, currency, signed=True))
    change = (f"With random contacts in place of theirs, the share of adopters under '{ties.scenario}' would change "
              f"by {mean} at the end (95 % interval of the mean {interval}{needed_words(found)}; "
              f"{counted(found.replicates, 'future')}).")
    if found.low > -HARDLY and found.high < HARDLY:
        return f"Who is tied to whom hardly matters for this plan. {change}"
    if found.clear:
        return f"Who is tied to whom matters for this plan. {change}"
    return f"Whether it matters for this plan who is tied to whom cannot be told. {change}"
