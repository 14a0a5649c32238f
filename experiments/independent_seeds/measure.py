"""Do runs with different seeds differ by as much as their stated errors say?

    python -m experiments.independent_seeds.measure    # 400 seeds, a quarter of an hour on a core; writes scatter.csv
    python -m experiments.independent_seeds.measure --seeds 40
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2

from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.ensemble import Ensemble, WorkDone
from cxsim.studies.futures import Futures
from cxsim.studies.worlds import Organizations, Worlds
from experiments.measuring import write

Values = NDArray[np.float64]

HERE = Path(__file__).resolve().parent
REPLICATES = 64
MEASURES = ("adoption_end", "output_end", "turnover_per_year", "burnout_share_peak", "cost_total")
DEPARTMENTS = [{"name": "claims", "size": 36}, {"name": "sales", "size": 24}]
COMPANY = {"organization": {"generate": {"departments": DEPARTMENTS}}, "weeks": 40}
PLAN = [{"type": "mandate", "weeks": 20}, {"type": "training", "hours_per_week": 3}]
COLUMNS = ("of", "measure", "seeds", "standard_deviation_of_means", "stated_error", "ratio", "ratio_low", "ratio_high")


@dataclass(frozen=True)
class Scatter:
    """How far means of different seeds lie apart, against their standard errors (root mean square over seeds)."""

    of: str
    measure: str
    seeds: int
    deviation: float
    stated: float

    @property
    def ratio(self) -> float:
        """The deviation of the means by their stated error."""
        return self.deviation / self.stated

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the ratio: the means are normal, because each is of many replicates."""
        high, low = np.sqrt((self.seeds - 1) / chi2.ppf((0.025, 0.975), self.seeds - 1))
        return self.ratio * float(low), self.ratio * float(high)


def scenarios() -> list[Scenario]:
    """Doing nothing and a plan, in the same small company."""
    return [from_mapping({**COMPANY, "name": name, "plan": {"interventions": plan}})
            for name, plan in (("nothing", []), ("plan", PLAN))]


def values_of(seed: int, organizations: Organizations) -> Iterator[tuple[tuple[str, str], Values]]:
    """Every measure of the plan, and its difference from doing nothing, in each replicate of a seed.

    ``organizations``: those built before; the same people work there under every seed.
    """
    ensemble = Ensemble(Worlds(scenarios(), seed, organizations=organizations), 1, "compiled", WorkDone(None))
    ensemble.simulate(Futures.span(0, REPLICATES))
    nothing, plan = ensemble.results()
    for measure in MEASURES:
        yield ("plan", measure), plan.measures[measure]
        yield ("difference", measure), plan.measures[measure] - nothing.measures[measure]


def scatter(seeds: Sequence[int]) -> list[Scatter]:
    """The scatter of every measure over some seeds."""
    organizations: Organizations = {}
    found: dict[tuple[str, str], list[Values]] = {}
    for seed in seeds:
        for key, values in values_of(seed, organizations):
            found.setdefault(key, []).append(values)
    rows = []
    for (of, measure), by_seed in found.items():
        every = np.array(by_seed)
        errors = every.var(axis=1, ddof=1) / REPLICATES
        rows.append(Scatter(of, measure, len(seeds), float(every.mean(axis=1).std(ddof=1)), float(errors.mean()**0.5)))
    return rows


def main() -> None:
    """Measure, write and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=400)
    parser.add_argument("--out", type=Path, default=HERE / "scatter.csv")
    given = parser.parse_args()
    found = scatter(range(given.seeds))
    write(given.out, COLUMNS, (
        (one.of, one.measure, one.seeds, f"{one.deviation:.5g}", f"{one.stated:.5g}", f"{one.ratio:.3f}",
         *(f"{bound:.3f}" for bound in one.interval)) for one in found))
    for one in found:
        print(f"{one.of:10} {one.measure:20} {one.ratio:.2f} ({one.interval[0]:.2f} to {one.interval[1]:.2f})")


if __name__ == "__main__":
    main()
