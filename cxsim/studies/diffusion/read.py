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
    seen = {name: row for name, row in zip(ids, rows, strict=True) if row.observed}
    groups = sorted({row.group for row in seen.values()}, key=_by_number)
    number = {group: index for index, group in enumerate(groups)}
    order = sorted(seen, key=lambda name: (number[seen[name].group], name))
    last = max(1, *(row.last_period for row in rows))
    return Observations(
        tuple(order), tuple(groups),
        np.array([number[seen[name].group] for name in order], dtype=np.int64),
        np.array([seen[name].adopted_in for name in order], dtype=np.int64),
        np.array([seen[name].last_period or last for name in order], dtype=np.int64),
        _between(contacts, ids, order), layers, notes,
    )


def _between(contacts: ObservedContacts, ids: Sequence[str], order: Sequence[str]) -> ObservedContacts:
    """The contacts between those in ``order``, numbered and sorted by it."""
    number = {name: place for place, name in enumerate(order)}
    place = np.array([number.get(name, -1) for name in ids], dtype=np.int64)
    sources, targets = place[contacts.sources], place[contacts.targets]
    rows = np.lexsort((targets, sources))
    rows = rows[(sources[rows] >= 0) & (targets[rows] >= 0)]
    return ObservedContacts(sources[rows], targets[rows], contacts.weights[rows])


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
