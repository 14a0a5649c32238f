"""Groups and other names from files as a reader calls them."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.analysis.groups import PeopleGroup
from cxsim.interventions.plan.timetable import ROUND, WAVE

SPELLED = {"hr", "it", "pr", "qa"}
"""Departments that are spelled in capitals: "finance and it" would not be understood."""


def group_words(group: PeopleGroup) -> str:
    """A group in a sentence: "contact center", "finance and it", "level 3", "everyone"."""
    if not group.names:
        return "everyone"
    told = listed(group.names, len(group.names))
    return f"level {told}" if group.kind == "level" else told


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names in a sentence: "training, tool rollout and 2 others"."""
    told = [said(name) for name in names[:most]]
    more = len(names) - len(told)
    if more:
        told.append("one other" if more == 1 else f"{more} others")
    return " and ".join([", ".join(told[:-1]), told[-1]] if told[1:] else told)


def said(name: str) -> str:
    """A name from a file as a reader reads it: "contact center", "wave 3 of training"."""
    parts = [part.upper() if part in SPELLED and " " not in name else part for part in name.split("_")]
    words = " ".join(parts)
    for part in (WAVE, ROUND):
        before, found, number = words.rpartition(part)
        words = f"{part.removeprefix(', ')}{number} of {before}" if found else words
    return words


def sentence(text: str) -> str:
    """The text with a capital."""
    return text[:1].upper() + text[1:]
