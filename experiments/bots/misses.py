"""Where the expectation about the bots is not met, with what was found: for each case and pair, the reason."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# The expectation stays as it was written before the first game; what is missed is told here and on the page.
_CANNOT_BE_TOLD: Final = "it cannot be told: few games of chance bring much and many bring nothing"
MISSES: Final[Mapping[tuple[str, str, str], str]] = MappingProxyType({
    ("change_saturation", "random", "naive"): _CANNOT_BE_TOLD,
    ("contact_center_call_time", "random", "naive"): _CANNOT_BE_TOLD,
    ("customer_care_without_blessing", "random", "naive"): "it cannot be told: where 160,000 reach for little, chance "
    "kept two points less than mere words, and the interval holds 0",
})
