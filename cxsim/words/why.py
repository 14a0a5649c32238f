"""Why a group stands where it stands, in words: the reason, and the weeks in which something turned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cxsim.analysis.trace import MOVED, Move, Reason, Trace, Turn
from cxsim.dates import moment_words
from cxsim.words.groups import group_words, listed, sentence
from cxsim.words.shares import percent

MEANINGS = {
    "unable": "skill and tools are not enough for what is asked",
    "hindered": "inhibitors and saturation leave too little room for it",
    "unwilling": "conviction, habit, colleagues and pressure together are too weak",
    "unaware": "nobody has told or shown them, and hardly anyone around them does it",
    "relapsed": "they did it for a quarter of a year and stopped",
}
RULES_ACT = "Where rules start or stop interventions, weeks differ between futures; “around” names the middle one."


def why_takeaway(trace: Trace) -> str:
    """The main stage, and what became of the factor behind it."""
    return f"Non-adopters are mainly {trace.reason.stage}: {reason_words(trace)}."


def why_title(trace: Trace) -> str:
    """The finding about the reason of a group."""
    factor = trace.reason.factor
    found = {
        "untouched": f"nothing in the plan moves {factor}",
        "lost": f"{factor} is won and lost again",
        "short": f"{factor} rises, but not enough",
    }[trace.reason.path]
    return f"{sentence(group_words(trace.group))}: {found}"


def reason_words(trace: Trace) -> str:
    """What became of the factor that holds the group, and which other factor is low."""
    path = {"untouched": _untouched, "lost": _lost, "short": _short}[trace.reason.path](trace)
    return "; ".join([path, *(f"{factor} is low too ({percent(mean)})" for factor, mean in trace.reason.low)])


def _untouched(trace: Trace) -> str:
    names = [one.name for one in trace.reached]
    reached = f"{listed(names)} {verb(names, 'reaches', 'reach')} them, but" if names else (
        "no intervention reaches them, and")
    return f"{reached} {trace.reason.factor} never exceeds {percent(trace.reason.top)}"


def _lost(trace: Trace) -> str:
    reason = trace.reason
    by = moment_words(reason.top_week, trace.start)
    return f"{reason.factor} rises {span(reason.start, reason.top)} by {by} and {_falls_back(reason)}"


def _short(trace: Trace) -> str:
    reason = trace.reason
    by = f" with {listed([one.name for one in trace.reached])}" if trace.reached else ""
    if reason.top - reason.end < MOVED:
        return f"{reason.factor} rises {span(reason.start, reason.end)}{by} and goes no further"
    return f"{reason.factor} rises {span(reason.start, reason.top)} at most{by} and {_falls_back(reason)}"


def _falls_back(reason: Reason) -> str:
    after = f" after {listed(reason.ended)} {verb(reason.ended, 'ends', 'end')}" if reason.ended else ""
    return f"falls back to {percent(reason.end)}{after}"


def turn_words(turn: Turn, start: date | None) -> str:
    """One turn: "Week 4: training and tools begin. By week 29 ability rises from 24 to 81 %."."""
    moves = [move_words(move) for move in turn.moves if move.moved]
    kept = [f"{move.line} stay {near(move.after)}" for move in turn.moves if move.line == "adopters"]
    old, new = turn.stages
    switch = f" The others are then mainly {new}, no longer {old}." if new != old else ""
    around = "around " if any(one.varies for one in (*turn.begins, *turn.ends)) else ""
    first, last = around + moment_words(turn.week, start), moment_words(turn.until - 1, start)
    follows = f"By {last} {', '.join(moves)}" if moves else f"Until {last} {', '.join(kept)}"
    return f"{sentence(first)}: {_happens(turn)}. {follows}.{switch}"


def _happens(turn: Turn) -> str:
    told = [f"{listed([one.name for one in reached])} {verb(reached, said, said.removesuffix('s'))}"
            for reached, said in ((turn.begins, "begins"), (turn.ends, "ends")) if reached]
    if turn.peak:
        told.append("adopters are most")
    return "; ".join(told) or "nothing reaches them"


def move_words(move: Move) -> str:
    """A move in words: "ability rises from 24 to 81 %"."""
    rises = move.after > move.before
    one, many = ("rises", "rise") if rises else ("falls", "fall")
    return f"{move.line} {many if move.line == 'adopters' else one} {span(move.before, move.after)}"


def near(share: float) -> str:
    """Where a line stays: "near 12 %", "under 1 %", "at 0 %"."""
    told = percent(share)
    return told if told[0] in "uo" else f"{'near' if share else 'at'} {told}"


def span(before: float, after: float) -> str:
    """Where a line begins and ends: "from 24 to 81 %"."""
    return f"from {percent(before).removesuffix(' %')} to {percent(after)}"


def verb(names: Sequence[object], one: str, many: str) -> str:
    """The verb that fits the number of names."""
    return one if len(names) == 1 else many
