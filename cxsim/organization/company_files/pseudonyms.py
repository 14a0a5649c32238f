"""Copies of a company's files that hold only what the model reads, and nobody's name.

An identifier becomes a keyed hash (HMAC-SHA256 with a secret): whoever lacks the secret can neither undo it nor try out
names, and whoever has it gets the same pseudonyms next time.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.company_files.read_people import StatedPeople, read_people
from cxsim.organization.company_files.read_ties import read_ties
from cxsim.organization.company_files.respondents import with_departments
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.findings import Findings
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.schema.survey_specification import SurveyMeans
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.structure import SMALLEST_SHOWN
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table

SHORTEST_SECRET = 16
LETTERS = 16
"""Hexadecimal digits of a pseudonym: 64 bits, so that two people hardly ever share one."""


def pseudonym(identifier: str, secret: bytes) -> str:
    """What an identifier is called in copies; the same however its case and accents are written."""
    return "p" + hmac.new(secret, fold(identifier).encode(), hashlib.sha256).hexdigest()[:LETTERS]


def copies_of(
    people: PeopleSpecification, ties: Sequence[TiesSpecification], folder: Path, secret: bytes,
    of_surveys: Sequence[str] = (),
) -> tuple[str, str | None, KnownPeople]:
    """The people who count and their ties, as the text of CSV files with pseudonyms; and who they are.

    People have the columns id, manager, department, team, level and traits, those that were read; ties have source,
    target, layer and weight, where the source looks at the target. ``of_surveys``: columns by which surveys name
    people.

    Raises
    ------
    InputError
        With every mistake found in the files.
    """
    findings = Findings()
    named = [*(name for one in ties for name in one.columns_of(people.file)), *of_surveys]
    stated = read_people(people, folder, findings, named)
    if stated is None:
        raise findings.error()
    known = stated.known(people.file)
    layers, _ = read_ties(ties, folder, known, findings)
    if ties and not any(settled.sources.size for settled in layers.values()):
        findings.say(ties[0].file, f"no tie is between people of {people.file}, so that a copy would be empty; correct "
                     "how it names them, or leave out the ties")
    findings.stop()
    names = [pseudonym(identifier, secret) for identifier in stated.ids]
    rows = sorted(
        [names[source], names[target], layer, f"{weight:.12g}"]
        for layer, settled in layers.items()
        for source, target, weight in zip(
            settled.sources.tolist(), settled.targets.tolist(), settled.weights.tolist(), strict=True))
    return _people(stated, names), _text(("source", "target", "layer", "weight"), rows) if ties else None, known


def copy_of_answers(surveys: Sequence[SurveyMeans], folder: Path, people: KnownPeople | None = None) -> str:
    """The answers of one survey file as the text of a CSV file: department and questions, without small departments.

    The columns keep their names, so that ``surveys``, which all read this file, read the copy as well; but a column of
    ``people`` becomes that of their departments.

    Raises
    ------
    InputError
        With every mistake found in the file.
    """
    table, where = _by_department(surveys[0], folder, people)
    named = dict.fromkeys(name for survey in surveys for name in survey.read)
    columns = dict.fromkeys((where, *table.found(named, findings := Findings())))
    findings.stop()
    answers = Counter(table.cells(where))
    of_means = not surveys[0].persons and max(answers.values(), default=0) == 1
    small = set() if of_means else {name for name, number in answers.items() if number < SMALLEST_SHOWN}
    rows = sorted([cells[column] for column in columns] for cells in table.rows if cells[where] not in small)
    return _text([table.header[column] for column in columns], rows)


def _by_department(survey: SurveyMeans, folder: Path, people: KnownPeople | None) -> tuple[Table, int]:
    """The table of a survey file and its column of departments, which stand in place of people."""
    findings = Findings()
    table = read_table(survey, folder, findings)
    findings.stop()
    assert table is not None
    columns = table.found(survey.persons or (survey.department,), findings)
    if survey.persons and not findings:
        table, _ = with_departments(table, columns, survey.key, people, findings)
        header = [*table.header]
        header[columns[0]] = survey.department
        table = replace(table, header=tuple(header))
    findings.stop()
    return table, columns[0]


def _people(stated: StatedPeople, names: Sequence[str]) -> str:
    """The people, sorted by pseudonym: the order of a file may tell who is who."""
    columns = {
        "id": [*names],
        "manager": _written(stated.manager, (*names, "").__getitem__),  # -1 is nobody, and the last
        "department": stated.department,
        "team": stated.team,
        "level": _written(stated.level, lambda level: str(level or "")),
        **{trait: _written(values, lambda value: "" if math.isnan(value) else f"{value:.12g}")
           for trait, values in stated.traits.items()},
    }
    told = {name: cells for name, cells in columns.items() if cells is not None}
    return _text(list(told), sorted(map(list, zip(*told.values(), strict=True))))


def _written(values: NDArray[Any] | None, text: Callable[[Any], str]) -> list[str] | None:
    return None if values is None else [text(value) for value in values.tolist()]


def _text(header: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(list(header))
    writer.writerows(rows)
    return file.getvalue()
