"""The page of claims (``docs/model/claims.md``) and the list of what judges the model in every ODD protocol."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

from cxsim.model.parameters import PARAMETERS
from cxsim.report.odd.page import cell, rendered
from experiments.measuring import Row, read
from experiments.pages import validation
from experiments.validation.registry import patterns
from experiments.validation.sizes.results import results
from experiments.validation.sizes.table import Size, table
from experiments.validation.target import Expected

WEIGHTS = Path(__file__).resolve().parents[1] / "which_assumptions" / "results" / "weights.csv"
STRONGEST = 3
WORTH = Path(__file__).resolve().parents[1] / "narrowing" / "results" / "worth.csv"


def claims_page() -> str:
    """The page for a referee: what is exact, a size, a sign, assumed, and what would falsify the model."""
    rows, stored = table(), results()
    kinds = {kind: [size for size in rows if size.kind == kind and size.counts_as_evidence]
             for kind in ("size", "sign")}
    return rendered(
        "claims.md.jinja", "experiments.pages", told=validation.told_by(rows, stored), kinds=kinds, stored=stored,
        in_sample=[size for size in rows if size.in_sample], missed=validation.missed(rows, stored),
        bounds=validation.bounds, shown=validation.shown, patterns=patterns(), within=bounds, parameters=PARAMETERS,
        evidence=Counter(parameter.evidence for parameter in PARAMETERS.values()), strongest=strongest(read(WEIGHTS)),
        worth=worth_lines(read(WORTH)),
    )


def bounds(expected: Expected) -> str:
    """The bounds of a number of a pattern in words."""
    if math.isinf(expected.low):
        return f"at most {expected.high:.4g}"
    if math.isinf(expected.high):
        return f"at least {expected.low:.4g}"
    return f"{expected.low:.4g} to {expected.high:.4g}"


def strongest(weights: list[Row]) -> list[tuple[str, float, float, float]]:
    """The assumptions that make most of the spread of the shipped combined plan: their total shares with intervals."""
    shares = [(row["factor"].removeprefix("parameters."), float(row["value"]), float(row["low"]), float(row["high"]))
              for row in weights if row["index"] == "total" and row["factor"].startswith("parameters.")]
    return sorted(shares, key=lambda one: -one[1])[:STRONGEST]


def worth_lines(rows: list[Row]) -> list[tuple[str, dict[str, str]]]:
    """By what share each measurement narrows the forecast's band, in per cent: by plan, alone and beside adoption.

    The measurements that narrow most alone come first.
    """
    found: dict[str, dict[str, float]] = {}
    for row in rows:
        if row["seen"] != "nothing":
            alone = "alone" if row["beside"] == "nothing" else "beside"
            found.setdefault(row["seen"], {})[f"{row['plan']}, {alone}"] = float(row["narrower"])
    order = sorted(found, key=lambda name: -sum(share for key, share in found[name].items() if key.endswith("alone")))
    return [(name, {key: str(round(100 * share)) for key, share in found[name].items()}) for name in order]


def patterns_part() -> str:
    """What judges the model, for ODD protocols: the package ships this text instead of the table."""
    rows, stored = table(), results()
    lines = [
        f"**Published sizes that judge the model**: {validation.told_by(rows, stored)}. Bounds were fixed before",
        "any run; a sign has only a direction. `make validate` in the project's repository measures them anew.", "",
        "| row | kind | question | source | published | bounds | simulated | verdict |", f"|{'---|' * 8}",
        *(_size_line(size, stored[size.id]) for size in rows), "",
        "**Patterns of whole programmes** are requirements of the plausible set. Default parameters were set by hand",
        "while looking at them: meeting them is calibration, not validation.", "",
        "| pattern | question | source |", "|---|---|---|",
        *(f"| {one.id} | {cell(one.question)} | {cell(one.source)} |" for one in patterns()),
    ]
    return "\n".join(lines) + "\n"


def _size_line(size: Size, found: Row) -> str:
    kind = f"{size.kind}, in sample" if size.in_sample else size.kind
    cells = (size.id, kind, size.name, size.source, validation.shown(size.published), validation.bounds(size),
             validation.shown(found["value"]), found["verdict"])
    return f"| {' | '.join(cell(each) for each in cells)} |"
