"""A first scenario for one's own organization: commented, with the columns guessed from the files."""

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
    """The text of a scenario on a company's own files, ready to be checked and changed.

    Parameters
    ----------
    people
        File with one row per employee.
    ties
        File with one row per tie, if there is one.
    folder
        The folder in which the scenario will be saved (default: that of ``people``); the files must lie in it, beside
        it or below.
    name
        The scenario's name.

    Raises
    ------
    InputError
        If a file cannot be read, lies where a scenario in ``folder`` may not look, or has no usable identifiers.
    """
    base = Path(people).absolute().parent if folder is None else Path(folder).absolute()
    findings = Findings()
    people_table = _table(Path(people), base, findings)
    ties_table = None if ties is None else _table(Path(ties), base, findings)
    findings.stop()
    assert people_table is not None
    guesses = people_guesses(people_table)
    if not guesses or guesses[0].role != "id":
        raise InputError([Finding(str(people), 1, 1, "", "no column has a different value in every row: which one "
                                  "identifies employees?", ",".join(people_table.header))])
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
        "# Go through it from top to bottom: what was guessed says so. Then: cxsim check THIS_FILE",
        "",
        "schema: 1",
        f"name: {written(name)}",
        "weeks: 104               # how long to look ahead",
        "seed: 1                  # the same seed gives the same chance",
        "replicates: 100          # how often it is run with different chance",
        "uncertainty: full        # what nobody knows of people differs from run to run too; none: it stays fixed",
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
            yield f"      # {role}: ...    # no column seems to hold it; without one it is drawn or derived"
    left = [column for column in table.header if column not in used]
    if left:
        yield f"    # Columns that are not used: {', '.join(_quiet(column) for column in left)}"


def _ties(table: Table, guesses: Sequence[Guess], file: str) -> Iterator[str]:
    columns = {guess.role: guess for guess in guesses}
    if "source" not in columns or "target" not in columns:
        raise InputError([Finding(file, 1, 1, "", "no two columns hold identifiers of the people file under names such "
                                  "as source and target", ",".join(table.header))])
    yield "  ties:"
    yield f"    - file: {written(table.file)}    # {len(table.rows):,} rows"
    yield "      columns:"
    for role in TIE_COLUMNS:
        if role in columns:
            yield f"        {role}: {written(columns[role].column)}    # guessed: {columns[role].reason}"
    yield from _layer(table, columns.get("layer"))
    yield from _weight(table, columns.get("weight"))
    if "directed" not in columns:
        yield "      directed: true       # a row is one-way; false: it holds both ways"
    yield "      influence: target    # source looks at target (asks, reports to). For mails that are sent: source"
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
        yield f"      # The largest weight is {largest:,g}: its logarithm keeps a few ties from outshining all others."


def _faults(table: Table, columns: dict[str, Guess]) -> Iterator[str]:
    """What the reader would refuse without being told what to do with it."""
    ends = [table.header.index(columns[role].column) for role in ("source", "target")]
    layer = table.header.index(columns["layer"].column) if "layer" in columns else None
    selves = sum(row[ends[0]] == row[ends[1]] for row in table.rows)
    one_way = Counter((row[ends[0]], row[ends[1]], "" if layer is None else row[layer]) for row in table.rows)
    repeated = sum(count - 1 for count in one_way.values())
    if selves:
        yield f"      self_ties: drop      # {selves:,} rows tie somebody to himself or herself"
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
  past_changes: mixed      # how earlier changes went: poor, mixed or good
  sponsorship: 0.3         # visible support of the sponsor, 0 to 1
  inhibitors: []           # inhibitors, for example:
  #  - {{name: call_time_target, departments: [{example}], strength: 0.3}}
  catalysts: []            # what helps, for example:
  #  - {{name: shared_case_file, departments: [{example}], strength: 0.3, raises: opportunity}}

behaviors:                 # what people are to do; name what you could watch somebody do
  - name: customer_focus
    description: "?"       # what somebody does who uses it
    old_behavior: ""       # what it displaces

plan:                      # cxsim interventions lists what there is, and what each can lose
  interventions:
    - {{type: communication, start_week: 2, weeks: 40, need: 0.6, vision: 0.5}}
    - {{type: training, start_week: 6, weeks: 20, hours_per_week: 3}}
    # - {{type: governing_committee, start_week: 2, weeks: 80, seats_per_department: 2}}

target: {{adoption: 0.5, by_week: 78}}

costs:
  currency: EUR
  weekly_wage: {{1: 3000, 2: 2000, 3: 1200}}    # assumed; by level, 1 = top; deeper levels are paid like the last"""


def _quiet(text: str) -> str:
    """A name from a file, fit for a comment: one line, nothing invisible."""
    shown = "".join(character if character.isprintable() else "?" for character in text)
    return shown if len(shown) <= 60 else shown[:57] + "..."
