"""What a parameter is: a number with a name, a unit, a range, a source and an evidence tag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Evidence = Literal["empirical", "derived", "assumption"]
Distribution = Literal["uniform", "loguniform"]


@dataclass(frozen=True)
class Parameter:
    """One number of the model.

    ``low`` and ``high`` bound what a scenario may state and are the prior of uncertainty runs, drawn from
    ``distribution``. ``evidence``: ``empirical`` = measured in a study, ``derived`` = computed from such a figure,
    ``assumption`` = a default nobody measured. ``verified``: the source was read, not recalled.
    """

    name: str
    symbol: str
    meaning: str
    unit: str
    default: float
    low: float
    high: float
    source: str
    evidence: Evidence = "assumption"
    verified: bool = False
    distribution: Distribution = "uniform"
