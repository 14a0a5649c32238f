"""Answers of a survey, by department: read, brought to the unit of a trait, averaged; too few answers stay unsaid."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import stdev

from cxsim.errors import did_you_mean, there_is_no
from cxsim.model.input_widths import USUAL_ANSWER_SPREAD
from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.company_files.respondents import with_departments
from cxsim.organization.company_files.stated_in_vain import idle_in_answers
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.schema.survey_specification import SurveyMeans
from cxsim.organization.structure import SMALLEST_SHOWN
from cxsim.organization.tables.numerals import number, whole
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table, check_columns
from cxsim.organization.traits import TRAITS
from cxsim.units import counted

_Said = list[tuple[float, int]]
"""Means of rows, each with the number of answers behind it."""


@dataclass(frozen=True)
class Answers:
    """Means by department in the unit of the trait, their standard errors, the number of answers, and notes."""

    means: Mapping[str, float]
    count: int
    notes: tuple[str, ...]
    errors: Mapping[str, float] = field(default_factory=dict)


def read_answers(
    trait: str, survey: SurveyMeans, headcount: Mapping[str, int], folder: Path, findings: Findings,
    people: KnownPeople | None = None,
) -> Answers:
    """The answers of a survey about one trait.

    ``headcount``: people by department of the organization; ``people``: those of its file, who may be named.
    """
    table = read_table(survey, folder, findings)
    if table is None:
        return Answers({}, 0, ())
    before = len(findings)
    where = table.found(survey.persons or (survey.department,), findings)
    questions = table.found(survey.columns or (trait,), findings)
    behind = table.column(survey.answers, True, findings)
    incomplete = len(findings) > before
    used = (*where, *questions, behind)
    others = [name for index, name in enumerate(table.header) if index not in used]  # of other traits, or of none
    ignored = (*survey.ignore_columns, *others)
    idle_in_answers(("traits", trait), survey, table, questions, findings)
    notes = (*table.notes, *check_columns(table, used, ignored, True, findings, identifiers=where))
    if incomplete:
        return Answers({}, 0, notes)
    if survey.persons:
        table, said = with_departments(table, where, survey.key, people, findings)
        notes += said
    reader = _Reader(trait, survey, table, where[0], headcount, findings)
    reader.check_departments()
    return reader.by_department(questions, behind, notes)


class _Reader:
    def __init__(
        self, trait: str, survey: SurveyMeans, table: Table, where: int, headcount: Mapping[str, int],
        findings: Findings,
    ) -> None:
        self.trait, self.survey, self.table, self.where, self.findings = trait, survey, table, where, findings
        self.headcount = headcount
        self.known = {fold(name): name for name in headcount}
        self.words = {fold(word): value for word, value in survey.words.items()}
        self.strangers: Counter[str] = Counter()

    def _department(self, row: int) -> str:
        """The department of a row as the organization writes it; blank if it has none or another one."""
        return self.known.get(fold(self.table.rows[row][self.where]), "")

    def check_departments(self) -> None:
        """Report each unknown department once, in the first row that names it, or count its rows."""
        for row, name in enumerate(self.table.cells(self.where)):
            if self._department(row) or not name:
                continue
            self.strangers[name] += 1
            if self.survey.unknown_departments == "error" and self.strangers[name] == 1:
                self.findings.add(self.table.finding(row, self.where, there_is_no("department", name, self.headcount)))

    def by_department(self, questions: Sequence[int], behind: int | None, notes: Sequence[str]) -> Answers:
        """Means of departments with enough answers."""
        said = self._said(questions, behind)
        of_means = behind is None and self._are_means(said)
        count = {name: self.headcount[name] if of_means else _answers(one) for name, one in said.items()}
        few = sorted(name for name in said if count[name] < SMALLEST_SHOWN)
        means = {name: _mean(one) for name, one in said.items() if name not in few}
        return Answers(means, 0 if of_means else sum(count[name] for name in means),
                       (*notes, *self._notes(few, of_means)),
                       {name: self._error(name, said[name], of_means) for name in means})

    def _error(self, name: str, said: _Said, of_means: bool) -> float:
        """The standard error of a department's mean: few answered, and others might answer otherwise.

        Where it is not stated how many answered, half did. Rows that are means do not tell how far answers lie apart.
        """
        people, answers = self.headcount[name], _answers(said)
        if of_means:
            answers = math.ceil(people / 2)
        spread = USUAL_ANSWER_SPREAD * (TRAITS[self.trait].highest - TRAITS[self.trait].lowest)
        if len(said) == answers:
            spread = stdev(value for value, _ in said)
        return spread * math.sqrt(max(1.0 - answers / people, 0.0) / answers)

    def _said(self, questions: Sequence[int], behind: int | None) -> dict[str, _Said]:
        """What each department said."""
        said: dict[str, _Said] = {}
        weights = {} if behind is None else dict(self.table.values(behind, whole, self.findings))
        unweighted = 1 if behind is None else 0
        for row, value in self._row_means(questions).items():
            if name := self._department(row):
                said.setdefault(name, []).append((value, weights.get(row, unweighted)))
        return said

    def _are_means(self, said: Mapping[str, _Said]) -> bool:
        """Whether each department has one row, which is its mean."""
        return not self.survey.persons and bool(said) and all(len(one) == 1 for one in said.values())

    def _notes(self, few: Sequence[str], of_means: bool) -> list[str]:
        file, blank = self.table.file, self.table.cells(self.where).count("")
        notes = []
        if of_means:
            notes.append(f"{file}: each department has one row, taken as its mean; how many answered is not stated.")
        if few:
            whose = "people" if of_means else "answers"
            notes.append(f"{file}: departments with fewer than {SMALLEST_SHOWN} {whose} are not used for {self.trait}: "
                         f"{quoted_list(few)}.")
        if blank:
            without = counted(blank, "row without a department is", "rows without a department are")
            notes.append(f"{file}: {without} not used.")
        if self.strangers and self.survey.unknown_departments == "drop":
            lost = counted(self.strangers.total(), "row of other departments is", "rows of other departments are")
            notes.append(f"{file}: {lost} left out: {quoted_list(self.strangers)}.")
        return notes

    def _row_means(self, questions: Sequence[int]) -> dict[int, float]:
        """The mean of each row's answers, in the unit of the trait."""
        reversed_columns = {self.table.index_of(name) for name in self.survey.reversed_columns}
        answers: dict[int, list[float]] = {}
        for column in questions:
            turned = column in reversed_columns
            for row, value in self.table.values(column, self._answer, self.findings):
                answers.setdefault(row, []).append(self._in_unit(value, turned))
        return {row: math.fsum(values) / len(values) for row, values in sorted(answers.items())}

    def _in_unit(self, value: float, turned: bool) -> float:
        """An answer in the unit of the trait; a scale from 0 to 1 is that unit already."""
        low, high = self._scale()
        lowest, highest = TRAITS[self.trait].lowest, TRAITS[self.trait].highest
        given = low + high - value if turned else value
        return lowest + (given - low) / (high - low) * (highest - lowest)

    def _scale(self) -> tuple[float, float]:
        low, high = self.survey.low, self.survey.high
        return (TRAITS[self.trait].lowest, TRAITS[self.trait].highest) if (low, high) == (0.0, 1.0) else (low, high)

    def _answer(self, text: str) -> float | str:
        """An answer on the survey's scale, or why it is none."""
        low, high = self._scale()
        known = self.words.get(fold(text))
        value = number(text.removesuffix("%"), self.survey.decimal) if known is None else known
        if isinstance(value, str) and self.words:
            return f"'{text}' is no answer; {did_you_mean(text, self.survey.words)}"
        if not isinstance(value, str) and not low <= value <= high:
            return (f"the answer {value:g} is outside the scale; allowed: {low:g} to {high:g} (if it means no answer, "
                    f"state missing: [\"{text}\"])")
        return value


def _mean(said: _Said) -> float:
    return math.fsum(value * weight for value, weight in said) / _answers(said)


def _answers(said: _Said) -> int:
    return sum(number for _, number in said)
