"""A first, commented scenario for one's own organization, with columns guessed from its files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from cxsim.errors import Finding, InputError
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table
from cxsim.scenario.loading.files import path_problem
from cxsim.scenario.sheets.column_guesses import Guess, people_guesses, ties_guesses
from cxsim.scenario.text.yaml_writer import written

TIE_COLUMNS = ("source", "target", "directed")


def scenario_template(
    people: str | os.PathLike[str],
    ties: str | os.PathLike[str] | None = None,
    *,
    folder: str | os.PathLike[str] | None = None,
    name: str = "First plan",
) -> str:
    """The text of a scenario for a company's own files, ready to check and edit.

    Parameters
    ----------
    people
        File with one row per employee.
    ties
        File with one row per tie, if any.
    folder
        The folder in which the scenario will be saved (default: that of ``people``); the files must be in it, beside it
        or below it.
    name
        The scenario's name.

    Raises
    ------
    InputError
        If a file cannot be read, is outside the folders that a scenario in ``folder`` may use, or has no usable
        identifiers.
    """
    base = Path(people).absolute().parent if folder is None else Path(folder).absolute()
    findings = Findings()
    people_table = _table(Path(people), base, findings)
    ties_table = None if ties is None else _table(Path(ties), base, findings)
    findings.stop()
    assert people_table is not None
    guesses = people_guesses(people_table)
    if not guesses or guesses[0].role != "id":
        raise InputError([Finding(str(people), 1, 1, "", "no column has a different value in every row, so none can "
                                  "identify employees", ",".join(people_table.header))])
    lines = [*_head(name), *_people(people_table, guesses)]
    if ties_table is not None:
        index = people_table.header.index(guesses[0].column)
        ids = frozenset(row[index] for row in people_table.rows)
        lines += _ties(ties_table, ties_guesses(ties_table, ids), str(ties))
    return "\n".join([*lines, *_rest(_departments(people_table, guesses))]) + "\n"


def _table(file: Path, base: Path, findings: Findings) -> Table | None:
    seen = Path(os.path.relpath(file.absolute(), base)).as_posix()
    problem = path_problem(seen, base, base.parent)
    if problem:
        findings.say(str(file), problem)
        return None
    return read_table(FileSpecification(file=seen), base, findings)


def _head(name: str) -> Iterator[str]:
    yield from (
        "# A first scenario for your own organization. Lines that begin with # are comments.",
        "# Go through it from top to bottom; guesses are marked. Then run: cxsim check THIS_FILE",
        "",
        "schema: 1",
        f"name: {written(name)}",
        "weeks: 104               # how long to look ahead",
        "seed: 1                  # the same seed gives the same random numbers",
        "replicates: 100          # how many simulated futures, with different random numbers",
        "uncertainty: full        # uncertain parameters differ between them too; none: they stay fixed",
        "",
    )


def _people(table: Table, guesses: Sequence[Guess]) -> Iterator[str]:
    used = {guess.column for guess in guesses}
    yield "organization:"
    yield "  people:"
    yield f"    file: {written(table.file)}    # {len(table.rows):,} people"
    yield "    columns:"
    for guess in guesses:
        yield f"      {guess.role}: {written(guess.column)}    # guessed: {guess.reason}"
    roles = {guess.role for guess in guesses}
    for role in ("manager", "department", "team", "level"):
        if role not in roles:
            yield f"      # {role}: ...    # no column seems to hold this; without one it is drawn or derived"
    left = [column for column in table.header if column not in used]
    if left:
        yield f"    # Columns not used: {', '.join(_quiet(column) for column in left)}"


def _ties(table: Table, guesses: Sequence[Guess], file: str) -> Iterator[str]:
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
    shown = ", ".join(f"{_quiet(layer)} ({count:,})" for layer, count in counts.most_common(12))
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


def _departments(table: Table, guesses: Sequence[Guess]) -> Counter[str]:
    column = next((guess.column for guess in guesses if guess.role == "department"), None)
    if column is None:
        return Counter()
    index = table.header.index(column)
    return Counter(row[index] for row in table.rows if row[index])


def _rest(departments: Counter[str]) -> Iterator[str]:
    if departments:
        shown = ", ".join(f"{_quiet(name)} ({count:,})" for name, count in departments.most_common(20))
        more = len(departments) - 20
        yield f"# Departments: {shown}" + (f" and {more} more" if more > 0 else "")
    example = written(departments.most_common(1)[0][0]) if departments else "NAME"
    yield f"""
context:
  customer_index: 50       # your customer score today, 0 to 100
  past_changes: mixed      # how past changes went: poor, mixed or good
  sponsorship: 0.3         # visible support from the sponsor, 0 to 1
  inhibitors: []           # what hinders the change, for example:
  #  - {{name: call_time_target, departments: [{example}], strength: 0.3}}
  catalysts: []            # what helps the change, for example:
  #  - {{name: shared_case_file, departments: [{example}], strength: 0.3, raises: opportunity}}

behaviors:                 # what people should do; name something you could watch a person do
  - name: customer_focus
    description: "?"       # what people do when they use it
    old_behavior: ""       # what it replaces

plan:                      # cxsim interventions lists all types and their risks
  interventions:
    - {{type: communication, start_week: 2, weeks: 40, need: 0.6, vision: 0.5}}
    - {{type: training, start_week: 6, weeks: 20, hours_per_week: 3}}
    # - {{type: governing_committee, start_week: 2, weeks: 80, seats_per_department: 2}}

target: {{adoption: 0.5, by_week: 78}}

costs:
  currency: EUR
  weekly_wage: {{1: 3000, 2: 2000, 3: 1200}}    # assumed; by level, 1 = top; lower levels are paid like the last"""


def _quiet(text: str) -> str:
    """A name from a file made safe for a comment: one line, no invisible characters."""
    shown = "".join(character if character.isprintable() else "?" for character in text)
    return shown if len(shown) <= 60 else shown[:57] + "..."
