"""The stored results: one line per row of the table, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from experiments.measuring import Row, read, write
from experiments.validation.sizes.measures import Found
from experiments.validation.sizes.table import Size

RESULTS = Path(__file__).resolve().parents[1] / "results" / "sizes.csv"
COLUMNS = ("size", "low", "high", "value", "error", "verdict")
MET, MISSED = "met", "missed"


def as_row(found: Found) -> tuple[str, ...]:
    """A line of the results."""
    numbers = (*found.size.bounds, found.estimate.value, found.estimate.error)
    return (found.size.id, *(f"{number:.4g}" for number in numbers), MET if found.met else MISSED)


def write_results(found: Iterable[Found], place: Path) -> None:
    """Write all results."""
    write(place, COLUMNS, (as_row(one) for one in found))


def results(place: Path = RESULTS) -> dict[str, Row]:
    """The stored results by row of the table; empty before the first run."""
    return {row["size"]: row for row in read(place)} if place.is_file() else {}


def told(sizes: Sequence[Size], met: Iterable[str]) -> str:
    """How many sizes and signs are met; sizes in sample are counted apart."""
    names = set(met)

    def share(some: Sequence[Size]) -> str:
        return f"{sum(one.id in names for one in some)} of {len(some)}"

    counted = {kind: [one for one in sizes if one.kind == kind and one.counts_as_evidence] for kind in ("size", "sign")}
    parts = [f"{share(some)} {kind}s" for kind, some in counted.items() if some]
    in_sample = [one for one in sizes if not one.counts_as_evidence]
    return ", ".join(parts) + " met" + (f"; in sample, not counted: {share(in_sample)}" if in_sample else "")
