"""What each intervention of a plan contributes to adoption, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxsim.analysis.attribution import Attributed, Contribution
from cxsim.analysis.explained import Explained
from cxsim.units import counted
from cxsim.words.differences import amount
from cxsim.words.groups import listed, said, sentence

MEASURE = "adoption_end"
# An intervention, or two, carry a plan that owe it at least this share of what it adds.
CARRIES = 0.5
# What an intervention does alone and what its absence costs differ if one is at least so many times the other.
MUCH_MORE = 1.5
# Effects below one point are not worth a sentence.
SMALLEST = 0.01

NOT_TOLD = (
    "What each intervention contributes cannot be told for this plan",
    "What acts is decided during the run, or there are too many interventions to take away one by one. Compare the "
    "plan with and without what is in question.",
)
"""Title and sentence for a plan that cannot be taken apart."""


def points(value: float) -> str:
    """A difference of shares in points, with its sign."""
    return amount(value, MEASURE, "", signed=True)


def contributions_title(of: Attributed) -> str:
    """The finding: which interventions carry the plan."""
    total, ranked = of.whole - of.nothing, of.largest_first
    single = len(ranked) == 1
    if abs(total) < SMALLEST:
        parts = "its only intervention" if single else "each part, or they cancel out"
        return f"The plan changes adoption by less than one point, and so does {parts}"
    if single:
        return f"{sentence(said(ranked[0].intervention))} is the whole plan"
    carrying = next((ranked[:count] for count in (1, 2) if carry(ranked[:count], total)), [])
    return carried_title([one.intervention for one in carrying], len(ranked), loses=total < 0.0)


def carried_title(names: Sequence[str], count: int, *, loses: bool) -> str:
    """The finding about a plan of several interventions: which one or two of them bring most of it, if any."""
    if loses:
        return f"The plan loses adopters, by {listed(names) if names else 'all its parts together'}"
    if not names:
        return f"No two of the {count} interventions carry the plan: it is all of them together"
    return f"{sentence(listed(names))} {'carries' if len(names) == 1 else 'carry'} the plan"


def carry(some: Sequence[Contribution], total: float) -> bool:
    """Whether some interventions clearly bring at least half of what the plan does."""
    clear = all(one.fair.clear and one.fair.mean * total > 0.0 for one in some)
    return clear and sum(one.fair.mean for one in some) / total >= CARRIES


def contributions_takeaway(of: Attributed) -> str:
    """What the plan adds, what its largest part does alone and in the plan, and what that part needs."""
    levels = [amount(level, MEASURE, "") for level in (of.nothing, of.whole)]
    lead = f"Without interventions {levels[0]} are adopters at the end, with the plan {levels[1]}."
    if len(of.contributions) == 1:
        return lead
    return " ".join([lead, need_words(of.largest_first[0]), *together_words(of)])


def need_words(one: Contribution) -> str:
    """Whether an intervention works alone, through others, or in their place."""
    name, alone, missed = said(one.intervention), one.alone.mean, one.left_out.mean
    told = f"Alone, {name} brings {points(alone)}; taking it out of the plan changes adoption by {points(-missed)}"
    if max(abs(alone), abs(missed)) < SMALLEST:
        return f"{told}: neither is much."
    if missed > MUCH_MORE * max(alone, 0.0):
        return f"{told}: it works through the others."
    if alone > MUCH_MORE * max(missed, 0.0):
        return f"{told}: the others would do much of its work."
    return f"{told}: it works by itself."


def together_words(of: Attributed) -> Iterator[str]:
    """The two interventions that gain most by being together, if that is worth a sentence."""
    closest = of.closest
    if closest is not None and closest.together.mean >= SMALLEST:
        pair = listed([closest.one, closest.other])
        yield f"{sentence(pair)} gain most from each other ({points(closest.together.mean)} together)."


def idle_words(of: Attributed, costs: Attributed | None, currency: str) -> Iterator[str]:
    """Interventions whose effect cannot be told from nothing, what they cost, and those that lose adopters."""
    losing = [one.intervention for one in of.contributions if one.fair.high < 0.0 and one.fair.mean <= -SMALLEST]
    small = [one.intervention for one in of.contributions if abs(one.fair.mean) < SMALLEST]
    for names, one, several in (small, "adds less than one point", "add less than one point each"), (
            losing, "lowers adoption", "lower adoption"):
        if names:
            verb = one if len(names) == 1 else several
            yield f"{sentence(listed(names))} {verb}{price_words(names, costs, currency)}."


def price_words(names: Sequence[str], costs: Attributed | None, currency: str) -> str:
    """What interventions cost, behind what they do; nothing if they are free or it is not known."""
    paid = 0.0 if costs is None else sum(
        one.fair.mean for one in costs.contributions if one.intervention in names)
    return f" and cost{'s' if len(names) == 1 else ''} {amount(paid, 'plan_cost', currency)}" if paid else ""


def contributions_notes(explained: Explained) -> tuple[str, ...]:
    """How the shares were found, and how exact they are."""
    attribution = explained.attribution
    if attribution is None:
        return ()
    sampled = any(one.error > 0.0 for one in attribution.of(MEASURE).contributions)
    how = ("The mean over sampled orders in which the interventions could be added; the intervals hold the error of "
           "sampling." if sampled else "The mean over every order in which the interventions could be added.")
    return (
        f"{how} The shares add up to what the plan adds. Lines: 95 % interval of the mean of "
        f"{counted(explained.futures, 'simulated future')}.",
        "Left out: the plan without this intervention. Alone: this intervention without the plan.",
    )
