"""What is the same when a run is done again, and what may be the reason where something is not."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.results.sameness import FileSameness
from cxsim.units import counted

PARTS = {"source": "source of cxsim", "processor": "kind of processor"}
SHORT = 16
"""Letters of a hash that are shown."""


def sameness_words(found: Sequence[FileSameness]) -> list[str]:
    """One line for every file, and how many are the same."""
    width = max(len(one.name) for one in found)
    lines = [f"{one.name:<{width}}  {'the same' if one.same else f'differs: {one.where}'}" for one in found]
    same = sum(one.same for one in found)
    return ["", *lines, "", f"{same} of {counted(len(found), 'file')} {'is' if same == 1 else 'are'} the same."]


def reason_words(differences: Sequence[tuple[str, str, str]], *, alike: bool) -> list[str]:
    """What of the program differs, as the likely reason; ``alike``: every file is the same all the same."""
    told = [f"- {PARTS.get(part, part)}: {old[:SHORT]} made the results, {new[:SHORT]} runs now"
            for part, old, new in differences]
    if alike:
        return ["The program is not the same, but the results are:", *told] if told else []
    if told:
        return ["The program is not the same, which may be the reason:", *told]
    return ["Program, libraries and kind of processor are the same, so this is a bug in cxsim; please report it."]
