"""The answer of a search on the screen: the plans found, what they do, what became of the others, and how sure."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from cxsim.cli.numbers import ABSENT, bounded, in_unit, unit_shown
from cxsim.units import counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from cxsim.sweeps.search.answer import Answer, Winner
    from cxsim.sweeps.search.schema import Objective

MOST_REASONS: Final = 5
LEGEND: Final = (
    "confirmed: on random events that the search has not seen, with the 95 % interval. search: what the search saw, "
    "which tends to flatter winners; in brackets drawn to the mean of all plans by the share of their spread that is "
    "chance (Smith and Winkler 2006). regret: what is lost against the best of these plans in each plausible future, "
    "on average and in the worst 5 % of futures."
)


def show_answer(answer: Answer, console: Console) -> None:
    """Print what was tried, the plans found, what they do, and what to mind."""
    for line in tried_words(answer):
        console.print(line)
    console.print(answer_table(answer))
    console.print(LEGEND)
    found = [one for one in answer.front if not one.reference]
    if found:
        console.print("\nWhat these plans do:")
    for winner in found:
        told = f"{winner.label}: {'; '.join(deeds(answer, winner))}"
        console.print(textwrap.fill(told, console.width, initial_indent="  ", subsequent_indent="      "))
    for line in remarks(answer):
        console.print(f"\n{line}")


def tried_words(answer: Answer) -> Iterator[str]:
    """How many plans were tried, and what became of those that are not found."""
    search, different = answer.stated.search, answer.distinct
    kept = sum(score.keeps for _, score in different)
    yield (f"{search.name}: {counted(len(different), 'different plan')} in "
           f"{counted(search.generations, 'generation')}, {counted(answer.stated.replicates, 'replicate')} each, "
           f"the same random events for every plan (seed {answer.seeds[0]}). "
           f"{kept} {'keeps' if kept == 1 else 'keep'} all limits.")
    for limit, count in answer.broken().items():
        yield f"  {counted(count, 'plan')} {'breaks' if count == 1 else 'break'} {limit_told(answer, limit)}"
    failed = answer.failed()
    for reason in list(failed)[:MOST_REASONS]:
        yield f"  {counted(failed[reason], 'plan')}: {reason}"
    if len(failed) > MOST_REASONS:
        yield f"  and {len(failed) - MOST_REASONS} further reasons; candidates.csv has them"


def limit_told(answer: Answer, limit: str) -> str:
    """A limit with its amount."""
    if limit == "budget":
        return f"the budget of {answer.stated.budget:,.0f} {answer.stated.scenario.costs.currency}"
    if limit == "team_hours_per_week":
        return f"the change team's {answer.stated.hours:,.4g} hours per week"
    return limit


def answer_table(answer: Answer) -> Table:
    """One row per plan, then those for comparison."""
    from rich import box
    from rich.table import Table

    objectives = answer.stated.search.objectives
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.title = (f"Plans found, confirmed on {answer.futures:,} fresh futures" if len(answer.front) > 1 else
                   f"Plan found, confirmed on {answer.futures:,} fresh futures")
    table.title_justify = "left"
    table.add_column("plan", no_wrap=True)
    for one in objectives:
        title = f"{one.key}\n{unit(answer, one)}\nconfirmed"
        table.add_column(title if certain(answer, one) else f"{title} (95 %)", justify="right", no_wrap=True)
        if not certain(answer, one):
            table.add_column("\n\nsearch (shrunken)", justify="right", no_wrap=True)
    for name in limited(answer):
        table.add_column(f"{name}\nlimited\nconfirmed", justify="right", no_wrap=True)
    table.add_column(f"regret in\n{objectives[0].key}\nmean / worst", justify="right", no_wrap=True)
    for winner in answer.front:
        table.add_row(*row(answer, winner))
    for place, winner in enumerate(answer.references):
        if place == 0:
            table.add_section()
            table.add_row("for comparison")
        table.add_row(*row(answer, winner))
    return table


def limited(answer: Answer) -> list[str]:
    """Measures that a limit bounds and that are told of every plan, without objectives."""
    search = answer.stated.search
    told = {name for winner in (*answer.front, *answer.references) for name in winner.fresh.side}
    bounded_ones = [one.measure for one in search.constraints.measures if one.of == "mean"]
    return [name for name in dict.fromkeys(bounded_ones)
            if name in told and name not in {one.key for one in search.objectives}]


def certain(answer: Answer, one: Objective) -> bool:
    """Whether chance has no part in an objective, so that what the search saw needs no telling."""
    shown = [*answer.front, *answer.references]
    return all(low == high and math.isclose(low, winner.seen.values[one.key])
               for winner in shown for low, high in [winner.intervals.get(one.key, (0.0, 1.0))])


def unit(answer: Answer, one: Objective) -> str:
    """The unit of an objective as its values are shown."""
    from cxsim.results.summary import unit_of

    return unit_shown(unit_of(one.measure, answer.stated.scenario.costs.currency))


def row(answer: Answer, winner: Winner) -> list[str]:
    """The cells of a plan."""
    from cxsim.results.measures import MEASURES

    cells = [winner.label + (" *" if winner.fresh.broken else "")]
    for one in answer.stated.search.objectives:
        own = MEASURES[one.measure].unit
        low, high = winner.intervals.get(one.key, (float("nan"), float("nan")))
        ends = ("" if low == high else in_unit(value, own) for value in (low, high))
        confirmed = in_unit(winner.fresh.values[one.key], own)
        cells.append(confirmed if low == high else bounded(confirmed, *ends))
        if not certain(answer, one):
            cells.append(f"{in_unit(winner.seen.values[one.key], own)} ({in_unit(winner.shrunken[one.key], own)})")
    cells += [in_unit(winner.fresh.side.get(name, math.nan), MEASURES[name].unit) for name in limited(answer)]
    first = answer.stated.search.objectives[0]
    regret, own = winner.regret.get(first.key), MEASURES[first.measure].unit
    return [*cells, ABSENT if regret is None else f"{in_unit(regret.mean, own)} / {in_unit(regret.worst, own)}"]


def deeds(answer: Answer, winner: Winner) -> Iterator[str]:
    """What a plan does, intervention by intervention."""
    from cxsim.sweeps.search.space import IN, OUT

    space, shown = answer.stated.space, winner.candidate.shown
    for slot in space.blocks:
        which = shown.get(slot)
        if which == OUT:
            yield f"no {slot}"
            continue
        told = [f"{'.'.join(one.path)} {value(shown[one.name])}"
                for one in space.dimensions if one.slot == slot and one.path]
        name = slot if which in {None, IN} or len(space.blocks[slot].keys() - {OUT}) < 2 else f"{slot} by {which}"
        yield f"{name} ({', '.join(told)})" if told else name


def value(shown: object) -> str:
    """A setting as people read it."""
    return f"{shown:g}" if isinstance(shown, float) else str(shown)


def remarks(answer: Answer) -> Iterator[str]:
    """What to mind: plans that did not hold, limits that hardly any plan keeps, and a search that was cut short."""
    yield from not_shown(answer)
    found = [one for one in answer.front if not one.reference]
    if not found:
        yield "No plan is better than doing nothing or the plan as written within the limits."
        return
    if len(found) > 1 and answer.front[0].regret:
        yield regret_words(answer)
    scenario = answer.stated.scenario
    if scenario.organization.people is None and scenario.organization_draws == 1:
        yield ("The organization is generated, and the fresh events have another one of its kind. "
               "'organization_draws: 10' in the scenario lets a plan be judged on several.")
    if answer.newest == answer.stated.search.generations > 1:
        yield "A plan found is from the last generation: more generations may find better ones."


def not_shown(answer: Answer) -> Iterator[str]:
    """References that break a limit, and plans that did not hold on fresh random events."""
    for winner in answer.references:
        if winner.fresh.broken:
            broken = ", ".join(limit_told(answer, limit) for limit in winner.fresh.broken)
            yield f"* '{winner.label}' breaks {broken}; it is shown for comparison only."
    reasons: dict[str, Callable[[Winner], bool]] = {
        "break a limit on fresh random events": lambda one: bool(one.fresh.broken),
        "have no values on fresh random events": lambda one: bool(one.fresh.failed),
        "are beaten on fresh random events": lambda one: one.fresh.keeps,
    }
    for words, is_so in reasons.items():
        if labels := ", ".join(one.label for one in answer.aside if is_so(one)):
            yield f"Not shown, because they {words}: {labels}. front.csv has their values."


def regret_words(answer: Answer) -> str:
    """Which plan loses least where it loses most."""
    key = answer.stated.search.objectives[0].key
    calm = min(answer.front, key=lambda one: one.regret[key].worst)
    return (f"Least regret in {key} in the worst futures: {calm.label}; it is the best of these plans in "
            f"{100.0 * calm.regret[key].best_in:.0f} % of the futures.")
