"""What a scenario states about a file and the file gives no occasion for: words that no cell says, keys without use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from cxsim.errors import nearest
from cxsim.organization.company_files.identifiers import MOST_COMPARED, fold
from cxsim.organization.company_files.tie_forms import EndColumns
from cxsim.organization.company_files.tie_rows import SettledTies
from cxsim.organization.findings import Findings, Steps, quoted_list
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.schema.row_specification import RowCondition
from cxsim.organization.schema.survey_specification import SurveyMeans
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.tables.table import Table

_OF_MANAGERS = ("manager_by", "no_manager", "unknown_managers", "own_manager")
_OF_LEVELS = ("level_words", "level_order")


def idle_in_people(
    stated: PeopleSpecification, table: Table, columns: Mapping[str, int], managers: Sequence[int], findings: Findings
) -> None:
    """Tell what does nothing among the keys of a file of people, whose cells are still as the file has them."""
    idle = {"span_of_control": "the file states who reports to whom"} if managers else dict.fromkeys(
        _OF_MANAGERS, "no column of managers is read")
    idle |= {} if "level" in columns else dict.fromkeys(_OF_LEVELS, "no column of levels is read")
    idle |= {"repeats": "nobody has several rows"} if _differ(table.cells(columns["id"])) else {}
    for key in sorted(stated.model_fields_set.intersection(idle)):
        findings.tell_idle(("people", key), f"has no effect: {idle[key]}")
    if managers:
        cells = [*table.joined(managers), *_cells(table, managers)]  # no nearest match, which would be somebody's name
        _tell_words(("people", "no_manager"), _unsaid(stated.no_manager, cells), None, findings)
    if "level" in columns:
        cells = table.cells(columns["level"])
        _tell_words(("people", "level_words"), _unsaid(stated.level_words, cells), cells, findings)
    _tell_missing(("people",), stated.missing, table, {*columns.values(), *managers} - {columns["id"]}, findings)
    idle_conditions(("people", "keep"), stated.kept_if, table, findings)
    idle_conditions(("people", "leave_out"), stated.left_out_if, table, findings)


def idle_in_ties(place: Steps, stated: TiesSpecification, table: Table, ends: EndColumns, findings: Findings) -> None:
    """Tell what does nothing among the keys of a file of ties, whose cells are still as the file has them."""
    words = _cells(table, {column for column in ends.weights if column is not None})
    _tell_words((*place, "weight", "words"), _unsaid(stated.weighing.words, words), words, findings)
    mark = stated.list_separator
    if mark is not None and not any(mark in cell for cell in _cells(table, ends.targets)):
        findings.tell_idle((*place, "list_separator"), f"has no effect: no cell names several people with {mark!r} "
                           "between them")


def idle_threshold(
    place: Steps, stated: TiesSpecification, layers: Mapping[str, SettledTies], findings: Findings
) -> None:
    """Tell of a threshold that leaves no tie of any layer."""
    strong = sum(len(ties.sources) for ties in layers.values())
    if stated.weighing.threshold is not None and not strong and any(ties.below for ties in layers.values()):
        findings.tell_idle((*place, "weight", "threshold"), "leaves no tie: every weight is below it")


def idle_in_answers(
    place: Steps, survey: SurveyMeans, table: Table, questions: Sequence[int], findings: Findings
) -> None:
    """Tell what does nothing among the keys of a survey, whose cells are still as the file has them."""
    answers = _cells(table, questions)
    _tell_words((*place, "words"), _unsaid(survey.words, answers), answers, findings)
    _tell_missing(place, survey.missing, table, questions, findings)


def idle_conditions(place: Steps, conditions: Sequence[RowCondition], table: Table, findings: Findings) -> None:
    """Tell of words that no row has, among those that decide which rows count."""
    for number, condition in enumerate(conditions):
        column = table.index_of(condition.column)
        if column is not None:
            cells, where = table.cells(column), place if len(conditions) == 1 else (*place, number)
            _tell_words((*where, "values"), _unsaid(condition.values or (), cells), cells, findings)


def _differ(cells: Sequence[str]) -> bool:
    return len({*map(fold, cells)}) == len(cells)


def _cells(table: Table, columns: Iterable[int]) -> list[str]:
    return [cell for column in columns for cell in table.cells(column)]


def _unsaid(words: Collection[str], cells: Iterable[str]) -> list[str]:
    """The words that no cell says."""
    said = {fold(cell) for cell in cells} if words else set()
    return [word for word in words if fold(word.strip()) not in said]


def _tell_words(place: Steps, unsaid: Sequence[str], cells: Sequence[str] | None, findings: Findings) -> None:
    """Tell of words that no cell says, with what the cells say that is nearest to the first."""
    if unsaid:
        near = nearest(unsaid[0], [*{*cells}][:MOST_COMPARED]) if cells is not None else None
        hint = f"; the nearest to '{unsaid[0]}' is '{near}'" if near is not None else ""
        findings.tell_idle(place, f"no cell that is read says {quoted_list(unsaid)}{hint}")


def _tell_missing(
    place: Steps, words: Sequence[str] | None, table: Table, columns: Iterable[int], findings: Findings
) -> None:
    """Tell of words for missing values if no cell says any: lists of such words are often longer than needed."""
    unsaid = _unsaid(words or (), _cells(table, columns))
    if words and len(unsaid) == len(words):
        _tell_words((*place, "missing"), unsaid, None, findings)
