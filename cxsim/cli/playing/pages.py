"""What a player sees: pages of plain text, at most 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cxsim.analysis.compare import Comparison
from cxsim.cli.playing.lines import VERBS
from cxsim.engine.reading.known import Known
from cxsim.errors import there_is_no
from cxsim.play.questions import predicted
from cxsim.play.state import State, idle_parts
from cxsim.play.table import INFORMATION
from cxsim.scenario.case.purposes import by_purpose
from cxsim.scenario.case.terms import Offer
from cxsim.scenario.sheets.plan_table import PlanRow, plan_rows
from cxsim.units import counted
from cxsim.words import known as words

WIDTH: Final = 78
TIES: Final = "ties"


def wrapped(text: str, indent: str = "") -> list[str]:
    """A text in lines."""
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent) or [""]


def columns(rows: Sequence[Sequence[str]], header: Sequence[str] = ()) -> list[str]:
    """Rows in columns; the first column is as wide as it must be, the last one may run over."""
    table = [*([header] if header else []), *rows]
    if not table:
        return []
    wide = [max(len(row[place]) for row in table) for place in range(len(table[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)) for row in table)
    return [f"  {line}".rstrip() for line in lines]


def head(state: State) -> list[str]:
    """Where the game stands: week, money, hours."""
    terms = state.table.terms
    at_end = state.week >= terms.weeks
    turn = "the end" if at_end else f"turn {state.turn} of {state.table.turns}"
    title = f"{terms.title}: week {state.week} of {terms.weeks}, {turn}"
    return ["", title, "-" * len(title), *([] if at_end else means(state))]


def means(state: State) -> list[str]:
    """What money and hours there are, and what the plan takes of them."""
    terms, spent = state.table.terms, sum(float(row.cost[: state.week].sum()) for row in rows_of(state))
    money = (f"Money: {terms.budget:,.0f} {terms.currency}; spent {spent:,.0f}, planned further "
             f"{max(state.committed - spent, 0.0):,.0f}, free {state.money_left:,.0f}")
    return [*wrapped(money), *wrapped(hours_words(state))]


def hours_words(state: State) -> str:
    """What the plan takes of the change team from now on, against what there is."""
    terms, ahead = state.table.terms, state.hours[state.week:]
    most = max(ahead, default=0.0)
    told = f"Team:  {terms.team_hours_per_week:g} hours a week; your plan takes up to {most:.3g} of them from now on"
    if most <= terms.team_hours_per_week:
        return told + "."
    week = state.week + ahead.index(most)
    return told + f" (week {week}). That is more than there is: everything will arrive weaker, and the team tires."


def rows_of(state: State) -> list[PlanRow]:
    """The plan intervention by intervention."""
    return plan_rows(state.scenario(), state.table.people)


def plan_page(state: State) -> list[str]:
    """The plan with its weeks, people, dose, money and hours."""
    rows = rows_of(state)
    if not rows:
        return ["Your plan is empty: nothing is done and nobody is asked."]
    cells = [(row.label, f"{row.start}-{row.end - 1}", _stands(row, state.week), str(row.people), _dose(row),
              f"{row.cost.sum():,.0f}", f"{row.hours.max():.3g}") for row in rows]
    table = columns(cells, ("what", "weeks", "", "people", "dose", state.table.terms.currency, "h"))
    return [*table, *(line for told in idle_parts(state) for line in wrapped(f"Note: {told}"))]


def change_page(before: State, after: State) -> list[str]:
    """What has changed in the plan, and what is left of money and hours."""
    old, new = ({_told(row, state) for row in rows_of(state)} for state in (before, after))
    told = [*(f"- {one}" for one in sorted(old - new)), *(f"+ {one}" for one in sorted(new - old))]
    notes = [note for note in idle_parts(after) if note not in idle_parts(before)]
    said = [*told, *(f"Note: {note}" for note in notes)]
    return [*(line for one in said for line in wrapped(one)), *means(after)]


def _told(row: PlanRow, state: State) -> str:
    dose = f" at {_dose(row)}" if row.intervention.dose_fields() else ""
    endless = " (to the end, because no 'weeks' are given)" if row.intervention.weeks is None else ""
    return (f"{row.label}{dose}, weeks {row.start} to {row.end - 1}{endless}, {counted(row.people, 'person')}: "
            f"{row.cost.sum():,.0f} {state.table.terms.currency}")


def _dose(row: PlanRow) -> str:
    return f"{100.0 * row.full_share:.0f} %" if row.intervention.dose_fields() else ""


def _stands(row: PlanRow, week: int) -> str:
    return "over" if row.end <= week else "now" if row.start < week else "ahead"


def brief_page(state: State) -> list[str]:
    """The story, the task, and the means."""
    terms = state.table.terms
    people = state.table.people
    sizes = ", ".join(f"{name.replace('_', ' ')} {int((people.department == number).sum())}"
                      for number, name in enumerate(people.departments))
    return [
        terms.title, "=" * len(terms.title), *wrapped(terms.case.story), "", *wrapped(terms.case.task), "",
        *wrapped(f"{counted(people.size, 'person')}: {sizes}."),
        *(line for fact in surroundings(state) for line in wrapped(fact)),
        *wrapped(f"You have {terms.budget:,.0f} {terms.currency} and {terms.team_hours_per_week:g} hours of a change "
                 f"team a week, for {counted(terms.weeks, 'week')} in {counted(state.table.turns, 'turn')}. What you "
                 "decide begins with the week in which you decide it, at the earliest. You never see what people "
                 "really do and think: you see what is counted anyway, and what you buy."),
    ]


def surroundings(state: State) -> Iterator[str]:
    """What everybody in the company knows: what stands in the way, and other projects."""
    table = state.table
    if told := words.hindrances_words(table.terms.hindrances):
        yield told
    if any(level for _, level in table.other_projects):
        steps = (f"{level:g} from week {week}" for week, level in table.other_projects)
        yield f"Other projects that take people's time: {', '.join(steps)}."


def help_page() -> list[str]:
    """All commands."""
    return [*columns(list(VERBS.items())),
            *wrapped("OFFER is a name or a number of 'offers'. A dose is a share of the most that is possible, 60% if "
                     "you say nothing. Without 'weeks' it goes on to the end. Example: add training dose 50% for "
                     "sales, service weeks 26")]


def offers_page(state: State) -> list[str]:
    """What can be bought, by number."""
    numbers = {offer.name: number for number, offer in enumerate(state.table.on_offer, start=1)}
    lines: list[str] = []
    parts = [*by_purpose(state.table.terms.offers), ("Find out what people know and think", INFORMATION)]
    for heading, offers in parts:
        lines += [f"{heading}:", *(f"  {numbers[one.name]:2}  {one.name}" for one in offers)]
    return [*lines, "'about 5' tells what number 5 does and costs."]


def about_page(offer: Offer, state: State) -> list[str]:
    """An offer: what it does, how it can lose, what it costs here for everybody at the usual dose."""
    about = offer.kind.about
    cost = about.full_cost
    prices = [f"{amount:,.0f} {what}" for amount, what in (
        (cost.fixed, "once"), (cost.per_week, "a week"), (cost.per_person, "once per person"),
        (cost.per_person_week, "per person and week")) if amount]
    dose = "" if not offer.has_dose else " at a full dose"
    return [
        offer.name, *wrapped(offer.definition, "  "), *wrapped(f"How it works: {about.mechanism}", "  "),
        *wrapped(f"How it can lose: {about.can_lose}", "  "),
        *wrapped(f"Costs{dose}: {', '.join(prices) or 'nothing'} ({state.table.terms.currency}); "
                 f"{about.team_hours:g} hours of the team a week.", "  "),
        *([f"  Usual length: {counted(int(offer.fields['weeks']), 'week')}."] if "weeks" in offer.fields else []),
    ]


def know_page(known: Known, about: str = "") -> list[str]:
    """What is known: everything at a glance, one measure by department, or the people whom colleagues named."""
    wanted = "_".join(about.casefold().split())
    if wanted == TIES:
        return [f"  {line}" for line in words.named_words(known)] or ["Nobody has mapped the ties ('network map')."]
    if wanted:
        return _by_group(known, about, wanted)
    return list(_all_known(known)) or [
        "Nothing yet. What is counted comes with the end of this turn; the rest can be",
        "bought (offers: survey, interviews, skill diagnosis, network map)."]


def _by_group(known: Known, about: str, wanted: str) -> list[str]:
    measures = {words.label_of(one): one for one in words.measures_known(known)}
    measure = measures.get(about.casefold(), wanted)
    if measure not in measures.values():
        return wrapped(there_is_no("measure of which you know anything called", about, [*measures.values(), TIES]))
    return [words.label_of(measure), *columns(words.group_rows(known, measure), ("", "surveys and counts", "talks")),
            *wrapped(words.ERROR_NOTE)]


def news_page(known: Known, since: int) -> list[str]:
    """What has become known after a week."""
    return list(_all_known(words.news(known, since)))


def _all_known(known: Known) -> Iterator[str]:
    counted_now, asked = words.counted_rows(known), words.asked_rows(known)
    if counted_now:
        yield from ["Counted:", *columns(counted_now, ("", "now", "before"))]
    if asked:
        yield from ["Asked (survey):", *columns(asked, ("", "last", "before"))]
    believed = words.believed_rows(known)
    if believed:
        yield from ["Heard from people (interviews, diagnosis):", *columns(believed, ("", "mean", "people", "last"))]
    if known.named:
        yield "Mapped: whom colleagues look at ('know ties')."
    if asked or believed:
        yield from wrapped(words.ERROR_NOTE)


def outcome_page(state: State, comparison: Comparison, place: str) -> list[str]:
    """The truth, when the game is over, and how to go on from here."""
    nothing, played = comparison.results
    measures = (("adopters at the end", "adoption_end"), ("adopters in the half year after", "sustained_adoption"),
                ("people who quit, a year", "turnover_per_year"))
    rows = [(label, f"{100 * float(played.measures[name][0]):.0f} %", f"{100 * float(nothing.measures[name][0]):.0f} %")
            for label, name in measures]
    terms = state.table.terms
    money = (f"Your plan cost {float(played.measures['plan_cost'][0]):,.0f} {terms.currency}; with people replaced and "
             f"output lost {float(played.measures['cost_total'][0]):,.0f}.")
    return [
        "", "What really happened", "--------------------", *columns(rows, ("", "your plan", "doing nothing")),
        *wrapped(money), *_prediction(state, float(played.measures["adoption_end"][0])), "",
        "Were you lucky? Your plan in a hundred futures, of which yours is the first:",
        f"  cxsim compare {place}/do_nothing.yaml \\",
        f"    {place}/played.yaml --replicates 100",
    ]


def _prediction(state: State, came: float) -> Iterable[str]:
    said = predicted(state.answers)
    if said is None:
        return []
    return wrapped(f"After the first turn you predicted {100 * said:.0f} %; it became {100 * came:.0f} %.")
