"""Guesses what the columns of a file of ties hold beside the ends: direction, wave, weight and layer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from cxsim.organization.company_files.dates import date_in
from cxsim.organization.company_files.direction_words import direction, plain_word, yes_or_no
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.names import MISSING_WORDS, folded
from cxsim.organization.tables.numerals import number
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.how_often import how_often
from cxsim.scenario.proposal.parts import cells_of
from cxsim.scenario.proposal.tie_words import (
    DIRECTED,
    LABELS,
    LAYERS,
    MUTUAL,
    OTHER_ENDS,
    OWN_ENDS,
    STAGES,
    TIMES,
    WAVES,
    WEIGHTS,
    named,
    speaks_of,
)
from cxsim.scenario.proposal.weight_guess import MOST_WORDS, WeightGuess, cells_are, weight_guess
from cxsim.units import counted

MOST_LAYERS, MOST_WAVES, LONGEST_NAME = 50, 24, 64


@dataclass
class TieRoles:
    """The columns found for each role, and for every other column why it is not used; ``amounts``: those among the
    latter that could tell how strong ties are, though their names do not say so. ``ties_alone``: a column whose words
    cannot be weighed, and those of its cells that do not say "never".
    """

    direction: str | None = None
    mutual: str | None = None
    wave: str | None = None
    time: str | None = None
    weight: WeightGuess | None = None
    layer: str | None = None
    amounts: dict[str, WeightGuess] = field(default_factory=dict)
    ties_alone: tuple[str, list[str]] | None = None
    unused: dict[str, str] = field(default_factory=dict)


def ties_roles(
    table: Table, ends: Collection[str], specification: FileSpecification, said: Mapping[str, str] | None = None
) -> TieRoles:
    """What the columns hold that are no ends; ``said``: what the user says that they hold, which comes first."""
    roles, stated = TieRoles(), said or {}
    order = sorted(enumerate(table.header), key=lambda one: one[1] not in stated)
    for index, column in order:
        if column not in ends:
            cells = Counter(row[index] for row in table.rows)
            reason = (_said(roles, column, cells, specification, stated[column]) if column in stated else
                      _taken(roles, column, cells, specification))
            if reason is not None:
                roles.unused[column] = reason
    return roles


def _said(
    roles: TieRoles, column: str, cells: Counter[str], specification: FileSpecification, role: str
) -> str | None:
    """Give a column the role that the user says it has, or say why it cannot have it."""
    if role == "weight":
        return _weight(roles, column, cells, specification)
    if role == "layer":
        return _layer(roles, column, cells)
    return "you said so"


def matrix_roles(table: Table, people: Collection[str], specification: FileSpecification) -> TieRoles:
    """What the cells of a square table hold in the columns of people: weights, if anything."""
    columns = [index for index, column in enumerate(table.header) if column in people]
    cells = Counter(row[index] for row in table.rows for index in columns if row[index] not in ("", "0"))
    found = weight_guess("cells", cells, specification)
    return TieRoles(weight=found if isinstance(found, WeightGuess) else None)


def _taken(roles: TieRoles, column: str, cells: Counter[str], specification: FileSpecification) -> str | None:
    """Give a column its role, or say why it has none."""
    if not any(cells):
        return "blank"
    for role, fits in (("direction", _is_direction), ("mutual", _is_mutual), ("wave", _is_wave), ("time", _is_time)):
        if fits(column, cells):
            other = roles.mutual or roles.direction if role in ("mutual", "direction") else getattr(roles, role)
            if other is not None:
                return f"{other} is used"
            setattr(roles, role, column)
            return None
    if speaks_of(column, WEIGHTS):
        return _weight(roles, column, cells, specification)
    if speaks_of(column, LAYERS) or _labels_kinds(column, cells):
        return _layer(roles, column, cells)
    return _of_no_use(roles, column, cells, specification)


def _labels_kinds(column: str, cells: Counter[str]) -> bool:
    """Whether the labels of edges in a graph are few words that many edges share, such as TALKS_TO."""
    words = all(re.search(r"[^\W\d_]{2}", cell) for cell in cells)
    return plain_word(column) == "label" and words and 3 * len(cells) <= cells.total()


def _of_no_use(roles: TieRoles, column: str, cells: Counter[str], specification: FileSpecification) -> str:
    if len(cells) == 1:
        return f"the same in every row: {next(iter(cells))}"
    found = weight_guess(column, cells, specification)
    if isinstance(found, str) or _counts(cells) or speaks_of(column, LABELS | DIRECTED | MUTUAL):
        return "no use for ties is known"
    roles.amounts[column] = found
    return "if it tells how strong ties are, state it under weight"


def _counts(cells: Counter[str]) -> bool:
    """Whether a column counts the rows."""
    numbers = {int(cell) for cell in cells if re.fullmatch("[0-9]{1,9}", cell, re.ASCII)}
    return len(numbers) == cells.total() > 2 and max(numbers) - min(numbers) < len(numbers)


def _weight(roles: TieRoles, column: str, cells: Counter[str], specification: FileSpecification) -> str | None:
    found = weight_guess(column, cells, specification)
    if isinstance(found, str):
        return found + _words_to_weigh(roles, column, [*filter(None, cells)])
    earlier = roles.weight
    if earlier is not None and not _is_later(column, earlier.column):
        return f"{earlier.column} is used"
    if earlier is not None:
        roles.unused[earlier.column] = f"{column} is used"
    roles.weight = found
    return None


def _words_to_weigh(roles: TieRoles, column: str, words: list[str]) -> str:
    """How to weigh a few words; those that say never make no ties all the same."""
    if len(words) > MOST_WORDS:
        return ""
    ties_alone = [word for word in words if how_often(word) != 0.0]
    if len(ties_alone) < len(words):
        roles.ties_alone = column, ties_alone
    return f"; say what they weigh under weight: {{column: {column}, words: {{{words[0]}: 1, ...}}}}"


def _is_later(column: str, earlier: str) -> bool:
    """Whether two names differ in a number alone, such as a year, which is larger in the first."""
    stems = {re.sub(r"\d+", "#", one) for one in (column, earlier)}
    return len(stems) == 1 and [*map(int, re.findall(r"\d+", column))] > [*map(int, re.findall(r"\d+", earlier))]


def _layer(roles: TieRoles, column: str, cells: Counter[str]) -> str | None:
    blank = [cell for cell in cells if not cell or folded(cell) in MISSING_WORDS]
    if blank:
        return f"{cells_are(blank, cells)} blank, and every tie of a layer needs its name"
    if len(cells) > MOST_LAYERS or any(len(cell) > LONGEST_NAME or not cell.isprintable() for cell in cells):
        return f"{counted(len(cells), 'different value')}: no layers"
    if roles.layer is not None:
        return f"{roles.layer} is used"
    roles.layer = column
    return None


def _is_direction(column: str, cells: Counter[str]) -> bool:
    """Direction words under a name such as type, or 1 and 0 under a name such as directed."""
    if speaks_of(column, DIRECTED) and not speaks_of(column, MUTUAL) and all(map(_is_truth, cells)):
        return True
    telling = speaks_of(column, LAYERS | DIRECTED | MUTUAL)
    return telling and all(direction(cell) is not None for cell in cells)


def _is_mutual(column: str, cells: Counter[str]) -> bool:
    return speaks_of(column, MUTUAL) and all(map(_is_truth, cells))


def _is_truth(cell: str) -> bool:
    return yes_or_no(cell) is not None


def _is_wave(column: str, cells: Counter[str]) -> bool:
    stages = all(re.search(r"\d", cell) or plain_word(cell) in STAGES for cell in cells if cell)
    return speaks_of(column, WAVES) and not speaks_of(column, WEIGHTS) and stages and 1 < len(cells) <= MOST_WAVES


def _is_time(column: str, cells: Counter[str]) -> bool:
    dates = all(not cell.isdigit() and date_in(cell) is not None for cell in cells if cell)
    return len(cells) > 1 and (dates or (speaks_of(column, TIMES | WAVES) and not speaks_of(column, WEIGHTS)))


def in_order(values: Collection[str]) -> list[str]:
    """Waves or dates from the first to the last."""
    if all(not isinstance(number(value), str) for value in values):
        return sorted(values, key=float)
    days = {value: date_in(value) for value in values}
    return sorted(values, key=lambda value: (str(days[value]) if all(days.values()) else "", value))


def names_ends(header: Sequence[str]) -> bool:
    """Whether two columns are called as the ends of ties usually are."""
    return any(source != target for source, target in product(named(header, OWN_ENDS), named(header, OTHER_ENDS)))


def looks_like_ties(table: Table) -> str | None:
    """Why a file given as people holds ties: it has columns for both ends, with the same people or little else."""
    for source, target in product(named(table.header, OWN_ENDS), named(table.header, OTHER_ENDS)):
        if source != target and _are_ends(table, source, target):
            return (f"the columns '{source}' and '{target}' look like a file of ties; give it with --ties, and a "
                    "file with one row per employee as people")
    return None


def _are_ends(table: Table, source: str, target: str) -> bool:
    """Whether two columns, which hold no dates, name the same people, or stand beside facts about ties alone."""
    own, other = (set(cells_of(table, column)) - {""} for column in (source, target))
    of_ties = WEIGHTS | LAYERS | DIRECTED | MUTUAL | TIMES | WAVES | LABELS
    alone = all(speaks_of(column, of_ties) for column in table.header if column not in (source, target))
    return (alone or bool(own & other)) and any(date_in(cell) is None for cell in own | other)
