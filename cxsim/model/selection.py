"""Selection of hires: a randomly drawn applicant, improved by the quality of the selection.

Every plan gets the same applicant for a position; selection shifts the fit between the person's values and the change.
Source: gain = validity x mean standing of the best of n applicants (Brogden 1949; Naylor & Shine 1965, recalled), with
Blom's (1958) approximation for that standing. Validity of judged fit in interviews: Cable & Judge (1997), recalled.
Known limits: other traits are not shifted; applicants vary like the people here, whatever the position.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

from cxsim.arithmetic import clip, round_trait

# Forces that no equation reads, because they act on newcomers, not on the people present.
READS = ("hire_selection",)


def selection_gain(candidates: int, validity: float) -> float:
    """How much better the chosen applicant fits than the average applicant, in standard deviations."""
    return validity * NormalDist().inv_cdf((candidates - 0.375) / (candidates + 0.25))


def selected_fit(values_fit: Any, gain: Any, values_fit_sd: Any) -> Any:
    """Values fit of a hire who is ``gain`` standard deviations better than the applicant drawn."""
    return round_trait(clip(values_fit + gain * values_fit_sd, 0.0, 1.0))
