"""Second managers in a file of people: dotted lines, functional managers and mentors become ties of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cxsim.organization.company_files.direction_words import plain_word
from cxsim.scenario.proposal.callings import Callings
from cxsim.scenario.proposal.parts import Part, PeopleSeen
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
    part = Part()
    callings = Callings(people.table, people.id_column)
    for column in people.table.header:
        if column not in people.used and {plain_word(column), bare(column)} & {*SECOND_MANAGERS}:
            keys = _keys(column, callings, people)
            if keys is not None:
                lines = [*_item(column, keys, people)]
                part.lines += lines if beside_ties else [f"  # {line[2:]}" for line in lines]
                part.used |= {column} if beside_ties else set()
                file = people.table.file
                part.repairs.append(
                    f"{file}: {column} becomes the layer {layer_name(column)}" if beside_ties else
                    f"{file}: {column} is not read: ties stated by it alone would replace the generated informal ones")
    if part.lines and not beside_ties:
        part.lines.insert(0, "  # ties:")
    return part


def _keys(column: str, callings: Callings, people: PeopleSeen) -> TieKeys | None:
    """The keys of one column, or None if it does not name people."""
    index = people.table.header.index(column)
    key, share = callings.best(Counter(row[index] for row in people.table.rows if row[index]))
    if share < MOST:
        return None
    keys = TieKeys.of_file(people.specification)
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
    index = people.table.header.index(column)
    some = sum(bool(row[index]) for row in people.table.rows)
    everybody = counted(len(people.table.rows), "person")
    yield f"    - file: {written(people.table.file)}    # {quiet(column)}: {some:,} of {everybody}"
    yield from keys.lines()
