"""The scoreboard: places, points and the four things that make them, large enough for the last row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxsim.teaching.expected import Forecast, best_forecaster
from cxsim.teaching.hand_in import LeftOut
from cxsim.teaching.page import render
from cxsim.teaching.playing import Round
from cxsim.teaching.rule import RULE
from cxsim.teaching.standing import Standing, Table
from cxsim.teaching.telling import LEVEL, LEVEL_WORDS, order_words, points
from cxsim.words.groups import sentence


def scoreboard_html(
    round_: Round, table: Table, forecasts: Mapping[str, Forecast], left_out: Sequence[LeftOut]
) -> str:
    """The page; references are not on it, so that the debrief can still surprise."""
    most = max((one.points for one in table.standings), default=0.0)
    teams = [_row(one, round_, most) for one in table.standings]
    best = best_forecaster(forecasts)
    lines = [order_words(table, round_.futures)]
    if any(one.level_with for one in table.standings):
        lines.append(sentence(LEVEL_WORDS))
    if best:
        off = abs(100.0 * (forecasts[best].miss or 0.0))
        lines.append(f"Best prediction: {best}, off by {off:.0f} of 100 people.")
    return render(
        "scoreboard.html.jinja", title=f"Scoreboard: {round_.ground.terms.title}", case=round_.ground.terms.title,
        futures=round_.futures, teams=teams, lines=lines, rule=RULE,
        left_out=[f"Not scored: {', '.join(one.name or one.file for one in left_out)}"] if left_out else [])


def _row(one: Standing, round_: Round, most: float) -> dict[str, object]:
    vector = round_[one.name].vector
    terms = round_.ground.terms
    more = float((vector.leavers - round_.nothing.leavers).mean())
    trust = 100.0 * float((vector.trust - round_.nothing.trust).mean())
    return {
        "place": one.place, "level": LEVEL if one.level_with else "", "name": one.name, "points": points(one.points),
        "width": f"{100.0 * max(one.points, 0.0) / most if most > 0.0 else 0.0:.1f}",
        "parts": (
            (f"{100.0 * float(vector.adopters.mean()):.0f}", "adopters"),
            (f"{100.0 * float(vector.cost.mean()) / terms.budget:.0f} %", "of budget"),
            (points(more, signed=True), "leavers"),
            (points(trust, signed=True), "trust"),
        ),
    }
