"""Where results come from: versions, hashes, seed, assumptions. It contains no machine, user name or time."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from typing import Any

from cxsim.organization.findings import Caution, NamingNote

PACKAGES = ("numpy", "scipy", "llvmlite", "pandas", "pyarrow", "pydantic")
MACHINE_PATH = re.compile(r"(?<![\w.:/])(?:[A-Za-z]:\\|\\\\|~?/)(?:[^\s/\\'\"]+[/\\])+([^\s/\\'\"]+)")


def versions() -> dict[str, str]:
    """Versions of cxsim, Python and the packages that may affect numbers."""
    from cxsim import __version__

    found = {"cxsim": __version__, "python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue  # a package that is not installed cannot affect numbers
    return found


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """The provenance of a result.

    ``start_date``: the first day of week 0, year-month-day; empty if unknown. ``target``: adoption share, and the week
    by which it is wanted. ``milestones`` are plain mappings with ``name``, ``measure``, ``group``, ``at_least``,
    ``by_week`` and, if a day was stated, ``by_date``. ``interventions`` are plain mappings with ``name``,
    ``type``, ``start_week``, ``weeks``, ``target`` (text) and, if they do not reach everybody, ``groups`` (names).
    ``rules`` (left out if there are none) have ``name``, ``when`` and ``then``, in words. ``inputs`` (likewise): what
    was stated of each, its ``low`` and ``high``. ``notes`` are plain sentences about what was assumed, generated or
    dropped; those that are cautions are told to a board, too. ``behaviors``: names of the target behaviors.
    """

    scenario_name: str
    scenario_hash: str
    seed: int
    replicates: int
    weeks: int
    headcount: int
    organization_hash: str = ""
    description: str = ""
    engine: str = ""
    uncertainty: str | Sequence[str] = "none"
    currency: str = "EUR"
    start_date: str = ""
    target: tuple[float, int] | None = None
    milestones: Sequence[Mapping[str, Any]] = ()
    last_intervention_week: int | None = None
    interventions: Sequence[Mapping[str, Any]] = ()
    rules: Sequence[Mapping[str, Any]] = ()
    behaviors: Sequence[str] = ()
    notes: Sequence[str] = ()
    budget: float | None = None
    rates: Mapping[str, Any] | None = None
    inputs: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def manifest(self) -> dict[str, Any]:
        """All of it as plain data, in the order of ``manifest.json``."""
        rules = {"rules": [dict(rule) for rule in self.rules]} if self.rules else {}
        return {
            "scenario": self.scenario_name,
            "description": self.description,
            "behaviors": list(self.behaviors),
            "scenario_hash": self.scenario_hash,
            "organization_hash": self.organization_hash,
            "seed": self.seed,
            "replicates": self.replicates,
            "weeks": self.weeks,
            "people": self.headcount,
            "engine": self.engine,
            "uncertainty": self.uncertainty if isinstance(self.uncertainty, str) else list(self.uncertainty),
            "currency": self.currency,
            "target": None if self.target is None else {"adoption": self.target[0], "by_week": self.target[1]},
            **({"start_date": self.start_date} if self.start_date else {}),
            **({"milestones": [dict(milestone) for milestone in self.milestones]} if self.milestones else {}),
            "last_intervention_week": self.last_intervention_week,
            "budget": self.budget,
            "value": None if self.rates is None else dict(self.rates),
            **({"inputs": dict(self.inputs)} if self.inputs else {}),
            "interventions": [dict(intervention) for intervention in self.interventions],
            **rules,
            "cautions": list(dict.fromkeys(note.brief for note in self.notes if isinstance(note, Caution))),
            "notes": stored_notes(self.notes),
        }


def stored_notes(notes: Iterable[str]) -> list[str]:
    """Each note once, as results may keep it: without names of people, absolute paths shortened to the file's name."""
    unnamed = (note.stored if isinstance(note, NamingNote) else note for note in notes)
    return list(dict.fromkeys(MACHINE_PATH.sub(r"\1", note) for note in unnamed))


def notes_as_data(notes: Sequence[str]) -> list[str | list[str]]:
    """Notes as plain data, as results may keep them; a caution with what it tells a board."""
    briefs = {stored_notes([note])[0]: note.brief for note in notes if isinstance(note, Caution)}
    return [[note, briefs[note]] if note in briefs else note for note in stored_notes(notes)]


def notes_from_data(data: Iterable[str | Sequence[str]]) -> tuple[str, ...]:
    """The notes that ``notes_as_data`` has written."""
    return tuple(note if isinstance(note, str) else Caution(*note) for note in data)
