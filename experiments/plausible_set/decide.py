"""The width of the uncertainty of the demo's decision: its plans under rows of the shipped set.

    python -m experiments.plausible_set.decide            # some minutes on two cores; writes levels.csv, pairs.csv
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.model.plausible import shipped_set
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.loading.shipped import demo_scenarios
from cxsim.studies.comparing import compare
from experiments.measuring import write

HERE = Path(__file__).resolve().parent
MEASURE = "adoption_end"
SOURCES = ("chance", "people", "parameters")


def compared(uncertainty: str, replicates: int, workers: int | None, *, split: bool) -> Comparison:
    """The plans of the demo on the same futures."""
    scenarios = [load_scenario(path).model_copy(update={"uncertainty": uncertainty}) for path in demo_scenarios()]
    return compare(scenarios, replicates=replicates, workers=workers, split=split)


def levels(uncertain: Comparison, certain: Comparison) -> Iterator[tuple[object, ...]]:
    """Adoption at the end per plan, with varying parameters and with defaults, and the sources of the band."""
    for name in uncertain.names:
        row: list[object] = [name, uncertain[name].replicates]
        for comparison in (uncertain, certain):
            values = comparison[name].measures[MEASURE]
            row += [round(float(one), 3) for one in (values.mean(), *np.quantile(values, (0.05, 0.5, 0.95)))]
        shares = {one.source: one.share for one in uncertain.sources
                  if (one.scenario, one.baseline, one.measure) == (name, "", MEASURE)}
        yield (*row, *(round(shares[source], 2) for source in SOURCES))


def pairs(uncertain: Comparison, certain: Comparison) -> Iterator[tuple[object, ...]]:
    """The share of futures in which a plan beats another (ties count half), and by how much, for each pair of plans."""
    order = sorted(uncertain.names, key=lambda name: -float(uncertain[name].measures[MEASURE].mean()))
    for place, better in enumerate(order):
        for other in order[place + 1 :]:
            gain = uncertain[better].measures[MEASURE] - uncertain[other].measures[MEASURE]
            spread = [round(float(one), 3) for one in (gain.mean(), *np.quantile(gain, (0.05, 0.95)))]
            shares = [round(one.between(better, other, MEASURE).probability_better, 3) for one in (uncertain, certain)]
            yield (better, other, *shares, *spread)


def main() -> None:
    """Measure and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicates", type=int, default=shipped_set().rows, help="default: as many as there are rows")
    parser.add_argument("--workers", type=int, default=None)
    parser.add_argument("--out", type=Path, default=HERE / "results")
    given = parser.parse_args()
    uncertain = compared("full", given.replicates, given.workers, split=True)
    certain = compared("none", given.replicates, given.workers, split=False)
    numbers = [f"{kind}_{name}" for kind in ("full", "none") for name in ("mean", "p05", "p50", "p95")]
    write(given.out / "levels.csv", ("plan", "futures", *numbers, *SOURCES), levels(uncertain, certain))
    write(given.out / "pairs.csv", ("plan", "rival", "better_full", "better_none", "mean", "p05", "p95"),
          pairs(uncertain, certain))


if __name__ == "__main__":
    main()
