"""What a class is told, in sentences: places, luck, what each intervention did, what would be better."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cxsim.analysis.groups import PeopleGroup
from cxsim.analysis.paired import Difference
from cxsim.analysis.standstill import Standstill
from cxsim.teaching.changes import cost_of
from cxsim.teaching.expected import ASKED_SHARE, Forecast
from cxsim.teaching.findings import Better, Found, LeftOut
from cxsim.teaching.ground import Ground
from cxsim.teaching.hand_in import Team
from cxsim.teaching.plan_lines import Step
from cxsim.teaching.standing import Standing, Table
from cxsim.units import counted
from cxsim.words.differences import tidy
from cxsim.words.groups import group_words, listed, sentence
from cxsim.words.shares import percent

HARDLY_ANY: Final = 0.2
SMALL: Final = 1.0
"""Fewer points are not worth a sentence."""
LEVEL: Final = "level"
LEVEL_WORDS: Final = "level: the points are too close to those of another team to say who is ahead."
RANGE_WORDS: Final = (
    "The ranges are wide because nobody knows beforehand how these people will take it. The order of the plans is "
    "surer than the heights, because all plans meet the same futures.")
ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def ordinal(place: int) -> str:
    """A place in words."""
    return ORDINALS[place - 1] if place <= len(ORDINALS) else f"{place}th"


def points(value: float, *, signed: bool = False) -> str:
    """Points with one digit behind the point under ten."""
    return tidy(f"{value:{'+' if signed else ''}.{0 if abs(value) >= 9.95 else 1}f}")


def span(one: Difference, scale: float = 1.0) -> str:
    """The 95 % interval of a mean."""
    return f"{points(scale * one.low, signed=True)} to {points(scale * one.high, signed=True)}"


def of_100(share: float) -> str:
    """A share as people of 100."""
    return "less than 1 of 100" if 0.0 < share < 0.005 else f"{100.0 * share:.0f} of 100"


def place_words(table: Table, name: str) -> str:
    """The place of a team, and with whom it is level."""
    one, several = table[name], len(table.standings)
    if several == 1:
        return f"{sentence(name)} plays alone: {points(one.points)} points"
    level = f", level with {listed(one.level_with)}" if one.level_with else ""
    return f"{sentence(ordinal(one.place))} of {several} with {points(one.points)} points{level}"


def luck_words(table: Table, name: str, futures: int) -> str:
    """How often the team would have been first, and where else it would have stood."""
    one = table[name]
    if len(table.standings) == 1:
        return f"Its points lie between {points(one.low)} and {points(one.high)} (95 % interval of the mean)."
    same = one.places[one.place - 1]
    often = round(one.first_in * futures)
    told = (f"In {round(same * futures)} of {futures} futures this plan takes the same place, in "
            f"{often or 'none'} it is first.")
    if one.place == 1:
        told = f"In {often} of {futures} futures this plan is first."
    better, worse = sum(one.places[: one.place - 1]), sum(one.places[one.place:])
    if one.place == 1 and one.first_in < 0.5:
        return f"{told} You were lucky: in most futures another team is ahead."
    if better > worse and better > 0.2:
        return f"{told} You were a little unlucky: in {round(better * futures)} it ends higher up."
    if worse > better and worse > 0.2:
        return f"{told} Luck helped: in {round(worse * futures)} it ends further down."
    return f"{told} That is no luck."


def order_words(table: Table, futures: int) -> str:
    """How much of the order is luck."""
    if len(table.standings) < 2:
        return "There is nobody to be compared with."
    return (f"In {round(table.order_differs * futures)} of {futures} futures the order is another, in "
            f"{round(table.winner_differs * futures)} another team wins.")


def forecast_words(forecast: Forecast, futures: int) -> str:
    """The prediction held against what came."""
    if forecast.miss is None and forecast.held is None:
        return "No prediction was handed in, so nothing can be learned from it."
    told = []
    if forecast.miss is not None:
        off = abs(100.0 * forecast.miss)
        side = "too high" if forecast.miss > 0.0 else "too low"
        told.append("The best guess was right." if off < 1.0 else
                    f"The best guess was {off:.0f} of 100 people {side}.")
    if forecast.held is not None:
        wide = ("beside what came" if forecast.held < HARDLY_ANY else
                "too narrow for what can be known" if forecast.held < ASKED_SHARE - 0.15 else
                "wider than it had to be" if forecast.held > ASKED_SHARE + 0.1 else "about as wide as it should be")
        told.append(f"{round(forecast.held * futures)} of {futures} futures lie in the stated range, where "
                    f"{round(ASKED_SHARE * futures)} were asked for: it is {wide}.")
    return " ".join(told)


def left_out_title(found: Found) -> str:
    """What carries the plan."""
    ranked = sorted(found.left_out, key=lambda one: -one.effect.points.mean)
    carrying = [one for one in ranked if one.effect.points.low > 0.0 and one.effect.points.mean >= SMALL]
    if not carrying:
        return "No single intervention clearly brings points" if len(ranked) > 1 else "The plan brings no points"
    if len(carrying) == 1:
        return f"{sentence(carrying[0].step.name)} carries this plan"
    return f"{sentence(listed([one.step.name for one in carrying[:2]]))} carry this plan"


def left_out_takeaway(found: Found, currency: str) -> str:
    """What the strongest brings, and what costs money for nothing."""
    ranked = sorted(found.left_out, key=lambda one: -one.effect.points.mean)
    best = ranked[0]
    gain = best.effect.points
    less = gain.mean >= 0.0
    ends = (gain.low, gain.high) if less else (-gain.high, -gain.low)
    told = [f"Without {best.step.name} the plan would have {points(abs(gain.mean))} points "
            f"{'less' if less else 'more'} ({points(ends[0])} to {points(ends[1])}), and {adopters_words(best)}."]
    idle = [one for one in ranked[1:] if one.effect.points.high < SMALL and one.effect.cost >= 0.0]
    if idle:
        money = sum(one.effect.cost for one in idle)
        harm = "costs points" if all(one.effect.points.high < 0.0 for one in idle) else "brings none"
        told.append(f"{sentence(listed([one.step.name for one in idle]))} {harm if len(idle) == 1 else 'bring none'} "
                    f"and cost{'s' if len(idle) == 1 else ''} {money:,.0f} {currency}.")
        told.append(f"How {idle[-1].step.offer.name} can lose: {idle[-1].step.offer.kind.about.can_lose}")
    return " ".join(told)


def adopters_words(one: LeftOut) -> str:
    """What leaving it out does to the adopters."""
    change = 100.0 * one.effect.adopters.mean
    if abs(change) < 0.5:
        return "as many people would do it"
    return f"{abs(change):.0f} {'fewer' if change > 0.0 else 'more'} of 100 people would do it"


def better_title(found: Found) -> str:
    """The best change at equal money."""
    clear = [one for one in found.better if one.effect.points.low > 0.0]
    if not clear:
        return "None of the changes that were tried clearly beats this plan at equal money"
    best = max(clear, key=lambda one: one.effect.points.mean)
    return f"{best.change.words}: {points(best.effect.points.mean, signed=True)} points for no more money"


def better_takeaway(found: Found) -> str:
    """How many were tried, and what the best does."""
    told = f"{counted(found.tried, 'change')} that cost no more were run."
    if not found.better:
        return told
    best = found.better[0]
    return (f"{told} The best has {points(best.effect.points.mean, signed=True)} points ({span(best.effect.points)}), "
            f"{points(100.0 * best.effect.adopters.mean, signed=True)} adopters of 100.")


def rival_title(found: Found, team: Team, table: Table) -> str:
    """What another team did better."""
    rival, own = table[found.rival], table[team.name]
    if rival.points < own.points:
        gap = own.points - rival.points
        return f"{found.rival} is {points(gap)} points behind; still, something can be learned there"
    return f"{found.rival} has {points(rival.points - own.points)} points more"


def rival_takeaway(found: Found, team: Team, rival: Team, ground: Ground) -> str:
    """Which of its interventions would have helped here, and what else is different."""
    clear = [one for one in found.borrowed if one.effect.points.low > 0.0 and one.effect.points.mean >= SMALL]
    told = [difference_words(team.steps, rival.steps, ground)]
    if clear:
        best = clear[0]
        told.append(f"Added to your plan, their {best.change.words} brings "
                    f"{points(best.effect.points.mean, signed=True)} points ({span(best.effect.points)}) for "
                    f"{best.effect.cost:,.0f} {ground.terms.currency} more.")
    elif found.borrowed:
        told.append("None of their interventions that you lack would clearly bring points when added to your plan.")
    else:
        told.append("They have no intervention that you lack; what differs is when, for whom and how strongly.")
    return " ".join(told)


def difference_words(own: Sequence[Step], other: Sequence[Step], ground: Ground) -> str:
    """How two plans differ: what each has alone, what begins at another time, money."""
    mine, theirs = ({step.offer.name: step for step in some} for some in (own, other))
    told = []
    alone = [name for name in theirs if name not in mine]
    if alone:
        told.append(f"They have {listed(alone)}, which you do not have.")
    only = [name for name in mine if name not in theirs]
    if only:
        told.append(f"You have {listed(only)} alone.")
    both = [(name, theirs[name].first_week - mine[name].first_week) for name in mine if name in theirs]
    moved = max(both, key=lambda pair: abs(pair[1]), default=("", 0))
    if abs(moved[1]) >= 4:
        told.append(f"They begin {moved[0]} {counted(abs(moved[1]), 'week')} {'later' if moved[1] > 0 else 'earlier'}.")
    gap = cost_of(other, ground) - cost_of(own, ground)
    if abs(gap) >= 0.02 * ground.terms.budget:
        told.append(f"Their plan costs {abs(gap):,.0f} {ground.terms.currency} {'more' if gap > 0 else 'less'}.")
    return " ".join(told)


def standstill_words(found: Standstill, group: PeopleGroup) -> str:
    """In which week a group stops."""
    where = sentence(group_words(group)) if group.names else "Everyone"
    match found.kind:
        case "never":
            return f"{where}: it never gets going."
        case "still":
            return f"{where}: people are still taking it up when the run ends, {percent(found.end)} so far."
        case "falls":
            return (f"{where}: most in week {found.week} ({percent(found.top)}), then it falls to "
                    f"{percent(found.end)}.")
    return f"{where}: after week {found.week} nobody is added, at {percent(found.end)}."


def standing_row(one: Standing) -> str:
    """A place, and whether it is shared as far as anybody can tell."""
    return f"{one.place}{f' ({LEVEL})' if one.level_with else ''}"


def best_change(found: Found) -> Better | None:
    """The best change that clearly helps; None if none does."""
    return next((one for one in found.better if one.effect.points.low > 0.0), None)
