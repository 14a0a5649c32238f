"""Why an adoption line stays nearly flat, in words."""

from __future__ import annotations

from cxsim.analysis.stages import departments_held_differently, held, is_nearly_flat
from cxsim.analysis.trace import trace
from cxsim.results.measures import END_WEEKS
from cxsim.results.result import Result
from cxsim.words.groups import group_words
from cxsim.words.shares import percent
from cxsim.words.why import MEANINGS, reason_words

NEARLY_AS_MANY = 0.10


def explanation(result: Result) -> str | None:
    """One plain sentence on what holds people back at the end; None if nothing is recorded that could tell."""
    overall = held(result)
    if overall is None:
        return None
    parts = [holding(*overall.shares[0], "of people ")]
    if len(overall.shares) > 1 and overall.shares[0][1] - overall.shares[1][1] < NEARLY_AS_MANY:
        parts.append("another " + holding(*overall.shares[1]))
    path = trace(result, overall.group)
    parts += [] if path is None else [reason_words(path)]
    parts += [
        f"in {group_words(one.group)} " + holding(*one.shares[0])
        for one in departments_held_differently(result)
    ]
    return "; ".join(parts) + "."


def holding(stage: str, share: float, who: str = "") -> str:
    """How many people are in a stage, and what that means."""
    return f"{percent(share)} {who}are {stage}: {MEANINGS[stage]}"


def why_flat(result: Result) -> str | None:
    """The explanation beside a nearly flat line; None if the line is not flat."""
    if not is_nearly_flat(result):
        return None
    line = result.recording.of_all("adoption").mean(axis=1)
    end = float(line[-END_WEEKS:].mean())
    moved = f"Adoption hardly moves (from {percent(float(line[0]))} to {percent(end)} of people)"
    reason = explanation(result)
    return f"{moved}. At the end, {reason}" if reason else f"{moved}."
