"""A file of a company, opened: its table, how it is written, and why that is thought."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Final, Literal

from pydantic import ValidationError

from cxsim.errors import InputError
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.kinds import idle_keys
from cxsim.organization.tables.names import folded
from cxsim.organization.tables.proposed_file import FileProposal, proposed_file
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table
from cxsim.scenario.checks.messages import message_for
from cxsim.scenario.loading.files import path_problem
from cxsim.scenario.proposal.parts import Choice, Repair
from cxsim.scenario.proposal.proposal import Questions
from cxsim.scenario.proposal.ties_guesses import names_ends
from cxsim.scenario.text.from_python import nodes_from
from cxsim.scenario.text.located import located
from cxsim.scenario.text.nodes import finding_at

_READ: Final = {
    "sheet": "the sheet {}", "header_row": "names of columns in row {}", "encoding": "the encoding {}",
    "separator": "'{}' between cells", "decimal": "'{}' as decimal sign", "thousands": "'{}' between thousands"}


def reading_words(key: str, value: Any) -> str:
    """How a file is read, in words: "names of columns in row 3"."""
    return _READ[key].format(value) if key in _READ else f"{key}: {value}"


@dataclass(frozen=True)
class OpenedFile:
    """``reading``: the keys of the file that the scenario states; ``reasons``: why, by key."""

    table: Table
    reading: dict[str, Any]
    reasons: dict[str, str]

    @property
    def specification(self) -> FileSpecification:
        """The keys of the file."""
        return FileSpecification.model_validate({"file": self.table.file, **self.reading})

    def repairs(self) -> list[str]:
        """What was found out about how the file is written."""
        name = PurePath(self.table.file).name
        readings = [Repair(f"{self.table.file} is read with {reading_words(key, self.reading[key])}, because {reason}",
                           f"{key}:{name}") for key, reason in self.reasons.items() if key in self.reading]
        twice = [f"{self.table.file}: {several} columns are named '{name}'; what they hold is not read: rename one"
                 for name, several in Counter(map(folded, self.table.header)).items() if several > 1 and name]
        return [*readings, *(note.removesuffix(".") for note in self.table.notes), *twice]


def opened(
    file: Path, base: Path, reading: Mapping[str, Any], questions: Questions, findings: Findings,
    part: Literal["nodes", "edges"] = "nodes",
) -> OpenedFile | None:
    """Open a file that a scenario in ``base`` may name; None, with findings, if it cannot be read.

    Raises
    ------
    InputError
        If ``reading`` states what no file can have, or an answer does not fit.
    """
    seen = Path(os.path.relpath(file.absolute(), base)).as_posix()
    problem = path_problem(seen, base, base.parent)
    if problem:
        findings.say(str(file), problem)
        return None
    stated = _specification(seen, reading)
    # One option stands for all files: what a workbook or graph has no use for is left to the others.
    reading = {key: value for key, value in reading.items() if key not in idle_keys(stated)}
    specification = _specification(seen, reading)
    found = proposed_file(specification, base, findings, lambda header: names_ends(header) == (part == "edges"))
    if found is None:
        return None
    if len(found.alike) > 1 and f"sheet:{file.name}" not in questions.answers:
        findings.say(seen, f"the sheets {quoted_list(found.alike)} have the same columns, as if each held a part: copy "
                     f"them into one sheet or, if one of them has everything, say so (--answer "
                     f"\"sheet:{file.name}={found.alike[0]}\")")
        return None
    keys = dict(reading) | _settled(found, file.name, questions)
    table = read_table(_specification(seen, keys), base, findings, part)
    return None if table is None else OpenedFile(table, keys, found.reasons)


def _specification(file: str, reading: Mapping[str, Any]) -> FileSpecification:
    stated = {"file": file, **reading}
    try:
        return FileSpecification.model_validate(stated)
    except ValidationError as error:
        tree = nodes_from(stated)
        raise InputError(finding_at(tree, one.path, message_for(one, tree))
                         for one in located(tree, error.errors(include_url=False))) from None


def _settled(found: FileProposal, name: str, questions: Questions) -> dict[str, Any]:
    """The keys that were found; what is unsure is asked."""
    keys = dict(found.keys)
    for key, possible in found.choices.items():
        answers = {" ".join(str(value) for value in stated.values()): stated for stated, _ in possible}
        choices = [Choice(answer, meaning) for answer, (_, meaning) in zip(answers, possible, strict=False)]
        answer = questions.ask(f"{key}:{name}", f"How is {name} written ({key})? Several readings fit.", choices)
        for stated, _ in possible:
            keys = {one: value for one, value in keys.items() if one not in stated}
        keys |= answers[answer]
        found.reasons[key] = next(choice.meaning for choice in choices if choice.answer == answer)
    return keys
