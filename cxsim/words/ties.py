"""Whether it matters for a plan who is tied to whom, in words."""

from __future__ import annotations

import math

from cxsim.analysis.comparison_data import TiesMatter
from cxsim.words.differences import amount, span

MEASURE = "adoption_end"
# Less than two points, as the bound of the contrasts about ties: the network is silent.
HARDLY = 0.02


def ties_words(ties: TiesMatter, currency: str) -> str:
    """What random ties in place of the real ones would change about a plan."""
    low, high = ties.low, ties.high
    if math.isnan(low):
        return ""
    ends = [amount(share, MEASURE, currency) for share in (ties.level, ties.level + ties.mean)]
    shown = (f"With random contacts in place of theirs, people under \"{ties.scenario}\" would end at {ends[1]} "
             f"instead of {ends[0]} (mean difference {span(low, high, MEASURE, currency, signed=True)}; "
             f"{ties.replicates} futures).")
    if low > -HARDLY and high < HARDLY:
        return f"Who is tied to whom hardly matters for this plan. {shown}"
    if low > 0.0 or high < 0.0:
        return f"Who is tied to whom matters for this plan. {shown}"
    return f"Whether it matters for this plan who is tied to whom cannot be told. {shown}"
