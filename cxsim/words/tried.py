"""What changes of a plan would do, in words: for the group in which most people are stuck, in time, and by delay."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from cxsim.analysis.explained import Explained, Move, Tried
from cxsim.analysis.groups import EVERYBODY, PeopleGroup
from cxsim.analysis.stages import StuckGroup
from cxsim.units import counted
from cxsim.words.contributions import SMALLEST, points
from cxsim.words.differences import amount
from cxsim.words.groups import group_words, said, sentence
from cxsim.words.shares import percent
from cxsim.words.why import MEANINGS

IN_GROUP = "adoption_in_group"
ADDED = {
    "communication": "stronger messages", "dialogue_on_values": "a dialogue on values",
    "manager_coaching": "coaching for managers", "sponsorship": "a sponsor for {group}",
}
# Less than this many weeks over capacity more or less is not worth a sentence.
FEW_WEEKS = 1.0


def move_words(move: Move, group: PeopleGroup = EVERYBODY) -> str:
    """One change of a plan, as the name of a row."""
    match move.kind:
        case "remove_inhibitor":
            return f"{said(move.what)} {'lifted' if move.amount == 1.0 else 'halved'}"
        case "earlier" | "later":
            return f"{said(move.what) or 'the whole plan'} {counted(int(move.amount), 'week')} {move.kind}"
        case "training":
            return f"{move.amount:g} more hours of training a week"
    return ADDED[move.kind].format(group=group_words(group))


def best_for_group(explained: Explained) -> Tried | None:
    """The move that clearly helps the group most; None if none clearly helps by a point or more."""
    clear = [one for one in explained.about("group")
             if (found := one.of(IN_GROUP)) is not None and found.change.low > 0.0 and found.change.mean >= SMALLEST]
    return max(clear, key=lambda one: one.gain(IN_GROUP), default=None)


def tried_title(explained: Explained, stuck: StuckGroup) -> str:
    """The finding: what moves the group most, or that nothing tried does."""
    group, best = group_words(stuck.group), best_for_group(explained)
    if best is None:
        return f"Nothing that was tried moves {group}"
    found = best.of(IN_GROUP)
    level = math.nan if found is None else found.level
    return (f"{sentence(move_words(best.move, stuck.group))}: adopters in {group} go from "
            f"{stuck.adopters * 100.0:.0f} to {level * 100.0:.0f} %")


def tried_takeaway(explained: Explained, stuck: StuckGroup, currency: str) -> str:
    """Who is stuck and why; what the best move costs and does for the target."""
    where = f"in {group_words(stuck.group)} " if stuck.group.names else ""
    told = [f"About {stuck.people:.0f} people {where}are {stuck.stage}: {MEANINGS[stuck.stage]}."]
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
        yield f"Of the moves in time, {move_words(best.move)} gains most: {points(found.change.mean)}."
    else:
        yield "Moving a single intervention by up to eight weeks gains no adopters that can be told from chance."
    lighter = [one for one in moves if (load := one.of("weeks_over_capacity")) is not None and load.change.high < 0.0]
    lightest = min(lighter, key=lambda one: one.gain("weeks_over_capacity"), default=None)
    if lightest is not None and lightest.gain("weeks_over_capacity") <= -FEW_WEEKS:
        saved = counted(round(-lightest.gain("weeks_over_capacity")), "week")
        yield (f"{sentence(move_words(lightest.move))} saves {saved} in which some department is over capacity, and "
               f"changes adoption by {points(lightest.gain('adoption_end'))}.")


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
    return "" if math.isnan(share) else percent(share)


def tried_rows(explained: Explained, moves: Sequence[Tried], currency: str) -> Iterator[tuple[str, ...]]:
    """Rows of a table: the move, adopters in the group, target reached, added cost."""
    group = explained.stuck.group if explained.stuck else EVERYBODY
    for one in moves:
        found, chance = one.of(IN_GROUP), one.of("target_met")
        yield (
            move_words(one.move, group), "" if found is None else percent(found.level),
            "" if found is None else points(found.change.mean),
            "" if chance is None else chance_words(chance.level),
            amount(one.gain("plan_cost"), "plan_cost", currency, signed=True),
        )
