"""Where the expectation about the bots is not met, with what was found: for each case and pair, the reason."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# The expectation stays as it was written before the first game; what is missed is told here and on the page.
MISSES: Final[Mapping[tuple[str, str, str], str]] = MappingProxyType({
    ("change_saturation", "random", "naive"): "what chance buys meets people who are busy with other projects, and is "
    "spread over too much to be told from mere words",
})
