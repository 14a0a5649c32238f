"""What changes of a plan would do, in words: for the group in which most people are stuck, in time, and by delay."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from cxsim.analysis.explained import Explained, Move, Stuck, Tried
from cxsim.units import counted
from cxsim.words.contributions import SMALLEST, capital, points, spoken_name
from cxsim.words.differences import amount

IN_GROUP = "adoption_in_group"
HELD_BY = {
    "skill": "are held back by what they can do",
    "inhibitors": "are held back by what stands in their way",
    "motivation": "are not willing enough",
}
# Less than this many weeks over capacity more or less is not worth a sentence.
FEW_WEEKS = 1.0


def move_words(move: Move, group: str) -> str:
    """One change of a plan, as the name of a row."""
    weeks = counted(int(move.amount), "week")
    match move.kind:
        case "remove_inhibitor":
            return f"{spoken_name(move.what)} {'lifted' if move.amount == 1.0 else 'halved'}"
        case "training":
            return f"{move.amount:g} more hours of training a week"
        case "sponsorship":
            return f"a sponsor for {spoken_name(group)}"
        case "dialogue_on_values":
            return "a dialogue on values"
        case "manager_coaching":
            return "coaching for managers"
        case "earlier" | "later":
            return f"{spoken_name(move.what) or 'the whole plan'} {weeks} {move.kind}"


def best_for_group(explained: Explained) -> Tried | None:
    """The move that clearly helps the group most; None if none clearly helps by a point or more."""
    clear = [one for one in explained.about("group")
             if (found := one.of(IN_GROUP)) is not None and found.change.low > 0.0 and found.change.mean >= SMALLEST]
    return max(clear, key=lambda one: one.gain(IN_GROUP), default=None)


def tried_title(explained: Explained, stuck: Stuck) -> str:
    """The finding: what moves the group most, or that nothing tried does."""
    group, best = spoken_name(stuck.group), best_for_group(explained)
    if best is None:
        return f"Nothing that was tried moves {group}"
    found = best.of(IN_GROUP)
    level = math.nan if found is None else found.level
    return (f"{capital(move_words(best.move, stuck.group))}: adopters in {group} go from "
            f"{stuck.adopters * 100.0:.0f} to {level * 100.0:.0f} %")


def tried_takeaway(explained: Explained, stuck: Stuck, currency: str) -> str:
    """Who is stuck and why; what the best move costs and does for the target."""
    told = [f"{capital(spoken_name(stuck.group))} has most people who are not adopters: about {stuck.people:.0f}."]
    if stuck.held_by:
        told.append(f"Most of them {HELD_BY[stuck.held_by]}.")
    best = best_for_group(explained)
    if best is not None:
        price = best.gain("plan_cost")
        cost = "costs nothing more" if price == 0.0 else (
            f"costs {amount(abs(price), 'plan_cost', currency)} {'more' if price > 0.0 else 'less'}")
        told.append(f"The best move {cost}{target_words(explained, best)}.")
    return " ".join(told)


def target_words(explained: Explained, one: Tried) -> str:
    """What a move does for the target; nothing without one."""
    chance = one.of("target_met")
    if chance is None or math.isnan(explained.target):
        return ""
    before, after = (chance_words(share) for share in (explained.target, chance.level))
    if before == after:
        return f"; the target is reached in {after} of the futures, as before"
    doubt = "" if chance.change.clear else ", which may be chance"
    return f"; the target is reached in {after} of the futures instead of {before}{doubt}"


def timing_words(explained: Explained) -> Iterator[str]:
    """What moving single interventions in time would gain: the best move for adoption and for the load."""
    moves = explained.about("timing")
    if not moves:
        return
    best = max(moves, key=lambda one: one.gain("adoption_end"))
    found = best.of("adoption_end")
    if found is not None and found.change.low > 0.0 and found.change.mean >= SMALLEST:
        yield f"Of the moves in time, {move_words(best.move, '')} gains most: {points(found.change.mean)}."
    else:
        yield "Moving a single intervention by up to eight weeks gains no adopters that can be told from chance."
    lighter = [one for one in moves if (load := one.of("weeks_over_capacity")) is not None and load.change.high < 0.0]
    lightest = min(lighter, key=lambda one: one.gain("weeks_over_capacity"), default=None)
    if lightest is not None and lightest.gain("weeks_over_capacity") <= -FEW_WEEKS:
        yield (f"{capital(move_words(lightest.move, ''))} saves {-lightest.gain('weeks_over_capacity'):.0f} weeks in "
               f"which some department is over capacity, and changes adoption by "
               f"{points(lightest.gain('adoption_end'))}.")


def delay_words(explained: Explained, currency: str) -> Iterator[str]:
    """What it costs to begin the whole plan later."""
    told = []
    for one in explained.about("delay"):
        found, value = one.of("adopter_weeks"), one.of("net_value")
        if found is not None:
            weeks = counted(int(one.move.amount), "week")
            lost = f"{abs(found.change.mean):,.0f} adopter-weeks {'fewer' if found.change.mean < 0.0 else 'more'}"
            money = "" if value is None else (
                f" and {amount(value.change.mean, 'net_value', currency, signed=True)} of net value")
            told.append(f"{weeks} later, {lost}{money}{'' if found.change.clear else ' (may be chance)'}")
    if told:
        yield f"Begin the whole plan {'; '.join(told)}. An adopter-week is one adopter for one week."


def chance_words(share: float) -> str:
    """How often the target is reached; nothing without a target."""
    return "" if math.isnan(share) else f"{share * 100.0:.0f} %"


def tried_rows(explained: Explained, moves: Sequence[Tried], currency: str) -> Iterator[tuple[str, ...]]:
    """Rows of a table: the move, adopters in the group, target reached, added cost."""
    for one in moves:
        found, chance, group = one.of(IN_GROUP), one.of("target_met"), explained.stuck.group if explained.stuck else ""
        yield (
            move_words(one.move, group), "" if found is None else f"{found.level * 100.0:.0f} %",
            "" if found is None else points(found.change.mean),
            "" if chance is None else chance_words(chance.level),
            amount(one.gain("plan_cost"), "plan_cost", currency, signed=True),
        )
