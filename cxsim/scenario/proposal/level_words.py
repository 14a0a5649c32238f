"""Levels in words, in any language: their order follows from who reports to whom, where the lines agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.tables.names import MISSING_WORDS, folded

MOST_WORDS = 20
MOST_AGAINST = 0.05
"""The share of reports who may stand above their own manager: promotions and errors, not another order."""


def levels_of_words(cells: Sequence[str], manager: NDArray[np.int32] | None) -> dict[str, int] | None:
    """The level of each word, 1 at the top; None if the reporting lines do not agree on an order of all words.

    ``cells``: the word of each person; ``manager``: the place of each person's manager, -1 for none.
    """
    words = ["" if folded(cell) in MISSING_WORDS else fold(cell) for cell in cells]
    spelled = dict(zip(reversed(words), reversed(cells), strict=True))  # each as it is written first
    spelled.pop("", None)
    if manager is None or not 2 <= len(spelled) <= MOST_WORDS:
        return None
    above = _order_of(words, manager)
    if set(chain(*above)) != set(spelled):
        return None
    return {spelled[word]: level for word, level in _levels(above).items()} or None


def _order_of(words: Sequence[str], manager: NDArray[np.int32]) -> set[tuple[str, str]]:
    """Which word stands above which, by most of the reports; nothing if too many reports say the opposite."""
    pairs = Counter((words[boss], words[row]) for row, boss in enumerate(manager.tolist())
                    if boss >= 0 and words[row] and words[boss] and words[row] != words[boss])
    above = {pair for pair, number in pairs.items() if number > pairs[pair[::-1]]}
    against = pairs.total() - sum(pairs[pair] for pair in above)
    return set() if against > MOST_AGAINST * pairs.total() else above


def _levels(above: Collection[tuple[str, str]]) -> dict[str, int]:
    """The level of each word, given pairs of which the first is above the second; nothing if they go in a circle."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for boss, report in above:
        sorter.add(report, boss)
    try:
        sorter.prepare()
    except CycleError:
        return {}
    levels: dict[str, int] = {}
    while sorter.is_active():
        ready = sorter.get_ready()
        levels |= dict.fromkeys(sorted(ready), max(levels.values(), default=0) + 1)
        sorter.done(*ready)
    return levels
