"""The rounds of a search in a file, a line each, so that a search goes on where it stopped and anyone can check it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxsim.errors import CxsimError
from experiments.plausible_set.trial import Sets

Found = dict[str, Any]
"""What a round accepted (``accepted``: numbers of candidates), counted (``tally``) and took (``seconds``)."""


class OtherRoundsError(CxsimError):
    """A file holds the rounds of another search."""


@dataclass(frozen=True)
class Rounds:
    """A file of rounds from 0 on; its first line names the search, so that none goes on from another's."""

    file: Path
    search: Mapping[str, Any]

    def read(self) -> list[Found]:
        """The rounds so far; a line that was cut off, the last one, is tried again."""
        if not self.file.exists():
            return []
        head, *lines = self.file.read_text("utf-8").split("\n")
        if json.loads(head) != self.search:
            raise OtherRoundsError(f"{self.file} holds the rounds of another search: other parameters, ranges or seed; "
                                   "remove it to begin anew, or name another file with --rounds")
        return [json.loads(line) for line in lines[:-1]]

    def write(self, rounds: list[Found]) -> None:
        """Write all rounds; a file is whole at any time."""
        part = self.file.with_suffix(".part")
        part.write_text("".join(json.dumps(one) + "\n" for one in (dict(self.search), *rounds)), "utf-8")
        part.replace(self.file)


def search_of(seed: int, first: Sets) -> dict[str, Any]:
    """What names a search: its seed and the candidates of its first round."""
    told = hashlib.sha256()
    for name in sorted(first.values):
        told.update(name.encode() + first.values[name].tobytes())
    return {"seed": seed, "candidates": told.hexdigest()[:16]}
