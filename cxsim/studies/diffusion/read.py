"""Reading a set of diffusion data: adoption and ties, and the list of people where there is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from cxsim.organization.company_files.identifiers import advice, numbered
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table, check_columns
from cxsim.studies.diffusion.observations import Observations, ObservedContacts
from cxsim.studies.diffusion.read_adoption import AdoptionRow, adoption_from_table
from cxsim.studies.diffusion.read_contacts import Influence, contacts_from_table

MOST_CELLS: Final = 50_000_000


def read_observations(
    adoption: Path, edges: Path, nodes: Path | None = None, *, layers: Sequence[str] = (),
    influence: Influence = "target",
) -> Observations:
    """The observations in two or three files.

    Parameters
    ----------
    adoption
        Columns ``id``, ``group``, ``time`` (the period, a whole number from 1; blank = not adopted to the end) and,
        if wanted, ``adopted`` (0 with a time = not adopted by that period, and not observed after it).
    edges
        Columns ``source``, ``target`` and, if wanted, ``layer``, ``weight``, ``directed``.
    nodes
        A list of all people (column ``id``), to be held against ``adoption``.
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
    row_of, rows, notes = adoption_from_table(adopters, findings)
    if not row_of:
        raise findings.error()
    if people is not None:
        _check_same_people(people, adopters, row_of, findings)
    contacts, names, said = contacts_from_table(ties, layers, influence, row_of, findings)
    _check_size(adopters, rows, findings)
    findings.stop()
    return assembled(list(row_of), rows, contacts, names, (*notes, *said))


def assembled(
    ids: Sequence[str], rows: Sequence[AdoptionRow], contacts: ObservedContacts, layers: tuple[str, ...],
    notes: tuple[str, ...] = (),
) -> Observations:
    """People in the order of (group, id); the contacts number people in the order of ``ids``."""
    groups = sorted({row.group for row in rows}, key=_by_number)
    number = {group: index for index, group in enumerate(groups)}
    order = sorted(range(len(ids)), key=lambda row: (number[rows[row].group], ids[row]))
    place = np.empty(len(ids), dtype=np.int64)
    place[order] = np.arange(len(ids))
    last = max(row.last_period for row in rows)
    sources, targets = place[contacts.sources], place[contacts.targets]
    by_source = np.lexsort((targets, sources))
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


def _check_same_people(people: Table, adopters: Table, row_of: Mapping[str, int], findings: Findings) -> None:
    column = people.required("id", findings)
    if column is None:
        return
    check_columns(people, [column], (), True, findings, identifiers=[column])
    listed = numbered(
        [cells[column] for cells in people.rows],
        lambda row, message: findings.add(people.finding(row, column, message)),
        people.where,
    )
    for identifier, row in listed.items():
        if identifier not in row_of:
            message = f"'{identifier}' has no row in {adopters.file}{advice(identifier, row_of, findings)}"
            findings.add(people.finding(row, column, message))
    own = adopters.index_of("id") or 0
    for identifier, row in row_of.items():
        if identifier not in listed:
            message = f"'{identifier}' is not among the people of {people.file}{advice(identifier, listed, findings)}"
            findings.add(adopters.finding(row, own, message))


def _check_size(adopters: Table, rows: Sequence[AdoptionRow], findings: Findings) -> None:
    periods = max(row.last_period for row in rows)
    if len(rows) * periods > MOST_CELLS:
        findings.say(
            adopters.file, f"{len(rows):,} people in {periods:,} periods are too many; at most {MOST_CELLS:,} "
            "people x periods (use longer periods)",
        )
