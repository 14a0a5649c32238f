"""Which column holds levels, as numbers or words; both are held against the reporting lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.scenario.proposal.draft import Draft, Guess, named_for
from cxsim.scenario.proposal.level_words import levels_of_words
from cxsim.scenario.proposal.parts import Choice
from cxsim.units import counted

_LEVELS = re.compile(r"[1-9][0-9]?(\.0)?")


def choose_levels(draft: Draft, manager: NDArray[np.int32] | None) -> None:
    """The column of levels, if any; ``manager``: the place of everybody's manager among the rows that count."""
    for column in draft.called("level"):
        cells = draft.cells(column)
        given = [cell for cell in cells if cell]
        if 2 * len(given) >= len(cells) and _in_words(draft, column, manager):
            return
        why_not = _why_no_levels(column, cells)
        if why_not is not None:
            draft.unused["level"] = why_not
            draft.repair(f"{why_not}: not read as level")
            continue
        level = np.array([int(float(cell or 0)) for cell in cells])
        if _kept_against(draft, column, level, manager):
            draft.unused.pop("level", None)
            ends = f"{min(given, key=float)} to {max(given, key=float)}"
            draft.columns["level"] = Guess("level", column, f"{named_for(draft, column, 'level')}; {ends}")
        return


def _why_no_levels(column: str, cells: Sequence[str]) -> str | None:
    """Why a column does not hold levels as numbers."""
    odd = next((cell for cell in cells if cell and not _LEVELS.fullmatch(cell)), None)
    if odd is not None:
        return f"'{column}' holds no whole numbers from 1 to 99, such as '{odd}'"
    return f"'{column}' is mostly blank" if 2 * cells.count("") > len(cells) else None


def _in_words(draft: Draft, column: str, manager: NDArray[np.int32] | None) -> bool:
    """Whether a column states levels in words whose order the reporting lines tell; the order is asked about."""
    cells = draft.cells(column)
    words = None if any(map(_LEVELS.fullmatch, cells)) else levels_of_words(cells, manager)
    if words is None:
        return False
    order = ", ".join(f"{word} = {level}" for word, level in words.items())
    what = f"'{column}' holds words, whose order by the reporting lines is {order}, with 1 at the top"
    answer = draft.questions.ask("level", f"{what}. Are these levels?", (
        Choice("words", "they are"), Choice("null", "no: levels are derived from the reporting lines")))
    if answer == "words":
        draft.columns["level"] = Guess(
            "level", column, f"{named_for(draft, column, 'level')}; {counted(len(words), 'word')}")
        draft.set("level_words", words, what)
        draft.repair(what, "level")
    else:
        draft.unused["level"] = what
        draft.repair(f"{what}: not read as level", "level")
    return True


def _kept_against(draft: Draft, column: str, level: NDArray[np.int64], manager: NDArray[np.int32] | None) -> bool:
    """Whether the levels are used: they may contradict the reporting lines, or be most at the top without any."""
    against, compared, what = 0, 0, ""
    if manager is not None:
        reports = np.flatnonzero(manager >= 0)
        above, own = level[manager[reports]], level[reports]
        stated = (above > 0) & (own > 0)
        compared, against = int(stated.sum()), int((stated & (above > own)).sum())
        equal = int((stated & (above == own)).sum())
        what = (f"by '{column}' {against:,} of {counted(compared, 'person')} stand above their own manager, if 1 is "
                f"the top{f', and {equal:,} on the same level' if equal else ''}")
    if compared == 0:
        numbers = Counter(level[level > 0].tolist())
        least, most = numbers[min(numbers)], numbers[max(numbers)]
        against, compared = int(least > 2 * most), 1
        ends = f"{min(numbers)}: {least:,}, {max(numbers)}: {most:,}"
        what = f"by '{column}' more people stand at the top than at the bottom, if 1 is the top ({ends})"
    if 2 * against > compared:
        answer = draft.questions.ask(
            "level", f"{what[0].upper()}{what[1:]}: the largest number seems to be the top. What about the column?", (
                Choice("null", "it is not used; levels are derived from the reporting lines"),
                Choice("bottom_up", "the largest number is the top"),
                Choice("top_down", "1 is the top all the same")), "null")
        draft.repair(f"{what}; " + {
            "null": "the column is not used, levels are derived from the reporting lines",
            "bottom_up": "it is read from the bottom up", "top_down": "1 is taken as the top all the same"}[answer],
            "level")
        if answer == "null":
            draft.unused["level"] = what
            return False
        if answer == "bottom_up":
            draft.set("level_order", "bottom_up", what)
    elif against:
        draft.repair(f"{what}; they keep their level")
    return True
