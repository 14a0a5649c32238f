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
from cxsim.scenario.loading.ties_section import ties_section
from cxsim.scenario.sheets.column_guesses import Guess, people_guesses
from cxsim.scenario.sheets.ties_guesses import ties_guesses
from cxsim.scenario.text.yaml_writer import quiet, written


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
        lines += ties_section(ties_table, ties_guesses(ties_table, ids), str(ties))
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
        yield f"    # Columns not used: {', '.join(quiet(column) for column in left)}"


def _departments(table: Table, guesses: Sequence[Guess]) -> Counter[str]:
    column = next((guess.column for guess in guesses if guess.role == "department"), None)
    if column is None:
        return Counter()
    index = table.header.index(column)
    return Counter(row[index] for row in table.rows if row[index])


def _rest(departments: Counter[str]) -> Iterator[str]:
    if departments:
        shown = ", ".join(f"{quiet(name)} ({count:,})" for name, count in departments.most_common(20))
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
