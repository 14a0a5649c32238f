"""The part of a first scenario that describes a file of ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cxsim.errors import Finding, InputError
from cxsim.organization.tables.table import Table
from cxsim.scenario.sheets.column_guesses import Guess
from cxsim.scenario.text.yaml_writer import quiet, written

TIE_COLUMNS = ("source", "target", "directed")


def ties_section(table: Table, guesses: Sequence[Guess], file: str) -> Iterator[str]:
    """The lines of one file of ties, under the people."""
    columns = {guess.role: guess for guess in guesses}
    if "source" not in columns or "target" not in columns:
        raise InputError([Finding(file, 1, 1, "", "no two columns with names such as source and target hold "
                                  "identifiers from the people file", ",".join(table.header))])
    yield "  ties:"
    yield f"    - file: {written(table.file)}    # {len(table.rows):,} rows"
    yield "      columns:"
    for role in TIE_COLUMNS:
        if role in columns:
            yield f"        {role}: {written(columns[role].column)}    # guessed: {columns[role].reason}"
    yield from _layer(table, columns.get("layer"))
    yield from _weight(table, columns.get("weight"))
    if "directed" not in columns:
        yield "      directed: true       # each row is a one-way tie; false: both ways"
    yield "      influence: target    # source looks at target (asks, reports to). For emails sent, write: source"
    yield from _faults(table, columns)


def _layer(table: Table, guess: Guess | None) -> Iterator[str]:
    if guess is None:
        yield "      layer: informal      # the name of these ties"
        return
    index = table.header.index(guess.column)
    counts = Counter(row[index] for row in table.rows)
    shown = ", ".join(f"{quiet(layer)} ({count:,})" for layer, count in counts.most_common(12))
    yield f"      layer: {{column: {written(guess.column)}}}    # guessed: {guess.reason}; found: {shown}"


def _weight(table: Table, guess: Guess | None) -> Iterator[str]:
    if guess is None:
        return
    index = table.header.index(guess.column)
    largest = max(float(row[index]) for row in table.rows)
    scale = "logarithm" if largest > 5 else "none"
    yield f"      weight: {{column: {written(guess.column)}, scale: {scale}}}    # guessed: {guess.reason}"
    if scale == "logarithm":
        yield f"      # The largest weight is {largest:,g}: its logarithm keeps a few ties from dominating all others."


def _faults(table: Table, columns: dict[str, Guess]) -> Iterator[str]:
    """Settings for rows that the reader would otherwise refuse."""
    ends = [table.header.index(columns[role].column) for role in ("source", "target")]
    layer = table.header.index(columns["layer"].column) if "layer" in columns else None
    selves = sum(row[ends[0]] == row[ends[1]] for row in table.rows)
    one_way = Counter((row[ends[0]], row[ends[1]], "" if layer is None else row[layer]) for row in table.rows)
    repeated = sum(count - 1 for count in one_way.values())
    if selves:
        yield f"      self_ties: drop      # {selves:,} rows tie people to themselves"
    if repeated:
        yield f"      on_duplicate: sum    # {repeated:,} rows repeat a tie"
