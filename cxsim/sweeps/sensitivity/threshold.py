"""Which futures are of interest, as a person writes it: ``adoption_end < 0.3``."""

from __future__ import annotations

import operator
import re
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Finding, InputError, there_is_no

SIGNS = {"<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt}
FORM = re.compile(r"\s*(\w+)\s*(<=|>=|<|>)\s*([-+]?[\d_]*\.?\d+(?:[eE][-+]?\d+)?)\s*(%?)\s*")


@dataclass(frozen=True)
class Threshold:
    """Futures whose measure lies on one side of a limit."""

    measure: str
    sign: str
    limit: float

    def __str__(self) -> str:
        return f"{self.measure} {self.sign} {self.limit:.10g}"

    def holds(self, outcome: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which futures are of interest; one without the measure is not."""
        return np.asarray(SIGNS[self.sign](outcome, self.limit))


def read_threshold(text: str, measures: Collection[str]) -> Threshold:
    """The threshold that the text states; a share may be written in percent.

    Raises InputError with what is allowed if it is no threshold, or there is no such measure.
    """
    found = FORM.fullmatch(text)
    if found is None:
        raise refusal(f"'{text}' is not a condition; write a measure, one of < <= > >=, and a number, as in "
                      "'adoption_end < 0.3'")
    measure, sign, number, percent = found.groups()
    if measure not in measures:
        raise refusal(there_is_no("measure", measure, measures))
    return Threshold(measure, sign, float(number) / (100.0 if percent else 1.0))


def refusal(message: str) -> InputError:
    """The error for a wrong condition."""
    return InputError([Finding("", 0, 0, "--where", message)])
