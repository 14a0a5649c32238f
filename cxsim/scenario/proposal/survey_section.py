"""The part of a first scenario that describes a survey: which question says what about people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxsim.errors import InputError
from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.findings import quoted_list
from cxsim.organization.structure import SMALLEST_SHOWN
from cxsim.organization.tables.table import Table
from cxsim.organization.traits import TRAITS
from cxsim.scenario.proposal.header_words import rank
from cxsim.scenario.proposal.parts import Choice, Part, cells_of
from cxsim.scenario.proposal.proposal import Questions
from cxsim.scenario.proposal.survey_groups import whose_answers
from cxsim.scenario.proposal.survey_questions import Scale, about, scales_of
from cxsim.scenario.text.yaml_writer import flow, quiet, written
from cxsim.units import counted

NOTHING = "nothing"
_WHY = {"answers": "how many answered", "person": "their departments are those of the people file",
        "key": "people are named by this column of the people file"}


@dataclass(frozen=True)
class _Item:
    """A question of the survey and the trait it is about; ``turned``: a high answer means little of it."""

    column: str
    trait: str
    turned: bool
    reason: str


def survey_part(
    table: Table, departments: Counter[str], reading: Mapping[str, Any], questions: Questions, people: KnownPeople
) -> Part:
    """The lines about a survey, under the organization.

    Raises
    ------
    InputError
        If no column holds departments or people of the people file, no question is about a trait, or those of one trait
        were answered on different scales.
    """
    part = Part()
    table, where, keys = whose_answers(table, departments, people, part)
    decimal = str(reading.get("decimal", "."))
    items = [item for column in _answered(table, where, decimal) if (item := _item(column, questions)) is not None]
    left = [column for column in table.header if column not in {where, *(item.column for item in items)}]
    if not items:
        message = (f"no question is about a trait that people have in the model ({', '.join(TRAITS)}); name one with "
                   "--answer, or state it under traits")
        raise InputError([table.finding(-1, 0, message)])
    scales = _scales(table, [item.column for item in items], decimal, questions)
    strangers = _tell_departments(table, where, departments, items, part)
    part.lines.append("  traits:")
    for trait in TRAITS:
        about_it = [item for item in items if item.trait == trait]
        if about_it:
            scale = _shared(trait, about_it, scales, table)
            part.lines += _trait_lines(trait, about_it, table, keys, scale, strangers, reading)
    if left:
        part.lines.append(f"    # Columns not used: {', '.join(quiet(column) for column in left)}")
    codes = Counter(
        cell for item in items for cell in cells_of(table, item.column) if cell in scales[item.column].missing)
    if codes:
        part.repairs.append(f"{quoted_list(codes)} in {counted(codes.total(), 'cell')} of {table.file}: no answer")
    return part


def _answered(table: Table, where: str, decimal: str) -> list[str]:
    """Columns that look like answers: on a scale, and not other facts about people."""
    facts = ("id", "mail", "name", "person", "position", "period", "end")
    return [
        column for column in table.header
        if column not in ("", where) and not any(rank(column, fact) is not None for fact in facts)
        and len(set(cells_of(table, column))) > 1 and scales_of([cells_of(table, column)], decimal)
    ]


def _item(column: str, questions: Questions) -> _Item | None:
    """What a question is about; asked, unless it is called as a trait is."""
    found = about(column)
    said = [f"{trait}{turned}" for trait in TRAITS for turned in ("", " reversed")]
    if found is None and f"survey:{column}" not in questions.answers:
        return None
    trait, turned, words = found or (NOTHING, False, "you said so")
    proposed = f"{trait}{' reversed' if turned else ''}" if found else NOTHING
    choices = [Choice(one, _meaning(one)) for one in [*said, NOTHING]]
    answer = questions.ask(
        f"survey:{column}", f"The question '{column}' seems to be about {trait}, because of '{words}'"
        f"{', asked the other way round' if turned else ''}. What does a high answer mean?", choices, proposed)
    if answer == NOTHING:
        return None
    name, _, way = answer.partition(" ")
    return _Item(column, name, way == "reversed", f"'{words}'" if answer == proposed else "you said so")


def _meaning(answer: str) -> str:
    trait, _, way = answer.partition(" ")
    if trait == NOTHING:
        return "it is not used"
    return f"{'little' if way else 'much'} of: {TRAITS[trait].meaning}"


def _scales(table: Table, columns: Sequence[str], decimal: str, questions: Questions) -> dict[str, Scale]:
    """The scale of each question: one for all, or where they look like different ones, one for each."""
    together = scales_of([cells_of(table, column) for column in columns], decimal)
    alone = {column: scales_of([cells_of(table, column)], decimal) for column in columns}
    likely = {(fitting[0].low, fitting[0].high) for fitting in alone.values()}
    if together and (len(likely) == 1 or {low for low, _ in likely} == {1}):
        return dict.fromkeys(columns, _chosen(together, "survey_scale", table, columns, questions))
    return {column: _chosen(fitting, f"survey_scale:{column}", table, [column], questions)
            for column, fitting in alone.items()}


def _chosen(
    fitting: Sequence[Scale], key: str, table: Table, columns: Sequence[str], questions: Questions
) -> Scale:
    """The scale that is asked about if several fit."""
    names = [f"{scale.low}-{scale.high}" for scale in fitting]
    if len(fitting) == 1:
        return fitting[0]
    seen = sorted({cell for column in columns for cell in cells_of(table, column) if cell})
    which = "the questions" if len(columns) > 1 else f"'{columns[0]}'"
    answer = questions.ask(
        key, f"On which scale were {which} answered? Answers are {quoted_list(seen, 12)}.",
        [Choice(name, f"from {scale.low} to {scale.high}" + (f"; {quoted_list(scale.missing)} is no answer"
                if scale.missing else "")) for name, scale in zip(names, fitting, strict=True)])
    return fitting[names.index(answer)]


def _shared(trait: str, items: Sequence[_Item], scales: Mapping[str, Scale], table: Table) -> Scale:
    """The scale of all questions of a trait, with what any of them has for words and for no answer."""
    of_trait = [scales[item.column] for item in items]
    first = of_trait[0]
    if any((scale.low, scale.high) != (first.low, first.high) for scale in of_trait):
        raise InputError([table.finding(
            -1, table.header.index(items[0].column), f"the questions about {trait} were answered on different scales: "
            f"{quoted_list((item.column for item in items), 4)}; leave out all but those of one scale with --answer")])
    words = {word: value for scale in of_trait for word, value in scale.words.items()}
    codes = dict.fromkeys(code for scale in of_trait for code in scale.missing)
    return Scale(first.low, first.high, words, tuple(codes))


def _tell_departments(
    table: Table, where: str, departments: Counter[str], items: Sequence[_Item], part: Part
) -> list[str]:
    """Tell who answered, how many departments have too few answers and which do not exist; return the latter."""
    spelled = {fold(name): name for name in departments}
    answers = Counter(spelled.get(fold(cell), cell) for cell in cells_of(table, where) if cell)
    strangers = [name for name in answers if name not in departments]
    few = [name for name in departments if 0 < answers[name] < SMALLEST_SHOWN]
    rows = sum(answers[name] for name in departments)
    here = f"{len(set(answers) & set(departments)):,} of {counted(len(departments), 'department')}"
    part.repairs.append(
        f"{table.file}: {counted(rows, 'row')} of answers from {here}, {counted(len(items), 'question')} used")
    if few and max(answers.values()) > 1:
        part.repairs.append(f"fewer than {SMALLEST_SHOWN} answers from {quoted_list(few)}: not used")
    if strangers:
        lost = sum(answers[name] for name in strangers)
        part.repairs.append(f"{counted(lost, 'row')} of departments that the people file does not have: "
                            f"{quoted_list(strangers)}: left out")
    return strangers


def _trait_lines(
    trait: str, items: Sequence[_Item], table: Table, keys: Mapping[str, str], scale: Scale, strangers: Sequence[str],
    reading: Mapping[str, Any],
) -> Iterator[str]:
    yield f"    {trait}:    # {TRAITS[trait].meaning}"
    for item in items:
        way = "a high answer means little of it" if item.turned else "a high answer means much of it"
        yield f"      # {quiet(item.column, 200)}: guessed by {quiet(item.reason)}; {way}"
    yield f"      from: {written(table.file)}"
    for key, value in reading.items():
        yield f"      {key}: {flow(value)}"
    for key, value in keys.items():
        yield f"      {key}: {written(value)}" + (f"    # {_WHY[key]}" if key in _WHY else "")
    yield f"      column: {flow([item.column for item in items])}"
    turned = [item.column for item in items if item.turned]
    if turned:
        yield f"      reversed: {flow(turned)}"
    yield f"      low: {scale.low}"
    yield f"      high: {scale.high}"
    if scale.words:
        yield f"      words: {flow(dict(sorted(scale.words.items(), key=lambda one: one[1])))}"
    if scale.missing:
        yield f"      missing: {flow(list(scale.missing))}"
    if strangers:
        yield "      unknown_departments: drop"
    yield "      compared_with: mean    # departments differ around the usual mean; scale: answers are the trait itself"
