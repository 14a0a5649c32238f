"""Reads how results came about from their folder, so that the run can be done again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cxsim.errors import CxsimError, ResultError
from cxsim.organization.structure import Organization
from cxsim.organization.unnamed import named_again
from cxsim.results.checked import AGAIN, checked_manifest, missing_part, read_json
from cxsim.results.provenance import notes_from_data
from cxsim.results.store import file_hash
from cxsim.scenario.loading.parsing import scenario_as_written
from cxsim.scenario.schema.identity import scenario_hash
from cxsim.scenario.schema.kept import Kept
from cxsim.scenario.schema.origin import Origin
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.from_python import nodes_from
from cxsim.studies.recipe import FORMAT, PEOPLE, RECIPE, Recipe


def read_recipe(folder: Path, inputs: Path | None = None) -> Recipe:
    """The recipe in a folder of results, after every file in it was checked.

    Parameters
    ----------
    folder
        The results.
    inputs
        The folder of the scenario, for results whose people are private.

    Raises
    ------
    ResultError
        If the folder is damaged, incomplete or somebody else's, or of another format; or if files of private people are
        missing or are not those that were read.
    """
    checked_manifest(folder)
    if not (folder / RECIPE).is_file():
        raise missing_part(folder, "recipe", [RECIPE])
    told = read_json(folder / RECIPE)
    if told.get("format") != FORMAT:
        raise ResultError(f"'{folder / RECIPE}' is of format {told.get('format')}, and this cxsim knows {FORMAT}; use "
                          "the version that wrote it")
    try:
        _refuse_other_files(folder, inputs, told["scenarios"])
        people = _people_in(folder)
        return Recipe(
            tuple(_scenario(folder, one, people, told["seed"], inputs) for one in told["scenarios"]),
            told["options"], told["seed"], told["baseline"], told["private"])
    except (AttributeError, IndexError, KeyError, OSError, TypeError, ValueError) as error:
        raise ResultError(f"'{folder / RECIPE}' does not hold what a recipe holds ({error!r}); {AGAIN}") from None


def _people_in(folder: Path) -> list[Organization]:
    """Every organization that the folder keeps."""
    if not (folder / PEOPLE).is_file():
        return []
    told = json.loads((folder / PEOPLE).read_text(encoding="utf-8"))
    return [named_again({**one, "notes": notes_from_data(one["notes"])}) for one in told]


def _scenario(
    folder: Path, entry: Mapping[str, Any], people: Sequence[Organization], seed: int, inputs: Path | None
) -> Scenario:
    """A scenario of the recipe, with what its files said."""
    sets = {file: (folder / name).read_text(encoding="utf-8") for file, name in entry["sets"].items()}
    base = "" if inputs is None else str(inputs.absolute())
    try:
        scenario = scenario_as_written(nodes_from(entry["scenario"]), Origin(base))
    except CxsimError as error:
        raise ResultError(f"this version of cxsim reads the scenarios of '{folder}' in another way: {error}\nuse the "
                          "version that wrote them") from None
    if scenario_hash(scenario) != entry["hash"]:
        raise ResultError(f"this version of cxsim reads the scenario '{scenario.name}' of '{folder}' in another way: "
                          "its hash differs; use the version that wrote it")
    block = scenario.organization.model_dump_json()
    organizations = {(block, seed, draw): people[number] for draw, number in enumerate(entry["organizations"])}
    scenario._origin = Origin(base, nodes=scenario._origin.nodes, kept=Kept(
        organizations, sets, entry["files"], notes_from_data(entry["remarks"])))
    return scenario


def _refuse_other_files(folder: Path, inputs: Path | None, entries: Sequence[Mapping[str, Any]]) -> None:
    """Raise ResultError unless the files of people who are not kept are there, and are those that were read."""
    wanted = {(file, written) for entry in entries if not entry["organizations"]
              for file, written in entry["files"].items()}
    if not wanted:
        return
    if inputs is None:
        names = ", ".join(f"'{file}'" for file, _ in sorted(wanted))
        raise ResultError(f"'{folder}' keeps no people, only the hashes of {names}; give the folder of the scenario "
                          "that names these files (--inputs FOLDER)")
    problems = [*_differing(inputs, sorted(wanted))]
    if problems:
        raise ResultError("these are not the files that were read:\n  " + "\n  ".join(problems) + "\ngive the folder "
                          "of the scenario with the files as they were (--inputs FOLDER)")


def _differing(inputs: Path, wanted: Sequence[tuple[str, str]]) -> Iterator[str]:
    for file, written in wanted:
        place = inputs / file
        if not place.is_file():
            yield f"{file}: it is not in '{inputs}'"
        elif file_hash(place) != written:
            yield f"{file}: its content differs from what was read"
