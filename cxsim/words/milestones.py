"""Milestones in words: what is to be reached by when, how likely that is, and which sign to look at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cxsim.analysis.indicators import EarlySign
from cxsim.analysis.milestones import LIKELY, OPEN, TARGET, Chance, Gateway, Milestone
from cxsim.dates import date_words, moment_words
from cxsim.results.recording import DEPARTMENT
from cxsim.words.measures import spoken
from cxsim.words.weekly import sign_words

RULE = f"Likely: {LIKELY} % or more. Open: {OPEN} to {LIKELY - 1} %. Unlikely: under {OPEN} %."
SMALL_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NO_SIGN, UNKNOWN = "none found", "cannot be told"


def group_words(group: str) -> str:
    """A group of results as a board calls it: a department by its name, "level 2", "everyone"."""
    if group == "all":
        return "everyone"
    return group.removeprefix(DEPARTMENT).replace("_", " ").replace("level:", "level ")


def percent_words(share: float) -> str:
    """A share as a percentage without needless digits."""
    return f"{100.0 * share:.3g} %"


def goal_words(milestone: Milestone) -> str:
    """What is to be reached: "30 % adopters", "40 % use in sales", "proficiency 0.4 in sales"."""
    if milestone.measure == "proficiency":
        goal = f"proficiency {milestone.at_least:.3g}"
    else:
        goal = f"{percent_words(milestone.at_least)} {'adopters' if milestone.measure == 'adoption' else 'use'}"
    return goal if milestone.group == "all" else f"{goal} in {group_words(milestone.group)}"


def when_words(milestone: Milestone, start: date | None) -> str:
    """By when it is to be reached: "3 Jul 2028", or "week 78"."""
    day = milestone.day(start)
    return moment_words(milestone.by_week, None) if day is None else date_words(day)


def milestone_words(milestone: Milestone, start: date | None) -> str:
    """A milestone on one line: its name, its goal and its time; the target has no other name."""
    told = f"{goal_words(milestone)} by {when_words(milestone, start)}"
    return told if milestone.name == TARGET else f"{milestone.name}: {told}"


def chance_words(chance: Chance) -> str:
    """A chance as a percentage and in a word: "62 %, open"."""
    return f"{chance.percent} %, {chance.rating}" if chance.known else UNKNOWN


def between_words(chance: Chance) -> str:
    """The 95 % interval of a chance."""
    return f"{100.0 * chance.low:.0f} to {100.0 * chance.high:.0f} %" if chance.known else ""


def milestones_title(chances: Sequence[Chance]) -> str:
    """How many milestones the plan in question is likely to reach."""
    plan, likely = chances[0].scenario, sum(one.rating == "likely" for one in chances)
    if len(chances) == 1:
        (only,) = chances
        what = "the target" if only.milestone.name == TARGET else f"“{only.milestone.name}”"
        if not only.known:
            return f"Whether “{plan}” reaches {what} cannot be told"
        return f"“{plan}” reaches {what} in {only.percent} % of futures: {only.rating}"
    if likely == len(chances):
        every = "both" if len(chances) == 2 else f"all {number_words(len(chances))}"
        return f"“{plan}” is likely to reach {every} milestones"
    return f"“{plan}” is likely to reach {number_words(likely)} of {number_words(len(chances))} milestones"


def number_words(number: int) -> str:
    """A small number as a word."""
    return SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else f"{number:,}"


def gateway_title(gateways: Sequence[Gateway], start: date | None) -> str:
    """What to look at first on the way, and when; or that nothing announces a miss."""
    signs = [one.sign for one in gateways if one.sign is not None]
    if not signs:
        return "No early sign announces a missed milestone: look at the milestones themselves"
    first = min(signs, key=lambda sign: sign.week)
    return f"Look first at {spoken(first.measure)}, {moment_words(first.week, start)}"


def gateway_takeaway(gateways: Sequence[Gateway]) -> str:
    """What to do at a sign, and where signs come from; or why there is none."""
    if all(one.sign is None for one in gateways):
        return ("No weekly measure tells the futures that miss from the others clearly and early enough. With more "
                "futures, weaker signs are found.")
    return ("If you see a sign, stop and decide: the milestone is then mostly missed. Signs were chosen in one half of "
            "the futures and judged in the other.")


def threshold_words(sign: EarlySign | None, start: date | None) -> str:
    """When to stop and think: "use 33 % or less, 12 Jul 2027"."""
    if sign is None:
        return NO_SIGN
    return sign_words(sign, start)


def right_words(sign: EarlySign | None) -> str:
    """How often the sign is right: among the futures that miss the milestone, and among the others."""
    if sign is None:
        return ""
    return (f"in {100.0 * sign.hit_rate:.0f} of 100 that miss, {100.0 * sign.false_alarm_rate:.0f} of 100 that "
            "do not")


def unlikely_words(chances: Sequence[Chance], plan: str) -> str:
    """How far the other plans come at best; nothing if there is no other."""
    others = [one for one in chances if one.scenario != plan and one.known]
    if not others:
        return ""
    best = max(others, key=lambda one: one.percent)
    if best.percent == 0:
        return " No other plan reaches any of them."
    return f" The best chance of another plan is {best.percent} %, with “{best.scenario}”."
