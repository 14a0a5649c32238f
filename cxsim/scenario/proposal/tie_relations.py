"""The kinds of ties that one file states: one, or several in columns of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cxsim.organization.findings import quoted_list
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.callings import Callings
from cxsim.scenario.proposal.parts import Part
from cxsim.scenario.proposal.tie_ends_guess import EndsGuess, copy_columns
from cxsim.scenario.proposal.tie_keys import layer_name
from cxsim.scenario.proposal.ties_guesses import ties_roles
from cxsim.scenario.proposal.ties_questions import TiesQuestions
from cxsim.scenario.proposal.weight_guess import WeightGuess, strengths


@dataclass(frozen=True)
class Relation:
    """One kind of ties in a file: its ends, the columns that are not its own, its name and its weight if stated so."""

    ends: EndsGuess
    others: frozenset[str] = frozenset()
    layer: str | None = None
    weight: WeightGuess | None = None


def with_copies(
    table: Table, callings: Callings, guesses: Sequence[EndsGuess], ask: TiesQuestions, part: Part
) -> Sequence[EndsGuess]:
    """The ends of ties, with those who got a copy of a message if the user says that they are recipients too."""
    copies, sign = copy_columns(table, callings, guesses)
    if not copies:
        return guesses
    if not ask.copies(copies):
        part.repairs.append(f"{table.file}: {quoted_list(copies)} not read: only the first recipients count")
        return guesses
    return [replace(guesses[0], targets=(*guesses[0].targets, *copies), separator=sign)]


def relations(
    table: Table, specification: FileSpecification, guesses: Sequence[EndsGuess], ask: TiesQuestions,
    said: Mapping[str, str],
) -> list[Relation]:
    """One for each group of columns with others, or for each column that tells how strong a kind of ties is.

    ``said``: what the user says that columns are.
    """
    every = frozenset(column for ends in guesses for column in (*ends.targets, *strengths(table, ends)))
    if len(guesses) > 1:
        return [Relation(ends, every, name) for ends, name in zip(guesses, _names(guesses), strict=True)]
    ends = guesses[0]
    roles = ties_roles(table, {ends.source, *every}, specification, said)
    sure = roles.weight is not None or roles.layer is not None or not ends.in_rows
    amounts = ask.amounts({} if sure else roles.amounts)
    if len(amounts) < 2:
        return [Relation(ends, weight=next(iter(amounts), None))]
    all_of_them = frozenset(guess.column for guess in amounts)
    return [Relation(ends, all_of_them, layer_name(guess.column), guess) for guess in amounts]


def _names(groups: Sequence[EndsGuess]) -> list[str]:
    """The layers of groups of columns, named by the first without its number; numbered where names are alike."""
    names = [layer_name(re.sub(r"\d{1,2}(\D*)$", r"\1", ends.targets[0])) for ends in groups]
    return [name if names.count(name) == 1 else f"{name}_{place}" for place, name in enumerate(names, start=1)]
