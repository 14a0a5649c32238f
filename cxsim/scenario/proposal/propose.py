"""Proposes a first scenario for a company's own files; the command line and web pages ask it the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from cxsim.errors import Finding, InputError
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table
from cxsim.scenario.loading.files import path_problem
from cxsim.scenario.loading.proposal import Part, PeopleSeen
from cxsim.scenario.proposal.dotted_lines import dotted_lines
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.groups import choose_groups, state_missing
from cxsim.scenario.proposal.identity import choose_identifier, choose_managers
from cxsim.scenario.proposal.people_section import departments_of, people_section
from cxsim.scenario.proposal.proposal import Options, Proposal, Questions
from cxsim.scenario.proposal.rows import leave_out_leavers, leave_out_totals, one_row_per_person, total_rows
from cxsim.scenario.proposal.scenario_text import head, rest
from cxsim.scenario.proposal.survey_section import survey_part
from cxsim.scenario.proposal.ties_section import ties_part
from cxsim.scenario.sheets.ties_guesses import looks_like_ties
from cxsim.scenario.text.yaml_writer import quiet

LONGEST = 1_000
"""Characters of a question in a comment."""


def propose_scenario(
    people: str | os.PathLike[str],
    ties: str | os.PathLike[str] | None = None,
    survey: str | os.PathLike[str] | None = None,
    choices: Mapping[str, str] | None = None,
    options: Options | None = None,
) -> Proposal:
    """Propose a scenario for a company's own files, ready to check and edit.

    Parameters
    ----------
    people
        File with one row per employee.
    ties
        File with ties, if any.
    survey
        File with answers of a survey, if any.
    choices
        Answers to questions of an earlier proposal, by key.
    options
        How to read the files, and where the scenario will be.

    Raises
    ------
    InputError
        If a file cannot be read, is outside the folders that the scenario may use, or has no usable identifiers, or if
        an answer does not fit.
    """
    options = Options() if options is None else options
    _check_reading(options)
    base = Path(people).absolute().parent if options.folder is None else options.folder.absolute()
    findings = Findings()
    people_table = _table(Path(people), base, options, findings)
    ties_table = None if ties is None else _table(Path(ties), base, options, findings, "edges")
    survey_table = None if survey is None else _table(Path(survey), base, options, findings)
    findings.stop()
    assert people_table is not None
    questions = Questions(choices or {})
    draft = _people(people_table, options, questions)
    of_ties = _ties(draft, ties_table, options, questions)
    draft.of_ties, draft.repairs = of_ties.used, [*draft.repairs, *of_ties.repairs]
    lines = [*people_section(draft), *of_ties.lines]
    if survey_table is not None:
        part = survey_part(survey_table, departments_of(draft), options.reading, questions)
        lines += part.lines
        draft.repairs += part.repairs
    questions.check_answers()
    text = [*head(options.name), *_asked(questions), *lines, *rest(departments_of(draft))]
    return Proposal(tuple(draft.repairs), tuple(questions.asked), "\n".join(text) + "\n", questions.answers)


def _check_reading(options: Options) -> None:
    """Refuse facts about files that no file can have."""
    try:
        FileSpecification.model_validate({"file": "any", **options.reading})
    except ValidationError as error:
        raise InputError([
            Finding("", 0, 0, ".".join(map(str, one["loc"])), f"{one['msg']} (given: {one['input']!r})")
            for one in error.errors()]) from None


def _people(table: Table, options: Options, questions: Questions) -> Draft:
    """The people as far as the file and the answers tell."""
    _refuse_ties(table)
    draft = Draft(table, options.reading, questions, options.today)
    totals = total_rows(table)
    draft.rows = [row for row in draft.rows if row not in set(totals)]
    choose_identifier(draft)
    leave_out_totals(draft, totals)
    draft.settle_rows()
    leave_out_leavers(draft)
    draft.settle_rows()
    one_row_per_person(draft)
    kept = draft.settle_rows()
    choose_managers(draft, kept)
    choose_groups(draft, kept)
    state_missing(draft)
    return draft


def _refuse_ties(table: Table) -> None:
    """Stop at a file of ties: its rows are no people."""
    reason = looks_like_ties(table)
    if reason is not None:
        raise InputError([table.finding(-1, 0, reason)])


def _ties(draft: Draft, table: Table | None, options: Options, questions: Questions) -> Part:
    """The ties of a file, if there is one, and those that the file of people states."""
    people = people_seen(draft)
    part = Part() if table is None else ties_part(table, _reading(table.file, options.reading), people, questions)
    dotted = dotted_lines(people, beside_ties=table is not None)
    return Part(part.lines + dotted.lines, part.repairs + dotted.repairs, part.used | dotted.used)


def people_seen(draft: Draft) -> PeopleSeen:
    """The people as other files refer to them."""
    kept = draft.settle_rows()
    read = {guess.column for guess in draft.columns.values()}
    return PeopleSeen(kept.of(draft.table), draft.columns["id"].column, frozenset(read),
                      _reading(draft.table.file, draft.reading), draft.table)


def _asked(questions: Questions) -> Iterator[str]:
    """What was asked, and what was taken for an answer, as comments."""
    for question in questions.asked:
        answer = questions.answers.get(question.key, question.choices[0].answer)
        who = "answered" if question.key in questions.answers else "not answered; proposed"
        meaning = next(choice.meaning for choice in question.choices if choice.answer == answer)
        yield f"# Asked ({question.key}): {quiet(question.text, LONGEST)}"
        yield f"#   {who}: {quiet(answer)} ({quiet(meaning, LONGEST)})"
    if questions.asked:
        yield ""


def _reading(file: str, reading: Mapping[str, Any]) -> FileSpecification:
    return FileSpecification.model_validate({"file": file, **reading})


def _table(
    file: Path, base: Path, options: Options, findings: Findings, part: Literal["nodes", "edges"] = "nodes"
) -> Table | None:
    seen = Path(os.path.relpath(file.absolute(), base)).as_posix()
    problem = path_problem(seen, base, base.parent)
    if problem:
        findings.say(str(file), problem)
        return None
    return read_table(_reading(seen, options.reading), base, findings, part)
