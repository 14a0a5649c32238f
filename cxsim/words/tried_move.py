"""A move that was tried, in words: also when it hardly helps."""

from __future__ import annotations

from datetime import date

from cxsim.analysis.tried_move import TriedMove
from cxsim.dates import moment_words
from cxsim.words.contributions import points
from cxsim.words.groups import sentence
from cxsim.words.load import load_percent
from cxsim.words.tried import move_words


def tried_move_words(tried: TriedMove, start: date | None) -> str:
    """What was moved, and what it does to the highest load and to adopters on the target date."""
    return f"{sentence(move_words(tried.move))}. {_load_words(tried)}, {_adopters_words(tried, start)}."


def trial_words(tried: TriedMove) -> str:
    """How it was tried."""
    return (f"The best of {tried.among} moves in time, tested in {tried.futures} futures by which it was not chosen."
            if tried.among > 1 else f"The one move in time that is possible, tested in {tried.futures} futures.")


def _load_words(tried: TriedMove) -> str:
    before, after = load_percent(tried.before), load_percent(tried.after)
    return f"The highest load stays at {before}" if before == after else (
        f"The highest load goes from {before.removesuffix(' %')} to {after}")


def _adopters_words(tried: TriedMove, start: date | None) -> str:
    when, change = f"{'in' if start is None else 'on'} {moment_words(tried.week, start)}", tried.adopters
    if not change.clear:
        return f"and adopters {when} do not change in a way that could be told from chance ({points(change.mean)})"
    verb = "rise" if change.mean > 0.0 else "fall"
    return f"and adopters {when} {verb} by {points(abs(change.mean)).removeprefix('+')}"
