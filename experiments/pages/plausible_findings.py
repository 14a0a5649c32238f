"""Results of the search for plausible sets and of the demo, as parts of ``docs/model/uncertainty.md``.

All numbers come from the tables in ``experiments/plausible_set/results/``; ``make pages`` inserts them between their
markers.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cxsim.model.plausible import shipped_set
from experiments.measuring import Row, read
from experiments.plausible_set.findings import LEAST_CORRELATION

PAGE = Path("docs/model/uncertainty.md")
RESULTS = Path("experiments/plausible_set/results")
TABLES = ("acceptance", "held_out", "repeated", "leave_one_out", "shifts", "correlations", "levels", "pairs")
BEGIN, END = "<!-- {name}: written by make pages -->", "<!-- end of {name} -->"
MOST_SHIFTS, MOST_CORRELATIONS, MOST_UNSTEADY = 10, 8, 3
STEPS = {
    "screen": "one replicate, bounds widened by 15 %", "constraint": "four replicates", "pattern": "two replicates",
}  # fmt: skip

Tables = Mapping[str, Sequence[Row]]


def read_tables(folder: Path) -> Tables:
    """All tables of results by name; a missing table is empty."""
    places = {name: folder / f"{name}.csv" for name in TABLES}
    return {name: read(place) if place.is_file() else [] for name, place in places.items()}


def uncertainty_page(root: Path) -> str:
    """The page of the repository at ``root``, with generated parts from the tables."""
    text, tables = (root / PAGE).read_text("utf-8"), read_tables(root / RESULTS)
    for name, part in (("findings", findings), ("decision", decision)):
        begin, end = BEGIN.format(name=name), END.format(name=name)
        before, rest = text.split(begin)
        after = rest.split(end)[1]
        text = "\n".join([before + begin, "", *part(tables), "", end + after])
    return text


def findings(tables: Tables) -> Iterator[str]:
    """The results of the search."""
    yield from _acceptance(tables["acceptance"])
    if tables["held_out"] and tables["repeated"] and tables["leave_one_out"]:
        yield from _trials(tables)
    else:
        yield from ("", "**Not yet known** about the shipped sets: how many show the held-out patterns, "
                    "how many meet everything again with other people and chance, and the effect of each requirement. "
                    "`python -m experiments.plausible_set --tell` computes it (an hour).")
    yield from ("", *_shifts(tables["shifts"]))
    yield from ("", *_correlations(tables["correlations"], len(tables["shifts"]), shipped_set().rows))


def _trials(tables: Tables) -> Iterator[str]:
    """The results of further runs of the shipped sets."""
    tried, rows = int(tables["held_out"][0]["sets"]), shipped_set().rows
    which = f"{tried} of the {rows:,} shipped sets" if tried < rows else f"the {rows:,} shipped sets"
    yield from ("", f"**Held-out requirements**, run with {which}:", "")
    yield from _table(("requirement", "question or claim", "sets that show it"), (
        (row["pattern"], row["question"], _percent(row["share"])) for row in tables["held_out"]))
    yield from ("", *_repeated(tables["repeated"]))
    yield from ("", *_leave_one_out(tables["leave_one_out"]))


def _acceptance(rows: Sequence[Row]) -> Iterator[str]:
    every = rows[-1]
    yield (f"{int(every['met']):,} of {int(every['tried']):,} candidates ({_percent(every['share'])}) met everything. "
           + (f"That took {every['statement']}. " if every["statement"] else "")
           + "Candidates that failed a step were not tried on the next:")
    yield ""
    yield from _table(("step", "requirement", "tried", "met"), (
        (STEPS[row["step"]], f"{row['requirement']}: {row['statement']}", f"{int(row['tried']):,}",
         _percent(row["share"])) for row in rows[:-1]))


def _repeated(rows: Sequence[Row]) -> Iterator[str]:
    every = rows[-1]
    unsteady = sorted(rows[:-1], key=lambda row: float(row["share"]))[:MOST_UNSTEADY]
    told = ", ".join(f"{row['requirement']} ({_percent(row['share'])})" for row in unsteady)
    yield (f"**Again with other people and chance**: {_percent(every['share'])} of the {every['sets']} sets meet "
           f"everything again. Least stable: {told}.")


def _leave_one_out(rows: Sequence[Row]) -> Iterator[str]:
    outcomes = [column.removesuffix(", p05") for column in rows[0] if column.endswith(", p05")]
    yield ("**Effect of each requirement**: new candidates tested against all but one requirement, and the 5th to 95th "
           "percentile of three outcomes over those accepted:")
    yield ""
    yield from _table(("left out", "accepted", "of candidates", *outcomes), (
        (row["left_out"], row["accepted"], _percent(row["share_of_candidates"]),
         *(f"{_short(row[f'{name}, p05'])} to {_short(row[f'{name}, p95'])}" for name in outcomes)) for row in rows))


def _shifts(rows: Sequence[Row]) -> Iterator[str]:
    yield ("**Parameters that the requirements moved most**, as quantiles of the prior (an unmoved parameter has mean "
           f".50 and sd .29; the set contains {len(rows)} parameters):")
    yield ""
    yield from _table(("parameter", "mean quantile", "sd"), (
        (f"`{row['parameter']}`", _short(row["mean_prior_quantile"]), _short(row["sd_prior_quantile"]))
        for row in rows[:MOST_SHIFTS]))


def _correlations(rows: Sequence[Row], parameters: int, sets: int) -> Iterator[str]:
    least, pairs = LEAST_CORRELATION, parameters * (parameters - 1) // 2
    by_chance = pairs * math.erfc(least * math.sqrt(sets - 1) / math.sqrt(2.0))
    yield (f"**Rank correlations** above {_short(str(least))} in size: {len(rows)} of {pairs:,} pairs, where chance "
           f"alone would give {by_chance:.0f}. The strongest:")
    yield ""
    yield from _table(("parameter", "other", "rank correlation"), (
        (f"`{row['parameter']}`", f"`{row['other']}`", _short(row["rank_correlation"]))
        for row in rows[:MOST_CORRELATIONS]))


def decision(tables: Tables) -> Iterator[str]:
    """The width of the uncertainty of the demo's decision."""
    futures = tables["levels"][0]["futures"]
    yield (f"Adopters at the end under each plan of the demo, in {futures} futures: mean, and the 5th to 95th "
           "percentile with varying parameters (`full`) and with parameters at their defaults (`none`). The last "
           "columns show how much of the variance under `full` comes from a single source:")
    yield ""
    yield from _table(("plan", "full", "none", "chance", "people", "parameters"), (
        (row["plan"], _band(row, "full"), _band(row, "none"),
         *(_percent(str(max(0.0, float(row[source]))), 0) for source in ("chance", "people", "parameters")))
        for row in tables["levels"]))
    yield ""
    yield ("The share of futures in which one plan beats another (ties count half), and the difference in points under "
           "`full`:")
    yield ""
    yield from _table(("plan", "against", "better, full", "better, none", "points, full (5 to 95 %)"), (
        (row["plan"], row["rival"], _percent(row["better_full"], 0), _percent(row["better_none"], 0),
         f"{_points(row['mean'])} ({_points(row['p05'])} to {_points(row['p95'])})") for row in tables["pairs"]))


def _band(row: Row, kind: str) -> str:
    low, high = (f"{float(row[f'{kind}_{name}']) * 100.0:.0f}" for name in ("p05", "p95"))
    return f"{float(row[f'{kind}_mean']) * 100.0:.0f} % ({low} to {high})"


def _points(share: str) -> str:
    return f"{float(share) * 100.0:+.0f}".replace("-0", "0").replace("+0", "0")


def _percent(share: str, digits: int = 1) -> str:
    value = float(share) * 100.0
    return f"{value:.{0 if value in (0.0, 100.0) else digits}f} %"


def _short(number: str) -> str:
    """Two digits, without a zero before the point."""
    value = float(number)
    return "–" if math.isnan(value) else f"{value:.2f}".replace("0.", ".", 1) if abs(value) < 1.0 else f"{value:.2f}"


def _table(columns: Sequence[str], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
