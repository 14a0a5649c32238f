"""Reading a set of diffusion data: adoption and ties, and the list of people where there is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from cxsim.organization.company_files.identifiers import advice, numbered
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table, check_columns
from cxsim.studies.diffusion.observations import Observations, ObservedContacts
from cxsim.studies.diffusion.read_adoption import NEVER_OBSERVED, AdoptionRow, about_unobserved, adoption_from_table
from cxsim.studies.diffusion.read_contacts import Influence, contacts_from_table

MOST_CELLS: Final = 2_000_000


def read_observations(
    adoption: Path, edges: Path, nodes: Path | None = None, *, layers: Sequence[str] = (),
    influence: Influence = "target",
) -> Observations:
    """The observations in two or three files.

    Parameters
    ----------
    adoption
        Columns ``id``, ``group``, ``time`` (the period, a whole number from 1; blank = not adopted to the end) and,
        if wanted, ``adopted`` (0 with a time = not adopted by that period, and not observed after it; blank with a
        blank time = never observed). Without ``time``, ``adopted`` says what came of it in the end.
    edges
        Columns ``source``, ``target`` and, if wanted, ``layer``, ``weight``, ``directed``.
    nodes
        A list of all people (column ``id``), to be held against ``adoption``; who has no row there was never observed.
    layers
        Layers whose union is the network; none = all.
    influence
        Which end of a one-way tie influences the other.

    Raises
    ------
    InputError
        With every mistake in every file.
    """
    findings = Findings()
    adopters = read_table(FileSpecification(file=str(adoption), missing=()), Path(), findings)
    ties = read_table(FileSpecification(file=str(edges), missing=()), Path(), findings, "edges")
    people = None if nodes is None else read_table(FileSpecification(file=str(nodes), missing=()), Path(), findings)
    findings.stop()
    assert adopters is not None and ties is not None
    adoption_of = adoption_from_table(adopters, findings)
    if not adoption_of.row_of:
        raise findings.error()
    known = dict(adoption_of.row_of)
    if people is not None:
        known.update(_only_listed(people, adopters, known, findings))
    contacts, names, said = contacts_from_table(ties, layers, influence, known, findings)
    rows = [*adoption_of.rows, *[NEVER_OBSERVED] * (len(known) - len(adoption_of.rows))]
    _check_size(adopters, rows, findings)
    findings.stop()
    unobserved = [name for name, row in zip(known, rows, strict=True) if not row.observed]
    notes = (*adoption_of.notes, *about_unobserved(adopters.file, unobserved), *said)
    found = assembled(list(known), rows, contacts, names, notes)
    return replace(found, final_only=adoption_of.final_only)


def assembled(
    ids: Sequence[str], rows: Sequence[AdoptionRow], contacts: ObservedContacts, layers: tuple[str, ...],
    notes: tuple[str, ...] = (),
) -> Observations:
    """Observed people in the order of (group, id); the contacts number people in the order of ``ids``."""
    groups = sorted({row.group for row in rows if row.observed}, key=_by_number)
    number = {group: index for index, group in enumerate(groups)}
    observed = (index for index, row in enumerate(rows) if row.observed)
    order = sorted(observed, key=lambda row: (number[rows[row].group], ids[row]))
    place = np.full(len(ids), -1, dtype=np.int64)
    place[order] = np.arange(len(order))
    last = max(1, *(row.last_period for row in rows))
    sources, targets = place[contacts.sources], place[contacts.targets]
    by_source = np.lexsort((targets, sources))
    by_source = by_source[(sources[by_source] >= 0) & (targets[by_source] >= 0)]
    return Observations(
        tuple(ids[row] for row in order), tuple(groups),
        np.array([number[rows[row].group] for row in order], dtype=np.int64),
        np.array([rows[row].adopted_in for row in order], dtype=np.int64),
        np.array([rows[row].last_period or last for row in order], dtype=np.int64),
        ObservedContacts(sources[by_source], targets[by_source], contacts.weights[by_source]), layers, notes,
    )


def _by_number(group: str) -> tuple[int, int, str]:
    """Villages 1, 2, 10 in this order, names after them."""
    return (0, int(group), group) if group.isascii() and group.isdecimal() else (1, 0, group)


def _only_listed(
    people: Table, adopters: Table, row_of: Mapping[str, int], findings: Findings
) -> dict[str, int]:
    """People of the list without a row of adoption, numbered after the others; the list must hold all others."""
    column = people.required("id", findings)
    if column is None:
        return {}
    check_columns(people, [column], (), True, findings, identifiers=[column])
    listed = numbered(
        [cells[column] for cells in people.rows],
        lambda row, message: findings.add(people.finding(row, column, message)),
        people.where,
    )
    own = adopters.index_of("id") or 0
    for identifier, row in row_of.items():
        if identifier not in listed:
            message = f"'{identifier}' is not among the people of {people.file}{advice(identifier, listed, findings)}"
            findings.add(adopters.finding(row, own, message))
    missing = [identifier for identifier in listed if identifier not in row_of]
    return {identifier: len(row_of) + place for place, identifier in enumerate(missing)}


def _check_size(adopters: Table, rows: Sequence[AdoptionRow], findings: Findings) -> None:
    periods = max(row.last_period for row in rows)
    if len(rows) * periods > MOST_CELLS:
        findings.say(
            adopters.file, f"{len(rows):,} people in {periods:,} periods are too many; at most {MOST_CELLS:,} "
            "people x periods (use longer periods)",
        )
