"""``cxsim class new`` and ``cxsim class score``: a class with workbooks, a scoreboard and debriefs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.options import SeedOption, WorkersOption, whole_number_reader, with_single_options
from cxsim.cli.progress import WatchedWork
from cxsim.cli.screen import messages, standard_output

if TYPE_CHECKING:
    from cxsim.teaching.marking import Marked

MOST_FUTURES = 1000
FuturesOption = Annotated[
    int, typer.Option("--futures", metavar="N", parser=whole_number_reader(2, MOST_FUTURES),
                      help="Futures in which every plan is played, the same for all.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")]


def classes() -> typer.Typer:
    """The commands about classes."""
    program = typer.Typer(no_args_is_help=True, help="Teach with a case: workbooks for teams, scores and debriefs.")
    program.callback()(about)
    program.command("new")(with_single_options(class_new))
    program.command("score")(with_single_options(class_score))
    return program


def about() -> None:
    """Teach with a case: workbooks for teams, scores and debriefs."""


def class_new(
    case: Annotated[str, typer.Argument(metavar="CASE", help="A shipped case, such as siloed_company, or the folder of "
                                        "your own.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder of the class.")],
    teams: Annotated[int, typer.Option("--teams", metavar="N", parser=whole_number_reader(1, 40),
                                       help="How many teams.")] = 6,
    futures: FuturesOption = 200,
    seed: SeedOption = None,
    rehearsal: Annotated[
        bool, typer.Option("--rehearsal", help="Fill in made-up plans, to try scoring before the lesson.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a class in that folder, with its plans.")] = False,
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Make a class of a case: a brief, a workbook per team, notes and reference plans for the teacher."""
    from cxsim.scenario.case.terms import terms_of
    from cxsim.teaching.class_folder import ClassPlan, check_new
    from cxsim.teaching.making import make_class

    terms = terms_of(case)
    check_new(out, force=force)
    plan = ClassPlan.of(terms, teams, terms.seed if seed is None else seed, futures)

    def tell(words: str) -> None:
        if not quiet:
            messages().print(f"Searching a good plan: {words}", soft_wrap=True)

    with WatchedWork("Playing the reference plans", quiet=quiet) as work:
        folder = make_class(terms, plan, out, work, tell, rehearsal=rehearsal)
    console = standard_output()
    for line in (f"Class:    {terms.title}, {teams} teams, {futures} futures",
                 f"Brief:    {folder / 'brief.html'} (one page to print)",
                 f"Paper:    {folder / 'paper.html'} (plan sheet and catalog for teams without a computer)",
                 f"Teams:    {folder / 'teams'} (one workbook each; they come back here)",
                 f"Teacher:  {folder / 'teacher' / 'notes.html'} (not for students)",
                 f"Then run: cxsim class score {folder}"):
        console.print(line, soft_wrap=True)


def class_score(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a class.")],
    futures: Annotated[
        int | None, typer.Option("--futures", metavar="N", parser=whole_number_reader(2, MOST_FUTURES),
                                 help="Futures in which every plan is played. Default: the number of the class.")
    ] = None,
    only_scores: Annotated[
        bool, typer.Option("--only-scores", help="Write the scoreboard only, which is there in seconds; run again "
                           "without this for the debriefs.")
    ] = False,
    workers: WorkersOption = None,
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Score what the teams handed in: a scoreboard, a debrief per team and one for the class."""
    from cxsim.teaching.class_folder import open_class
    from cxsim.teaching.crew import crew_of
    from cxsim.teaching.marking import mark_class, write_results

    opened = open_class(folder)
    with WatchedWork("Playing all plans", quiet=quiet) as work, crew_of(workers) as crew:
        marked = mark_class(opened, opened.plan.futures if futures is None else futures, workers, work,
                            debriefs=not only_scores, crew=crew)
        results = write_results(opened, marked, crew)
    show(marked)
    console = standard_output()
    console.print(f"\nScoreboard: {results / 'scoreboard.html'}", soft_wrap=True)
    for name, page in () if only_scores else (("Class", "class.html"), ("Teams", "debrief_TEAM.html")):
        console.print(f"{name}:      {results / page}", soft_wrap=True)


def show(marked: Marked) -> None:
    """The places on the screen, then who is left out and why."""
    from cxsim.teaching.telling import LEVEL, LEVEL_WORDS, order_words, points
    from cxsim.words.groups import sentence

    console = standard_output()
    for one in marked.table.standings:
        level = f" ({LEVEL})" if one.level_with else ""
        console.print(f"{one.place:>3}  {points(one.points):>5}  {one.name}{level}", soft_wrap=True)
    console.print(f"\n{order_words(marked.table, marked.round.futures)}", soft_wrap=True)
    if any(one.level_with for one in marked.table.standings):
        console.print(sentence(LEVEL_WORDS), soft_wrap=True)
    for left in marked.handed.left_out:
        console.print(f"\nNot scored: {left.name or left.file}", soft_wrap=True)
        for finding in left.findings:
            console.print(f"  {finding}", soft_wrap=True)
    for line in (*marked.handed.remarks, *(one for team in marked.handed.teams for one in team.remarks)):
        console.print(f"\nNote: {line}", soft_wrap=True)
