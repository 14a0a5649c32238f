"""Second managers in a file of people: dotted lines, functional managers and mentors become ties of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cxsim.organization.company_files.direction_words import plain_word
from cxsim.organization.tables.names import MISSING_WORDS, folded
from cxsim.scenario.proposal.callings import Callings
from cxsim.scenario.proposal.header_words import speaks_of_second_managers
from cxsim.scenario.proposal.parts import Part, PeopleSeen, cells_of
from cxsim.scenario.proposal.tie_keys import TieKeys, layer_name, trial
from cxsim.scenario.proposal.tie_words import SECOND_MANAGERS, bare
from cxsim.scenario.text.yaml_writer import quiet, written
from cxsim.units import counted

MOST = 0.5
"""The share of cells that must name people."""


def dotted_lines(people: PeopleSeen, beside_ties: bool) -> Part:
    """An item under ``ties`` for every such column; comments where no other ties are stated.

    Stated ties take the place of generated informal ones, so dotted lines alone would leave people without the latter.
    """
    part, file = Part(), people.table.file
    callings = Callings(people.table, people.id_column)
    for column in filter(_names_second_managers, people.table.header):
        keys = None if column in people.used else _keys(column, callings, people)
        if keys is None:
            continue
        lines = _item(column, keys, people)
        if beside_ties:
            part.lines += lines
            part.used.add(column)
            part.repairs.append(f"{file}: {column} becomes the layer {layer_name(column)}")
        else:
            part.lines += [f"  # {line[2:]}" for line in lines]
            part.repairs.append(
                f"{file}: {column} is not read: ties stated by it alone would replace the generated informal ones")
    if part.lines and not beside_ties:
        part.lines.insert(0, "  # ties:")
    return part


def _names_second_managers(column: str) -> bool:
    return speaks_of_second_managers(column) or not {plain_word(column), bare(column)}.isdisjoint(SECOND_MANAGERS)


def _keys(column: str, callings: Callings, people: PeopleSeen) -> TieKeys | None:
    """The keys of one column, or None if it does not name people."""
    cells = Counter(filter(None, cells_of(people.table, column)))
    none = [cell for cell in cells if folded(cell) in MISSING_WORDS]
    key, share = callings.best(cells - Counter({cell: cells[cell] for cell in none}))
    if share < MOST:
        return None
    keys = TieKeys.of_file(people.specification)
    if none and "missing" not in keys.stated:
        keys.put("missing", none, "no second manager")
    keys.column("source", people.id_column)
    keys.column("target", column, "a blank cell is no tie")
    if callings.key(key) is not None:
        keys.put("target_key", key, "people are named by this column")
    keys.put("layer", layer_name(column))
    found = trial(people.whole, keys, people).reader
    if found.ends.unknown:
        why = f"{counted(found.ends.outside, 'row')} of people, or with managers, who do not count"
        keys.put("outsiders", "drop", why)
    if found.loops:
        keys.put("self_ties", "drop", f"{counted(found.loops, 'row')} with the same person twice")
    return keys


def _item(column: str, keys: TieKeys, people: PeopleSeen) -> Iterator[str]:
    some = sum(map(bool, cells_of(people.table, column)))
    everybody = counted(len(people.table.rows), "person")
    yield f"    - file: {written(people.table.file)}    # {quiet(column)}: {some:,} of {everybody}"
    yield from keys.lines()
