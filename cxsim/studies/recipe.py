"""How results came about, kept in their folder: scenarios, options, and what was read from files.

With it a run can be done again after its files are gone. People are kept without their names; if they are private, only
the hashes of their files are kept, and to run again takes the files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from cxsim.engine.world.build import held_against
from cxsim.engine.world.organizations import organization_key, organization_of
from cxsim.engine.world.uncertainty import set_text
from cxsim.organization.structure import Organization
from cxsim.organization.unnamed import unnamed
from cxsim.results.program import made_by
from cxsim.results.provenance import notes_as_data
from cxsim.results.store import Writer, file_hash, write_json, write_text
from cxsim.scenario.schema.identity import dump, scenario_hash
from cxsim.scenario.schema.kept import Kept
from cxsim.scenario.schema.schema import Scenario

RECIPE, PEOPLE, SET = "recipe.json", "people.json", "parameter_set_{}.csv"
MADE_BY = "made_by"
FORMAT = 1
MOST_DRAWS = 200
"""Of more organizations than this, only the hashes of files are kept: the folder would be huge."""


@dataclass(frozen=True)
class Recipe:
    """How results came about: scenarios with what their files say, the options of the run by name, and the baseline.

    ``private``: the people are not kept.
    """

    scenarios: tuple[Scenario, ...]
    options: Mapping[str, Any]
    seed: int
    baseline: str | None = None
    private: bool = False

    def on(self, engine: str) -> Recipe:
        """The recipe with the engine that was chosen for it: another job might choose another one."""
        return replace(self, options={**self.options, "engine": engine})

    def files(self) -> dict[str, Writer]:
        """Writers of the files that make a folder of results stand alone."""
        mentioned = set().union(*(_words_in(dump(one), ("organization",)) for one in self.scenarios))
        people: list[str] = []
        sets: dict[str, str] = {}
        entries = [self._entry(one, people, sets, mentioned) for one in self.scenarios]
        told = {"format": FORMAT, "baseline": self.baseline, "seed": self.seed, "private": self.private,
                "options": dict(self.options), MADE_BY: made_by(), "scenarios": entries}
        files: dict[str, Writer] = {RECIPE: partial(write_json, data=told)}
        if people:
            files[PEOPLE] = partial(write_text, text="[" + ",\n".join(people) + "]\n")
        return files | {name: partial(write_text, text=text) for text, name in sets.items()}

    def _entry(
        self, scenario: Scenario, people: list[str], sets: dict[str, str], mentioned: set[str]
    ) -> dict[str, Any]:
        """What is kept of one scenario; its people and parameter sets are added to those of all."""
        kept = scenario._origin.kept or Kept()
        organization = organization_of(scenario, self.seed)
        _, _, remarks = held_against(scenario, organization, self.seed)
        organizations = [] if self.private else [
            _place(people, _compact({**unnamed(one, mentioned), "notes": notes_as_data(one.notes)}))
            for one in kept.organizations.values()]
        return {
            "hash": scenario_hash(scenario),
            "files": dict(kept.hashes),
            "organizations": organizations,
            "sets": {file: sets.setdefault(text, SET.format(len(sets) + 1)) for file, text in kept.sets.items()},
            "remarks": notes_as_data(remarks),
            "scenario": dump(scenario),
        }


def with_files_read(scenarios: Sequence[Scenario], seed: int, futures: int) -> list[Scenario]:
    """The scenarios with what their files say, read once, so that a run and its recipe hold the same.

    ``futures``: how many there will be at most.

    Raises
    ------
    InputError
        With every mistake in a file.
    """
    return [_with_files_read(scenario, seed, futures) for scenario in scenarios]


def _with_files_read(scenario: Scenario, seed: int, futures: int) -> Scenario:
    if scenario._origin.kept is not None or not (scenario.people_files or scenario.set_file):
        return scenario
    draws = range(min(scenario.organization_draws, futures))
    organizations: dict[tuple[str, int, int], Organization] = {}
    if scenario.people_files and len(draws) <= MOST_DRAWS:
        organizations = {organization_key(scenario, seed, draw): organization_of(scenario, seed, draw)
                         for draw in draws}
    sets = {scenario.set_file: set_text(scenario)} if scenario.set_file else {}
    hashes = {file: file_hash(Path(scenario.folder) / file) for file in scenario.people_files}
    again = scenario.model_copy()
    again._origin = replace(scenario._origin, kept=Kept(organizations, sets, hashes))
    return again


def _words_in(data: Any, without: Iterable[str] = ()) -> Iterator[str]:
    """Every text in plain data: among them are the people whom a plan calls by name."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            if key not in without:
                yield from _words_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from _words_in(value)


def _compact(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _place(texts: list[str], text: str) -> int:
    """The place of a text in a list, to which it is added if it is new."""
    if text not in texts:
        texts.append(text)
    return texts.index(text)
