"""The debrief of the whole class: everybody beside the reference plans, what each kind of intervention did, luck."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from cxsim.analysis.stages import largest_stuck_group
from cxsim.analysis.standstill import standstill
from cxsim.plots.charts import Axis, Scatter, ScatterPoint
from cxsim.report.document import Section, Table
from cxsim.teaching.debrief import footer
from cxsim.teaching.expected import Forecast, best_forecaster
from cxsim.teaching.findings import Found
from cxsim.teaching.hand_in import HandedIn
from cxsim.teaching.page import Page
from cxsim.teaching.playing import NOTHING, Round
from cxsim.teaching.reference import Reference
from cxsim.teaching.rule import RULE
from cxsim.teaching.scores import score_rows
from cxsim.teaching.standing import Table as Standings
from cxsim.teaching.telling import RANGE_WORDS, best_change, order_words, points, standstill_words
from cxsim.units import counted
from cxsim.words.groups import listed, sentence


def class_page(
    handed: HandedIn, references: Sequence[Reference], found: Mapping[str, Found], forecasts: Mapping[str, Forecast],
    round_: Round, table: Standings,
) -> Page:
    """The page; here the reference plans are told."""
    sections = [plane_section(round_, table, references), did_section(found), stuck_section(round_, table),
                better_section(found, table), prediction_section(forecasts, table), reference_section(references)]
    remarks = [*handed.remarks, *(one for team in handed.teams for one in team.remarks)]
    return Page("class_page.html.jinja", tuple(one for one in sections if one is not None), {
        "title": f"Debrief of the class: {round_.ground.terms.title}", "case": round_.ground.terms.title,
        "headline": headline(round_, table, references), "luck": order_words(table, round_.futures),
        "scores": Table(*score_rows(round_, (*table.names, *(one.name for one in references)), table)),
        "ranges": RANGE_WORDS, "rule": RULE,
        "left_out": [(one.name or one.file, list(map(str, one.findings))) for one in handed.left_out],
        "remarks": remarks, "questions": round_.ground.terms.case.discussion, "footer": (footer(round_),),
    })


def headline(round_: Round, table: Standings, references: Sequence[Reference]) -> str:
    """Who wins, and whether anybody does better than what the evidence says."""
    first = table.standings[0]
    known = [one.name for one in references if one.name != NOTHING]
    beaten = [name for name in known if first.points > float(round_[name].score.mean())]
    told = f"{first.name} leads with {points(first.points)} points"
    if not beaten:
        return f"{told}; every reference plan has more"
    return f"{told}, more than {listed([name.lower() for name in beaten])}"


def plane_section(round_: Round, table: Standings, references: Sequence[Reference]) -> Section:
    """All plans by cost and adopters."""
    terms = round_.ground.terms
    names = (*table.names, *(one.name for one in references))
    shown = []
    for name in names:
        vector = round_[name].vector
        adopters = 100.0 * vector.adopters
        low, high = (float(share) for share in _ends(adopters))
        shown.append(ScatterPoint(name, float(vector.cost.mean()) / 1000.0, float(adopters.mean()), low, high,
                                  name in table.names))
    dearest = max(names, key=lambda name: float(round_[name].vector.cost.mean()))
    chart = Scatter("Adopters in the half-year after the plan, and what the plan costs",
                    Axis("Cost", f"thousand {terms.currency}"), Axis("adopters", "%"), tuple(shown))
    best = max(names, key=lambda name: float(round_[name].vector.adopters.mean()))
    title = (f"{best} has most adopters" if best != dearest else f"{best} has most adopters, and spends most")
    return Section("plane", title, f"Lines: 90 of 100 futures. {RANGE_WORDS}", chart)


def _ends(values: object) -> tuple[float, float]:
    import numpy as np

    low, high = np.quantile(np.asarray(values), (0.05, 0.95))
    return float(low), float(high)


def did_section(found: Mapping[str, Found]) -> Section:
    """What each intervention brought in each plan that had it."""
    by_offer: dict[str, dict[str, float]] = defaultdict(dict)
    for team, one in found.items():
        for part in one.left_out:
            name = part.step.offer.name
            by_offer[name][team] = by_offer[name].get(team, 0.0) + part.effect.points.mean
    order = sorted(by_offer, key=lambda name: -sum(by_offer[name].values()) / len(by_offer[name]))
    rows = tuple((sentence(name), *(points(by_offer[name][team], signed=True) if team in by_offer[name] else ""
                                    for team in found)) for name in order)
    spread = [name for name in order if len(by_offer[name]) > 1]
    title = f"{sentence(order[0])} brings most where it is used" if order else "Nothing was planned"
    takeaway = "Points that a plan loses without it. An empty cell: not in the plan."
    if spread:
        widest = max(spread, key=lambda name: max(by_offer[name].values()) - min(by_offer[name].values()))
        low, high = min(by_offer[widest].values()), max(by_offer[widest].values())
        takeaway += (f" The same thing is worth more or less depending on what stands beside it: {widest} brings "
                     f"{points(low, signed=True)} to {points(high, signed=True)}.")
    return Section("did", title, takeaway, None, Table(("Intervention", *found), rows))


def stuck_section(round_: Round, table: Standings) -> Section:
    """Where and in which week people got stuck under each plan."""
    rows = []
    for name in table.names:
        result = round_[name].result
        stuck = largest_stuck_group(result)
        if stuck is None:
            rows.append((name, "nobody", "", ""))
            continue
        where = standstill_words(standstill(result.recording, stuck.group), stuck.group)
        place, _, when = where.partition(": ")
        rows.append((name, place, f"{stuck.people:.0f} people {stuck.stage}", when))
    places = [row[1] for row in rows]
    most = max(set(places), key=places.count) if places else ""
    same = places.count(most)
    title = (f"Under {counted(same, 'plan')} of {len(rows)} most people are stuck in one place: {most}"
             if same > 1 else "Every plan is stuck somewhere else")
    return Section("stuck", title, "The largest group that is held, what holds it, and when it stops.", None,
                   Table(("Team", "Where", "How many", "When"), tuple(rows)))


def better_section(found: Mapping[str, Found], table: Standings) -> Section:
    """The best change of each plan at equal money."""
    rows = []
    for name in table.names:
        best = best_change(found[name])
        rows.append((name, "none of those tried" if best is None else best.change.words,
                     "" if best is None else points(best.effect.points.mean, signed=True),
                     "" if best is None else points(100.0 * best.effect.adopters.mean, signed=True)))
    helped = sum(best_change(one) is not None for one in found.values())
    return Section("better", f"{counted(helped, 'plan')} of {len(rows)} could do better for the same money",
                   "Found by running changes of each plan that cost no more.", None,
                   Table(("Team", "Best change", "Points", "Adopters of 100"), tuple(rows)))


def prediction_section(forecasts: Mapping[str, Forecast], table: Standings) -> Section | None:
    """Who predicted what."""
    if all(one.miss is None and one.held is None for one in forecasts.values()):
        return None
    rows = tuple((name, one.checks["adopters"].said or "\N{EN DASH}", one.checks["adopters"].came,
                  "" if one.held is None else f"{100.0 * one.held:.0f} %", str(one.right))
                 for name, one in ((name, forecasts[name]) for name in table.names))
    guesses = [one.miss for one in forecasts.values() if one.miss is not None]
    high = sum(miss > 0.0 for miss in guesses)
    best = best_forecaster(forecasts)
    title = f"{best} predicted best" if best else "Nobody guessed"
    columns = ("Team", "Said (range)", "Came (8 of 10 futures)", "Futures in the range", "Parts right")
    return Section("predicted", title, f"{high} of {counted(len(guesses), 'guess', 'guesses')} were too high.", None,
                   Table(columns, rows))


def reference_section(references: Sequence[Reference]) -> Section:
    """What the reference plans are."""
    rows = tuple((one.name, one.origin, "\n".join(one.parts) or "nothing") for one in references)
    told = "They ran in the same futures, under the same terms."
    columns = ("Plan", "Where it comes from", "What it does")
    return Section("references", "The plans that nobody had seen", told, None, Table(columns, rows))
