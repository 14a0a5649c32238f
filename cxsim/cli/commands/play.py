"""``cxsim play CASE``: a case in turns, for one player."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from cxsim.cli.job import mistake
from cxsim.cli.options import whole_number_reader

LARGEST_SEED: Final = 2**31 - 1
GAMES: Final = 10_000
"""A fresh game gets a seed below this, which people can tell one another."""


def play_command(
    case: Annotated[
        str | None, typer.Argument(metavar="CASE", help="A case: the name of a shipped one, or the folder of your own.")
    ] = None,
    *,
    resume: Annotated[
        Path | None, typer.Option("--resume", metavar="FILE", help="Go on with a game: its folder, or its log "
                                  "(game.jsonl).")
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="NUMBER", parser=whole_number_reader(0, LARGEST_SEED),
                                 help="The future that you meet. Default: another one for every game.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Folder of the game: its log, and your plan as files "
                                  "that compare reads. Default: play-CASE-SEED.")
    ] = None,
) -> None:  # fmt: skip
    """Lead a change turn by turn, with a budget, and knowing only what you count, ask and map."""
    from cxsim.cli.playing.session import Session, show
    from cxsim.play.record import begin_log, log_in, resumed

    if resume is not None:
        if case is not None or seed is not None or out is not None:
            raise mistake("--resume", "a game goes on as it began: leave out the case, --seed and --out")
        log = log_in(resume)
        state, told = resumed(log)
        show([f"Note: {told}."] if told else [])
        return Session(log, state).run()
    if case is None:
        raise mistake("CASE", f"name a case to play ({', '.join(_shipped())}), or go on with a game (--resume FILE)")
    from cxsim.play.events import Begin
    from cxsim.play.state import begun
    from cxsim.scenario.case.terms import terms_of
    from cxsim.scenario.loading.shipped import shipped_folder
    from cxsim.streams import fresh_seed

    terms = terms_of(case)
    # An own case is found again from wherever the game goes on.
    named = terms.key if terms.folder.parent == shipped_folder() / "cases" else str(terms.folder.resolve())
    begin = Begin(named, fresh_seed() % GAMES if seed is None else seed, terms.fingerprint)
    folder = Path(f"play-{terms.key}-{begin.seed}") if out is None else out
    return Session(begin_log(folder, begin), begun(begin, terms)).run()


def _shipped() -> list[str]:
    from cxsim.scenario.case.case_file import CASE_FILE
    from cxsim.scenario.loading.shipped import shipped_folder

    return sorted(file.parent.name for file in (shipped_folder() / "cases").glob(f"*/{CASE_FILE}"))
