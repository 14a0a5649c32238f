"""The scores as a table for pages, and as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from cxsim.results.summary import Row
from cxsim.teaching.playing import Round
from cxsim.teaching.rule import score_parts
from cxsim.teaching.standing import Table
from cxsim.teaching.telling import points, standing_row

SCORE_COLUMNS = ("plan", "place", "points", "low", "high", "adopters", "adopters_p05", "adopters_p95", "cost",
                 "leavers", "leavers_above_nothing", "trust", "trust_above_nothing", "points_adopters", "points_cost",
                 "points_leavers", "points_trust", "first_in", "level_with")
FUTURE_COLUMNS = ("plan", "future", "points", "adopters", "cost", "leavers", "trust")


def score_rows(
    round_: Round, names: Sequence[str], table: Table
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The columns and rows of the table on pages."""
    currency = round_.ground.terms.currency
    columns = ("Plan", "Place", "Points", "Adopters of 100\n(90 of 100 futures)", f"Cost, {currency}",
               "Leavers of 100\n(against doing nothing)", "Trust\n(against doing nothing)", "First in")
    return columns, tuple(_row(round_, name, table) for name in names)


def _row(round_: Round, name: str, table: Table) -> tuple[str, ...]:
    played = round_[name]
    vector, nothing = played.vector, round_.nothing
    low, high = np.quantile(100.0 * vector.adopters, (0.05, 0.95))
    standing = table[name] if name in table.names else None
    return (
        name, "" if standing is None else standing_row(standing), points(float(played.score.mean())),
        f"{100.0 * float(vector.adopters.mean()):.0f} ({low:.0f} to {high:.0f})", f"{float(vector.cost.mean()):,.0f}",
        f"{float(vector.leavers.mean()):.0f} ({points(float((vector.leavers - nothing.leavers).mean()), signed=True)})",
        f"{100.0 * float(vector.trust.mean()):.0f} "
        f"({points(100.0 * float((vector.trust - nothing.trust).mean()), signed=True)})",
        "" if standing is None else f"{round(standing.first_in * round_.futures)} of {round_.futures}")


def score_file(round_: Round, names: Iterable[str], table: Table) -> Iterator[Row]:
    """The rows of ``scores.csv``."""
    for name in names:
        played, nothing = round_[name], round_.nothing
        vector = played.vector
        standing = table[name] if name in table.names else None
        low, high = np.quantile(vector.adopters, (0.05, 0.95))
        parts = score_parts(vector, nothing, round_.ground.terms.budget)
        mean = float(played.score.mean())
        yield (
            name, "" if standing is None else standing.place, mean, "" if standing is None else standing.low,
            "" if standing is None else standing.high, float(vector.adopters.mean()), float(low), float(high),
            float(vector.cost.mean()), float(vector.leavers.mean()), float((vector.leavers - nothing.leavers).mean()),
            float(vector.trust.mean()), float((vector.trust - nothing.trust).mean()), parts["adopters"], parts["cost"],
            parts["leavers"], parts["trust"], "" if standing is None else standing.first_in,
            "" if standing is None else "; ".join(standing.level_with))


def future_file(round_: Round, names: Iterable[str]) -> Iterator[Row]:
    """The rows of ``futures.csv``: every plan in every future."""
    for name in names:
        played = round_[name]
        vector = played.vector
        columns = (played.score, vector.adopters, vector.cost, vector.leavers, vector.trust)
        for future, values in enumerate(zip(*columns, strict=True)):
            yield (name, future, *map(float, values))
