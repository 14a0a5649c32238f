"""How plans stand beside one another, in words: which one leads, and how they met the same futures."""

from __future__ import annotations

from cxsim.analysis.verdict import Verdict
from cxsim.units import counted
from cxsim.words.brief import count_of, of_futures, per
from cxsim.words.differences import FEWEST_FOR_A_BAND
from cxsim.words.milestones import number_words

LEADS = "leads"


def standing_title(verdict: Verdict, decision: str) -> str:
    """Which plan leads and how often it misses the target; ``decision``: what the brief says, where none leads alone.
    """
    if verdict.kind != "one":
        return decision
    chance = verdict.chance(verdict.plan)
    if not verdict.rival:
        return decision if chance is None else f"“{verdict.plan}” reaches the target in {of_futures(chance)}"
    if chance is None:
        return f"“{verdict.plan}” {LEADS}"
    missed = per(chance.known) - count_of(chance)
    if not missed:
        return f"“{verdict.plan}” {LEADS}, and every future reaches the target"
    of = f"{missed} of {counted(per(chance.known), 'future')}"
    return f"“{verdict.plan}” {LEADS}, but {of} {'misses' if missed == 1 else 'miss'} the target"


def same_futures_words(plans: int, futures: int) -> str:
    """Why differences are shown: all plans met the same futures; with few of them, that all is rough."""
    every = {1: "The plan", 2: "Both plans"}.get(plans, f"All {number_words(plans)} plans")
    met = f"{every} met {'' if plans == 1 else 'the same '}{counted(futures, 'simulated future')}"
    told = f"{met}." if plans == 1 else f"{met}, so differences are shown future by future."
    return told if futures >= FEWEST_FOR_A_BAND else f"{told} So few are rough: 200 are usual."
