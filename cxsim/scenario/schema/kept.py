"""What stands in place of the files of a scenario, so that it runs after they are gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxsim.organization.structure import Organization


@dataclass(frozen=True)
class Kept:
    """What was read from the files of a scenario.

    ``organizations``: by the block ``organization`` as JSON, the seed and the draw, so that a changed block is never
    taken for the one that was read. ``sets``: the text of files of parameter sets, by the name that the scenario gives.
    ``hashes``: SHA-256 of each file of people. ``remarks``: what was told about the scenario when its files were there;
    None while they are.
    """

    organizations: Mapping[tuple[str, int, int], Organization] = field(default_factory=dict)
    sets: Mapping[str, str] = field(default_factory=dict)
    hashes: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] | None = None
