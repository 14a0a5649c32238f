"""Several scenarios on the same luck, held against one of them, replicate by replicate."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from cxsim.analysis.cost_table import COST_COLUMNS, cost_rows
from cxsim.analysis.files import DIFFERENCE_COLUMNS, comparison_files, comparison_manifest
from cxsim.analysis.paired import Difference, paired_difference
from cxsim.analysis.pairs import PAIR_COLUMNS, pair_rows
from cxsim.analysis.ranking import RANKING_COLUMNS, ranking_rows
from cxsim.analysis.risk_register import RISK_COLUMNS, RiskEntry, risk_entries, risk_rows
from cxsim.analysis.robustness import ROBUSTNESS_COLUMNS, Overturn, overturns, robustness_rows
from cxsim.errors import ResultError, did_you_mean
from cxsim.results.measures import MEASURES
from cxsim.results.result import Result
from cxsim.results.store import write_folder
from cxsim.results.summary import SUMMARY_COLUMNS, frame, summary_rows
from cxsim.results.weekly import weekly_table

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure

    from cxsim.analysis.sources import SourceShare
    from cxsim.analysis.survival import Survival

FEWEST_REPLICATES = 2


@dataclass(frozen=True)
class Comparison:
    """Results that share organization, horizon, seed and replicates, and the one they are held against.

    Replicate r of one scenario meets the luck of replicate r of every other, so differences are taken in pairs.
    ``Comparison.of`` also accepts two scenarios of one name. ``sources`` (shares of luck, people and parameters in the
    bands) and ``survivals`` (the plans under other rules and networks) are there when they were asked for.
    ``allow_missing``: go on without replicates that failed in some scenario; then every text says how many.

    Raises
    ------
    ResultError
        When the results cannot be compared; says which and why.
    """

    results: tuple[Result, ...]
    baseline: str
    sources: tuple[SourceShare, ...] = ()
    survivals: tuple[Survival, ...] = ()
    allow_missing: bool = False

    def __post_init__(self) -> None:
        if not self.results:
            raise ResultError("there is nothing to compare: give at least one result")
        names = self.names
        for name in names:
            if names.count(name) > 1:
                raise ResultError(f"two scenarios are called '{name}': give each a name of its own")
        if self.baseline not in names:
            raise ResultError(f"the baseline '{self.baseline}' is not among the scenarios: "
                              f"{did_you_mean(self.baseline, names)}")
        first = self.results[0]
        reasons = [reason for other in self.results[1:] for reason in obstacles(first, other)]
        if reasons:
            raise ResultError("these scenarios cannot be compared in pairs:\n" + "\n".join(reasons))
        if self.missing and not self.allow_missing:
            told = ", ".join(f"{count} of {first.replicates} in '{name}'" for name, count in self.missing.items())
            raise ResultError(f"replicates are missing or failed ({told}): what is left may not stand for the rest. "
                              "Run them again, or allow missing replicates to go on without them")

    @property
    def missing(self) -> dict[str, int]:
        """How many replicates are missing or failed (no adoption is known in some week), by scenario with any."""
        counts = {one.scenario_name: int(np.isnan(one.recording.of_all("adoption")).any(axis=0).sum())
                  for one in self.results}
        return {name: count for name, count in counts.items() if count}

    @classmethod
    def of(
        cls, results: Sequence[Result], baseline: str | None = None, *, allow_missing: bool = False
    ) -> Comparison:
        """Compare results; a repeated name gets " (2)"; the baseline is the first unless named."""
        counts: dict[str, int] = {}
        named = []
        for result in results:
            counts[result.scenario_name] = count = counts.get(result.scenario_name, 0) + 1
            name = result.scenario_name if count == 1 else f"{result.scenario_name} ({count})"
            named.append(dataclasses.replace(result, scenario_name=name))
        if not named:
            raise ResultError("there is nothing to compare: give at least one result")
        name = named[0].scenario_name if baseline is None else baseline
        return cls(tuple(named), name, allow_missing=allow_missing)

    @cached_property
    def register(self) -> tuple[tuple[RiskEntry, ...], ...]:
        """The risk register plan by plan, worked out once."""
        return tuple(tuple(risk_entries(result)) for result in self.results)

    @cached_property
    def overturned(self) -> tuple[Overturn, ...]:
        """What would overturn the recommendation, worked out once."""
        return tuple(overturns(self))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(result.scenario_name for result in self.results)

    @property
    def baseline_result(self) -> Result:
        return self[self.baseline]

    def __getitem__(self, name: str) -> Result:
        for result in self.results:
            if result.scenario_name == name:
                return result
        raise ResultError(f"no scenario is called '{name}': {did_you_mean(name, self.names)}")

    def difference(self, scenario: str, measure: str = "adoption_end", *, confidence: float = 0.95) -> Difference:
        """Paired difference of one scenario to the baseline in one measure."""
        return self.between(scenario, self.baseline, measure, confidence=confidence)

    def between(self, scenario: str, other: str, measure: str, *, confidence: float = 0.95) -> Difference:
        """Paired difference of any two scenarios in one measure."""
        self.refuse_one_replicate()
        values = [self[name].measures.get(measure) for name in (scenario, other)]
        if values[0] is None or values[1] is None:
            known = [name for name in MEASURES if all(name in result.measures for result in self.results)]
            raise ResultError(f"'{measure}' is not measured in both scenarios: {did_you_mean(measure, known)}")
        return paired_difference(values[0], values[1], MEASURES[measure].better, confidence=confidence)

    def refuse_one_replicate(self) -> None:
        """Raise ResultError where an interval cannot exist."""
        if self.results[0].replicates < FEWEST_REPLICATES:
            raise ResultError(
                "one replicate gives a difference but no interval, so nobody could tell the plan from luck: "
                "run at least 2 replicates, better 200"
            )

    def difference_rows(self) -> list[tuple[Any, ...]]:
        """One row per scenario (but the baseline) and measure, with the columns of ``differences.csv``."""
        rows: list[tuple[Any, ...]] = []
        for name in self.names:
            for measure in MEASURES:
                if name != self.baseline and all(measure in self[one].measures for one in (name, self.baseline)):
                    found = self.difference(name, measure)
                    rows.append((name, self.baseline, measure, *dataclasses.astuple(found)))
        return rows

    def differences(self) -> pandas.DataFrame:
        """Paired differences to the baseline (the columns of ``differences.csv``)."""
        return frame(DIFFERENCE_COLUMNS, self.difference_rows())

    def summary(self) -> pandas.DataFrame:
        """Mean, spread and Monte-Carlo error of every measure (the columns of ``summary.csv``)."""
        return frame(SUMMARY_COLUMNS, summary_rows(self.results))

    def ranking(self) -> pandas.DataFrame:
        """Rank, ties and regret of every plan in every measure that ranks (the columns of ``ranking.csv``)."""
        return frame(RANKING_COLUMNS, ranking_rows(self))

    def pairs(self) -> pandas.DataFrame:
        """Every plan against every other in every measure that ranks (the columns of ``pairs.csv``)."""
        return frame(PAIR_COLUMNS, pair_rows(self))

    def risks(self) -> pandas.DataFrame:
        """The risk register (the columns of ``risk.csv``)."""
        return frame(RISK_COLUMNS, risk_rows(self.register))

    def robustness(self) -> pandas.DataFrame:
        """What would overturn the recommendation (the columns of ``robustness.csv``)."""
        return frame(ROBUSTNESS_COLUMNS, robustness_rows(self.overturned))

    def costs(self) -> pandas.DataFrame:
        """Cost by lever and group (the columns of ``costs.csv``)."""
        return frame(COST_COLUMNS, cost_rows(self.results))

    def weekly(self, *, all_groups: bool = False) -> pandas.DataFrame:
        """Weekly values in long form (the columns of ``weekly.parquet``)."""
        table: pandas.DataFrame = weekly_table(self.results, all_groups=all_groups).to_pandas()
        return table

    def plot(self) -> Figure:
        """The adoption curves with their bands."""
        from cxsim.plots.adoption import adoption_figure

        return adoption_figure(self.results)

    def save(self, folder: str | Path, *, force: bool = False, full: bool = False) -> Path:
        """Write the data files of the comparison (no pictures, no report) into a new folder."""
        return write_folder(folder, comparison_files(self, full=full), comparison_manifest(self), force=force)


def obstacles(first: Result, other: Result) -> list[str]:
    """Why two results cannot be paired, one sentence each."""
    facts: dict[str, tuple[Any, Any]] = {
        "weeks": (first.weeks, other.weeks),
        "replicates": (first.replicates, other.replicates),
        "seed": (first.seed, other.seed),
        "people": (first.recording.headcount, other.recording.headcount),
        "groups": (", ".join(first.recording.groups), ", ".join(other.recording.groups)),
        "organization": (first.manifest.get("organization_hash"), other.manifest.get("organization_hash")),
        "currency": (first.currency, other.currency),
    }
    worth = (first.manifest.get("value"), other.manifest.get("value"))
    if None not in worth:
        facts["worth of outcomes"] = worth
    return [
        f"  different {fact}: '{first.scenario_name}' has {mine}, '{other.scenario_name}' has {theirs}"
        for fact, (mine, theirs) in facts.items()
        if mine != theirs
    ]
