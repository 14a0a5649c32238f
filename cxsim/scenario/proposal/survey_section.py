"""The part of a first scenario that describes a survey: which question says what about people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
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
from cxsim.scenario.proposal.parts import Choice, Meaning, Part, cells_of
from cxsim.scenario.proposal.proposal import Questions
from cxsim.scenario.proposal.survey_groups import whose_answers
from cxsim.scenario.proposal.survey_questions import Scale, about, scales_of
from cxsim.scenario.text.yaml_writer import flow, quiet
from cxsim.units import counted

NOTHING = "nothing"
_WHY = {"answers": "how many answered", "person": "their departments are those of the people file",
        "key": "people are named by this column of the people file"}


_MEANINGS = (
    *(Choice(f"{name}{way}", f"{much} of: {trait.meaning}") for name, trait in TRAITS.items()
      for way, much in (("", "much"), (" reversed", "little"))),
    Choice(NOTHING, "it is not used"))


@dataclass(frozen=True)
class _Item:
    """A question of the survey and the trait it is about; ``turned``: a high answer means little of it."""

    column: str
    trait: str
    turned: bool
    reason: str

    def told(self) -> str:
        """The question and what it is taken for, as a comment."""
        much = "little" if self.turned else "much"
        return f"# {quiet(self.column, 200)}: guessed by {quiet(self.reason)}; a high answer means {much} of it"


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
    answered = _answered(table, where, decimal)
    unread = [*_unread(table, {where, *answered})]
    items = _items(table, answered, unread, questions)
    part.repairs += unread
    columns = [item.column for item in items]
    scales = _scales(table, columns, decimal, questions)
    strangers = _tell_departments(table, where, departments, len(items), part)
    part.lines.append("  traits:")
    for trait in sorted({item.trait for item in items}, key=[*TRAITS].index):
        about_it = [item for item in items if item.trait == trait]
        scale = _shared(about_it, scales, table)
        part.lines += _trait_lines(about_it, table.file, keys, scale, strangers, reading)
    left = [column for column in table.header if column not in (where, *columns)]
    if left:
        part.lines.append(f"    # Columns not used: {', '.join(map(quiet, left))}")
    _tell_codes(table, scales, part)
    part.meanings += _meanings(table, where, items, answered)
    return part


def _meanings(table: Table, where: str, items: Sequence[_Item], answered: Sequence[str]) -> Iterator[Meaning]:
    """What the columns of a survey are taken for; those with answers may be taken for another trait."""
    of = {item.column: item for item in items}
    for column in dict.fromkeys(filter(None, table.header)):
        role = f"{of[column].trait} reversed" if column in of and of[column].turned else (
            of[column].trait if column in of else NOTHING)
        if column in answered:
            reason = of[column].reason if column in of else ""
            yield Meaning("survey", table.file, column, role, reason, f"survey:{column}", _MEANINGS)
        else:
            told = "whose answers" if column == where else NOTHING
            names = any(rank(column, kind) is not None for kind in ("id", "mail", "name", "person"))
            yield Meaning("survey", table.file, column, told, "", "", (), names)


def _answered(table: Table, where: str, decimal: str) -> list[str]:
    """Columns that look like answers: on a scale, and not other facts about people."""
    facts = ("id", "mail", "name", "person", "position", "period", "end")
    return [
        column for column in table.header
        if column not in ("", where) and not any(rank(column, fact) is not None for fact in facts)
        and len(set(cells_of(table, column))) > 1 and scales_of([cells_of(table, column)], decimal)
    ]


def _unread(table: Table, others: Set[str]) -> Iterator[str]:
    """Which questions speak of a trait, but have no answers that could be read."""
    for column in table.header:
        found = None if column in others else about(column)
        given = [cell for cell in cells_of(table, column) if cell]
        if found is not None:
            why = (f"are on no scale that is known, such as {quoted_list(dict.fromkeys(given), 3)}; write numbers"
                   if given else "are all blank")
            yield f"{table.file}: '{column}' seems to be about {subject_of(found[0])}, but its answers {why}: not read"


def subject_of(trait: str) -> str:
    """What a trait is, in words: "usual trust in leaders, to which trust returns"."""
    return TRAITS[trait].meaning.partition(" (")[0] if trait in TRAITS else trait


def _items(table: Table, columns: Sequence[str], unread: Sequence[str], questions: Questions) -> list[_Item]:
    """The questions about traits; there must be one, or else why those that seem to be are ``unread`` is said."""
    items = [*filter(None, (_item(column, questions) for column in columns))]
    if items:
        return items
    raise InputError([table.finding(-1, 0, "; ".join(unread) or (
        f"no question is about a trait that people have in the model ({', '.join(TRAITS)}); name one with --answer, or "
        "state it under traits"))])


def _item(column: str, questions: Questions) -> _Item | None:
    """What a question is about; asked, unless it is called as a trait is."""
    found = about(column)
    if found is None and f"survey:{column}" not in questions.answers:
        return None
    trait, turned, words = found or (NOTHING, False, "you said so")
    proposed = f"{trait} reversed" if turned else trait
    way = ", asked the other way round" if turned else ""
    answer = questions.ask(
        f"survey:{column}", f"The question '{column}' seems to be about {subject_of(trait)}, because of '{words}'{way}."
        " What does a high answer mean?", _MEANINGS, proposed)
    if answer == NOTHING:
        return None
    name, _, way = answer.partition(" ")
    return _Item(column, name, way == "reversed", f"'{words}'" if answer == proposed else "you said so")


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


def _shared(items: Sequence[_Item], scales: Mapping[str, Scale], table: Table) -> Scale:
    """The scale of all questions of a trait, with what any of them has for words and for no answer."""
    of_trait = [scales[item.column] for item in items]
    first = of_trait[0]
    if any((scale.low, scale.high) != (first.low, first.high) for scale in of_trait):
        raise InputError([table.finding(
            -1, table.header.index(items[0].column), f"the questions about {items[0].trait} were answered on different "
            f"scales: {quoted_list((item.column for item in items), 4)}; leave out all but those of one scale with "
            "--answer")])
    words = {word: value for scale in of_trait for word, value in scale.words.items()}
    codes = dict.fromkeys(code for scale in of_trait for code in scale.missing)
    return Scale(first.low, first.high, words, tuple(codes))


def _tell_departments(table: Table, where: str, departments: Counter[str], items: int, part: Part) -> list[str]:
    """Tell who answered, how many departments have too few answers and which do not exist; return the latter."""
    answers = _answers(table, where, departments)
    strangers = [name for name in answers if name not in departments]
    few = [name for name in departments if 0 < answers[name] < SMALLEST_SHOWN]
    lost = sum(answers[name] for name in strangers)
    here = f"{len(answers) - len(strangers):,} of {counted(len(departments), 'department')}"
    rows = counted(answers.total() - lost, "row")
    part.repairs.append(f"{table.file}: {rows} of answers from {here}, {counted(items, 'question')} used")
    if few and max(answers.values()) > 1:
        part.repairs.append(f"fewer than {SMALLEST_SHOWN} answers from {quoted_list(few)}: not used")
    if strangers:
        part.repairs.append(f"{counted(lost, 'row')} of departments that the people file does not have: "
                            f"{quoted_list(strangers)}: left out")
    return strangers


def _tell_codes(table: Table, scales: Mapping[str, Scale], part: Part) -> None:
    """Tell which cells are taken for no answer."""
    codes = Counter(cell for column, scale in scales.items() for cell in cells_of(table, column)
                    if cell in scale.missing)
    if codes:
        part.repairs.append(f"{quoted_list(codes)} in {counted(codes.total(), 'cell')} of {table.file}: no answer")


def _answers(table: Table, where: str, departments: Counter[str]) -> Counter[str]:
    """The rows of each department, spelled as in the people file."""
    spelled = {fold(name): name for name in departments}
    return Counter(spelled.get(fold(cell), cell) for cell in cells_of(table, where) if cell)


def _trait_lines(
    items: Sequence[_Item], file: str, keys: Mapping[str, str], scale: Scale, strangers: Sequence[str],
    reading: Mapping[str, Any],
) -> Iterator[str]:
    """The lines about the trait of some questions; ``keys``: whose answers they are."""
    trait = items[0].trait
    yield f"    {trait}:    # {TRAITS[trait].meaning}"
    yield from (f"      {item.told()}" for item in items)
    stated = {
        "from": file, **reading, **keys, "column": [item.column for item in items],
        "reversed": [item.column for item in items if item.turned], "low": scale.low, "high": scale.high,
        "words": dict(sorted(scale.words.items(), key=lambda one: one[1])),
        "missing": [*reading.get("missing", ()), *scale.missing],
        "unknown_departments": "drop" if strangers else {}}
    for key, value in stated.items():
        if value not in ([], {}):
            yield f"      {key}: {flow(value)}" + (f"    # {_WHY[key]}" if key in _WHY else "")
    yield "      compared_with: mean    # departments differ around the usual mean; scale: answers are the trait itself"
