"""A session: the player's lines in, pages out, every event saved before the next line is asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import typer

from cxsim.cli.playing import pages
from cxsim.cli.playing.lines import Look, meant, offer_named
from cxsim.engine.reading.known import Known
from cxsim.errors import ResultError
from cxsim.play.events import Answer, EndTurn, Event
from cxsim.play.record import append, write_plan
from cxsim.play.state import State, apply
from cxsim.play.world import known, outcome

PROMPT: Final = "> "
AT_A_QUESTION: Final = frozenset({"?", "help", "know", "plan", "brief", "quit", "exit", "q"})
INTERRUPTED: Final = 130


class Session:
    """One player at one log. ``state`` is that of the log."""

    def __init__(self, log: Path, state: State):
        self.log, self.state = log, state
        self._known: Known | None = None

    def run(self) -> None:
        """Take lines until the game is over, the player leaves, or the input ends."""
        write_plan(self.log.parent, self.state)
        show(["", *pages.brief_page(self.state)] if self.state.week == 0 else [])
        self._show_turn()
        try:
            while not self.state.over:
                line = self._asked()
                if line is None or not self._take(line):
                    return self._leave()
        except KeyboardInterrupt:
            self._leave()
            raise typer.Exit(INTERRUPTED) from None
        show(pages.outcome_page(self.state, outcome(self.state), shown_path(self.log.parent)))

    def _asked(self) -> str | None:
        """The next line; None at the end of the input. What comes from a pipe is shown like what is typed."""
        typer.echo(PROMPT, nl=False)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not sys.stdin.isatty():
            typer.echo(line.rstrip("\n"))
        return line.strip() if line else None

    def _take(self, line: str) -> bool:
        """Do what a line means; False if the player wants to leave."""
        try:
            wish = self._meant(line)
            if isinstance(wish, Look):
                return self._look(wish)
            self._do(wish)
        except ResultError as error:
            show(pages.wrapped(f"No: {error}"))
        return True

    def _meant(self, line: str) -> Event | Look:
        if self.state.question is not None and line.partition(" ")[0].casefold() not in AT_A_QUESTION:
            return Answer(line)
        return meant(line, self.state) if line else Look("nothing")

    def _look(self, wish: Look) -> bool:
        match wish.page:
            case "quit":
                return False
            case "brief":
                show(pages.brief_page(self.state))
            case "plan":
                show(pages.plan_page(self.state))
            case "offers":
                show(pages.offers_page(self.state))
            case "about":
                show(pages.about_page(offer_named(wish.about, self.state)[0], self.state))
            case "know":
                show(pages.know_page(self.known(), wish.about))
            case "help":
                show(pages.help_page())
            case _:
                show(["? tells what you can do; 'next' lets the weeks pass."])
        return True

    def _do(self, event: Event) -> None:
        before = self.state
        self.state = apply(before, event)
        append(self.log, event)
        write_plan(self.log.parent, self.state)
        if isinstance(event, EndTurn):
            self._show_turn(before.week)
        elif isinstance(event, Answer):
            show([] if self.state.over else ["", "Now decide; 'next' lets the weeks pass."])
        else:
            show(pages.change_page(before, self.state))

    def _show_turn(self, since: int = -1) -> None:
        """What the player sees at the start of a turn: where the game stands, what is new, and what is asked."""
        news = pages.news_page(self.known(), since) if self.state.week else []
        question = self.state.question
        show([*pages.head(self.state), *news, *([] if question is None else ["", *pages.wrapped(question.text)])])

    def known(self) -> Known:
        """What the player knows; the same until the next turn."""
        if self._known is None or self._known.week != self.state.week:
            self._known = known(self.state)
        return self._known

    def _leave(self) -> None:
        place = shown_path(self.log.parent)
        show(["", f"Saved. Go on with: cxsim play --resume {place}"])


def show(lines: list[str]) -> None:
    """Print lines."""
    for line in lines:
        typer.echo(line)


def shown_path(place: Path) -> str:
    """A folder as a command line can name it."""
    text = str(place)
    return f"'{text}'" if " " in text else text
