"""``cxsim new --people FILE``: a commented scenario for your own organization."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from cxsim.cli.job import mistake
from cxsim.cli.options import AnswerOptions, ReadingOptions, TiesFileOption
from cxsim.cli.places import check_place, writing
from cxsim.cli.secret import secret_in
from cxsim.errors import OutputError

MOST_SHOWN: Final = 3
"""Choices whose meaning is told; the others are named."""

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxsim.scenario.proposal.parts import Question
    from cxsim.scenario.proposal.proposal import Options, Proposal


def new(
    people: Annotated[Path, typer.Option("--people", metavar="FILE", help="Your people: one row per employee.")],
    ties: TiesFileOption = None,
    survey: Annotated[
        Path | None, typer.Option("--survey", metavar="FILE", help="Answers of a survey, with a column of departments.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="The scenario to write. Default: beside the people file, as .yaml."),
    ] = None,
    pseudonymize: Annotated[
        Path | None,
        typer.Option("--pseudonymize", metavar="KEYFILE", help="Write copies of the files with pseudonyms and only the "
                     "columns that are read, and a scenario for them. KEYFILE holds the secret; made if missing."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the scenario if it exists.")] = False,
    *,
    reading: ReadingOptions,
    questions: AnswerOptions,
) -> None:
    """Propose a commented scenario for your own people; says what it repaired, and asks where your files are unclear.
    """
    from cxsim.scenario.proposal.proposal import Options
    from cxsim.scenario.proposal.propose import propose_scenario

    place = people.with_suffix(".yaml") if out is None else out
    if place.suffix.lower() not in (".yaml", ".yml"):
        raise OutputError(f"'{place}' is not a valid scenario name; choose one that ends in .yaml")
    check_place(place, force=force)
    options = Options(place.parent, f"First plan for {people.stem}", reading.stated())

    def proposed(answers: dict[str, str]) -> Proposal:
        return propose_scenario(people, ties, survey, answers, options)

    proposal = _settled(proposed, _answers(questions.answer or []), ask=not questions.yes and sys.stdin.isatty())
    texts = {place: proposal.text} if pseudonymize is None else _copies(proposal, options, place, pseudonymize)
    _write(texts, [one for one in (people, *(ties or []), survey) if one is not None], force=force)
    _tell(proposal, taken=questions.yes)
    for file in list(texts)[1:]:
        typer.echo(f"Wrote {file}.")
    typer.echo(f"Wrote {place}. Review it, then run: cxsim check {place}")


def _settled(proposed: Callable[[dict[str, str]], Proposal], answers: dict[str, str], *, ask: bool) -> Proposal:
    """The proposal by the given answers and, with ``ask``, those of whoever sits at the terminal."""
    proposal = proposed(answers)
    while ask and proposal.open_questions():
        question = proposal.open_questions()[0]
        answers[question.key] = _ask(question)
        proposal = proposed(answers)  # an answer may raise another question, or settle one
    return proposal


def _copies(proposal: Proposal, options: Options, place: Path, secret: Path) -> dict[Path, str]:
    """The scenario for copies with pseudonyms, and the copies."""
    from cxsim.scenario.proposal.pseudonymized import pseudonymized

    copies = pseudonymized(proposal, options, secret_in(secret))
    return {place: copies.text} | {place.parent / name: text for name, text in copies.files.items()}


def _write(texts: dict[Path, str], inputs: list[Path], *, force: bool) -> None:
    """Write every file, or none if one may not be written."""
    for file in texts:
        check_place(file, inputs=inputs, force=force)
    for file, text in texts.items():
        with writing(file) as draft:
            draft.write_text(text, encoding="utf-8", newline="\n")


def _answers(stated: list[str]) -> dict[str, str]:
    """Answers from the command line, by question."""
    answers: dict[str, str] = {}
    for one in stated:
        key, sign, answer = one.rpartition("=")  # a question of a survey may hold the sign
        if not sign or not key:
            raise mistake("--answer", f"'{one}' given; write QUESTION=ANSWER, such as end_date=leave_out")
        answers[key.strip()] = answer.strip()
    return answers


def _ask(question: Question) -> str:
    """Put a question at the terminal; the first choice is proposed."""
    typer.echo(f"\n{question.text}")
    for number, choice in enumerate(question.choices, start=1):
        typer.echo(f"  {number}  {choice.answer}: {choice.meaning}")
    numbers = [str(number) for number in range(1, len(question.choices) + 1)]
    chosen = typer.prompt("Number", default="1")
    while chosen not in numbers:
        chosen = typer.prompt(f"'{chosen}' given; allowed: {', '.join(numbers)}", default="1")
    return question.choices[int(chosen) - 1].answer


def _tell(proposal: Proposal, *, taken: bool) -> None:
    """What was repaired, and what nobody has answered."""
    for repair in proposal.repairs:
        typer.echo(f"- {repair}.")
    for question in proposal.open_questions():
        typer.echo(f"{'Taken' if taken else 'Unsure'} ({question.key}): {question.text}")
        for number, choice in enumerate(question.choices[:MOST_SHOWN]):
            written = " (proposed and written)" if number == 0 else ""
            typer.echo(f"    --answer {_quoted(f'{question.key}={choice.answer}')}: {choice.meaning}{written}")
        if len(question.choices) > MOST_SHOWN:
            typer.echo(f"    or: {', '.join(choice.answer for choice in question.choices[MOST_SHOWN:])}")


def _quoted(text: str) -> str:
    """An answer as a shell needs it."""
    return f'"{text}"' if " " in text else text
