"""Proposes a first scenario for a company's own files; the command line and web pages ask it the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from cxsim.errors import InputError
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.scenario.proposal.dotted_lines import dotted_lines
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.groups import choose_groups, state_missing
from cxsim.scenario.proposal.identity import choose_identifier
from cxsim.scenario.proposal.managers import choose_managers
from cxsim.scenario.proposal.meanings import meanings_of
from cxsim.scenario.proposal.opened_file import OpenedFile, opened
from cxsim.scenario.proposal.parts import Part, PeopleSeen
from cxsim.scenario.proposal.people_section import departments_of, people_section
from cxsim.scenario.proposal.proposal import Options, Proposal, Questions
from cxsim.scenario.proposal.rows import one_row_per_person
from cxsim.scenario.proposal.scenario_text import head, rest
from cxsim.scenario.proposal.survey_section import survey_part
from cxsim.scenario.proposal.tie_keys import known_people, layers_of
from cxsim.scenario.proposal.ties_guesses import looks_like_ties
from cxsim.scenario.proposal.ties_section import ties_part
from cxsim.scenario.proposal.totals import leave_out_totals, total_rows
from cxsim.scenario.proposal.who_left import leave_out_leavers
from cxsim.scenario.text.yaml_writer import quiet

OF_PEOPLE_ALONE = ("sheet", "header_row")
"""Facts that are stated for the file of people, not for the others."""
LONGEST = 1_000
"""Characters of a question in a comment."""


def propose_scenario(
    people: str | os.PathLike[str],
    ties: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | None = None,
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
        File with ties, or several, each of which becomes a layer by its own name.
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
    base = Path(people).absolute().parent if options.folder is None else options.folder.absolute()
    questions, findings = Questions(choices or {}), Findings()
    of_people = opened(Path(people), base, options.reading, questions, findings)
    others = {key: value for key, value in options.reading.items() if key not in OF_PEOPLE_ALONE}
    of_ties = [opened(Path(one), base, others, questions, findings, "edges") for one in _files(ties)]
    of_survey = None if survey is None else opened(Path(survey), base, others, questions, findings)
    findings.stop()
    assert of_people is not None
    draft = _people(of_people, options, questions)
    parts = [_ties(draft, [*filter(None, of_ties)], questions)]
    draft.of_ties = parts[0].used
    if of_survey is not None:
        parts.append(_survey(draft, of_survey, questions))
    lines = [*people_section(draft), *chain(*(part.lines for part in parts))]
    questions.check_answers()
    text = [*head(options.name), *_asked(questions), *lines, *rest(departments_of(draft))]
    repairs = (*draft.repairs, *chain(*(part.repairs for part in parts)))
    meanings = (*meanings_of(draft), *chain(*(part.meanings for part in parts)))
    return Proposal(repairs, tuple(questions.asked), "\n".join(text) + "\n", questions.answers, meanings,
                    len(draft.rows))


def _files(
    ties: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | None
) -> Sequence[str | os.PathLike[str]]:
    """The files of ties, each once."""
    several = [ties] if isinstance(ties, (str, os.PathLike)) else ties or ()
    return list(dict.fromkeys(several))


def _ties(draft: Draft, files: Sequence[OpenedFile], questions: Questions) -> Part:
    """The ties of files, if there are any, and those that the file of people states."""
    people = people_seen(draft)
    dotted = dotted_lines(people, beside_ties=bool(files))
    whole = Part(["  ties:"] if files else [])
    names = layers_of([file.table.file for file in files])
    for file, name in zip(files, names, strict=True):
        part = ties_part(file.table, file.specification, people, questions, name)
        whole.lines += part.lines
        whole.repairs += file.repairs() + part.repairs
        whole.meanings += part.meanings
        whole.used |= part.used
    return Part(whole.lines + dotted.lines, whole.repairs + dotted.repairs, whole.used | dotted.used, whole.meanings)


def _survey(draft: Draft, file: OpenedFile, questions: Questions) -> Part:
    """What a survey adds to the people."""
    departments = departments_of(draft)
    of_people = draft.cells(draft.columns["department"].column) if departments else []
    people = replace(known_people(people_seen(draft)), departments=of_people)
    part = survey_part(file.table, departments, file.reading, questions, people)
    draft.of_ties |= part.used
    return Part(part.lines, file.repairs() + part.repairs, meanings=part.meanings)


def _people(file: OpenedFile, options: Options, questions: Questions) -> Draft:
    """The people as far as the file and the answers tell."""
    table = file.table
    ties = looks_like_ties(table)
    if ties is not None:
        raise InputError([table.finding(-1, 0, ties)])
    draft = Draft(table, file.reading, questions, options.today)
    draft.reasons = dict(file.reasons)
    draft.repairs += file.repairs()
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


def people_seen(draft: Draft) -> PeopleSeen:
    """The people as other files refer to them."""
    kept, used = draft.settle_rows(), frozenset(draft.taken())
    specification = FileSpecification.model_validate({"file": draft.table.file, **draft.reading})
    return PeopleSeen(kept.of(draft.table), draft.columns["id"].column, used, specification, draft.table)


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
