"""The debrief of one team: its place, its prediction, what its interventions did, and what would be better."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.report.document import Table
from cxsim.results.provenance import versions
from cxsim.teaching.debrief_sections import sections_of
from cxsim.teaching.expected import Forecast
from cxsim.teaching.findings import Found
from cxsim.teaching.hand_in import Team
from cxsim.teaching.page import Page
from cxsim.teaching.playing import Round
from cxsim.teaching.standing import Table as Standings
from cxsim.teaching.telling import RANGE_WORDS, forecast_words, luck_words, place_words, points
from cxsim.words.groups import sentence

Values = NDArray[np.float64]

CHECKS = {"adopters": "Adopters of 100 (8 of 10 futures)", "leavers": "People who leave",
          "stuck": "Where most are stuck", "strongest": "Least to be done without", "rank": "Place"}


def debrief_page(
    team: Team, rival: Team | None, found: Found, forecast: Forecast, round_: Round, table: Standings, futures: int
) -> Page:
    """The page; ``futures``: those in which changes were run."""
    return Page("debrief.html.jinja", sections_of(team, rival, found, round_, table, futures), {
        "title": f"Debrief: {team.name}", "case": round_.ground.terms.title, "team": team.name,
        "place": place_words(table, team.name), "luck": luck_words(table, team.name, round_.futures),
        "facts": facts_of(team.name, round_), "idea": team.prediction.idea,
        "forecast": forecast_words(forecast, round_.futures), "checks": checks_table(forecast),
        "range": range_words(round_[team.name].vector.adopters),
        "remarks": team.remarks, "questions": questions_for(team, found, forecast), "footer": (footer(round_),),
    })


def facts_of(name: str, round_: Round) -> tuple[tuple[str, str], ...]:
    """The four things that are scored."""
    vector, terms = round_[name].vector, round_.ground.terms
    more = float((vector.leavers - round_.nothing.leavers).mean())
    trust = float((vector.trust - round_.nothing.trust).mean())
    kept = "fewer" if more < 0.0 else "more"
    return (
        (f"{100.0 * float(vector.adopters.mean()):.0f} of 100", "people do it in the half-year after the plan"),
        (f"{float(vector.cost.mean()):,.0f} {terms.currency}", f"spent of {terms.budget:,.0f}"),
        (f"{points(abs(more))} of 100 {kept}",
         f"leave than if nothing is done ({points(float(vector.leavers.mean()))} in all)"),
        (f"{points(100.0 * trust, signed=True)} trust",
         f"compared with doing nothing, on a scale to 100 ({100.0 * float(vector.trust.mean()):.0f})"),
    )


def range_words(adopters: Values) -> str:
    """What the range of what came to it means; ``adopters``: shares by future."""
    low, high = (100.0 * float(share) for share in np.quantile(adopters, (0.1, 0.9)))
    return f"In 8 of 10 futures, {low:.0f} to {high:.0f} of 100 people do it. {RANGE_WORDS}"


def checks_table(forecast: Forecast) -> Table:
    """What was said and what came."""
    words = {True: "right", False: "wrong", None: "\N{EN DASH}"}
    rows = tuple((CHECKS[key], one.said or "not said", one.came, words[one.right])
                 for key, one in forecast.checks.items())
    return Table(("Part", "You said", "It came to", "Right or wrong"), rows)


def questions_for(team: Team, found: Found, forecast: Forecast) -> tuple[str, ...]:
    """Three questions about this plan."""
    strongest, weakest = found.strongest, min(found.left_out, key=lambda one: one.effect.points.mean)
    told = []
    if team.prediction.strongest and strongest is not None and not forecast.checks["strongest"].right:
        told.append(f"You thought that you could least do without {team.prediction.strongest}. What made you think so, "
                    f"and what does {strongest.step.name} do that it does not?")
    elif strongest is not None:
        told.append(f"Why does so much depend on {strongest.step.name}? What would have to be true for it to do "
                    "nothing?")
    if len(found.left_out) > 1:
        told.append(f"{sentence(weakest.step.name)} did least. Would you stop it in a real company? Who would object?")
    if forecast.miss is not None and abs(forecast.miss) >= 0.1:
        told.append("Your guess was far off. Which single assumption was wrong?")
    else:
        told.append("What surprised you most, and what would you look at first in a real company?")
    return tuple(told)


def footer(round_: Round) -> str:
    """Where the numbers come from."""
    return (f"cxsim {versions()['cxsim']} \N{MIDDLE DOT} {round_.futures} futures of seed {round_.seed} "
            f"\N{MIDDLE DOT} {round_.ground.terms.title}, mark {round_.ground.terms.fingerprint}")
