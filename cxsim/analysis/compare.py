"""Several scenarios under common random numbers, compared with one of them replicate by replicate."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxsim.analysis.calendar_files import calendar_files
from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.cost_table import COST_COLUMNS, cost_rows
from cxsim.analysis.explained import explained_files
from cxsim.analysis.funnel import FUNNEL_COLUMNS, funnel_rows
from cxsim.analysis.ranking import PAIR_COLUMNS, RANKING_COLUMNS, pair_rows, ranking_rows
from cxsim.analysis.risk_register import RISK_COLUMNS, RiskEntry, risk_entries, risk_rows
from cxsim.analysis.robustness import ROBUSTNESS_COLUMNS, Overturn, overturns, robustness_rows
from cxsim.analysis.sources import SPLIT_COLUMNS, split_rows
from cxsim.errors import ResultError
from cxsim.results.files import csv_table, result_files
from cxsim.results.measures import MEASURES
from cxsim.results.provenance import versions
from cxsim.results.result import Result
from cxsim.results.store import Writer, write_folder
from cxsim.results.summary import SUMMARY_COLUMNS, frame, summary_rows
from cxsim.results.weekly import weekly_table

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure

DIFFERENCE_COLUMNS = (
    "scenario", "baseline", "measure", "mean", "low", "high", "p05", "p95", "probability_better", "replicates",
    "replicates_needed",
)


@dataclass(frozen=True)
class Comparison(ComparisonData):
    """A comparison with its tables, figure and files; the fields are those of ``ComparisonData``.

    ``Comparison.of`` also accepts two scenarios of one name.
    """

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
        """The risk register of every plan, computed once."""
        return tuple(tuple(risk_entries(result)) for result in self.results)

    @cached_property
    def overturned(self) -> tuple[Overturn, ...]:
        """What would overturn the recommendation, computed once."""
        return tuple(overturns(self))

    def difference_rows(self) -> list[tuple[Any, ...]]:
        """One row per scenario (except the baseline) and measure, with the columns of ``differences.csv``."""
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
        """Cost by intervention and group (the columns of ``costs.csv``)."""
        return frame(COST_COLUMNS, cost_rows(self.results))

    def funnel(self) -> pandas.DataFrame:
        """Where the people of every group stand, week by week (the columns of ``funnel.csv``)."""
        return frame(FUNNEL_COLUMNS, tuple(funnel_rows(self.results)))

    def weekly(self, *, all_groups: bool = False) -> pandas.DataFrame:
        """Weekly values in long form (the columns of ``weekly.parquet``)."""
        table: pandas.DataFrame = weekly_table(self.results, all_groups=all_groups).to_pandas()
        return table

    def plot(self) -> Figure:
        """The adoption curves with their bands."""
        from cxsim.plots.adoption import adoption_figure

        return adoption_figure(self.results)

    def files(self, *, full: bool = False) -> dict[str, Writer]:
        """The files of every result, differences, pairs, ranking, robustness; the split of bands where it was asked
        for. ``full``: replicates of all groups."""
        files = self.single_files(full=full)
        found = {
            "summary.csv": files.pop("summary.csv"),
            "differences.csv": csv_table(DIFFERENCE_COLUMNS, self.difference_rows()),
            "pairs.csv": csv_table(PAIR_COLUMNS, pair_rows(self)),
            "ranking.csv": csv_table(RANKING_COLUMNS, ranking_rows(self)),
            "robustness.csv": csv_table(ROBUSTNESS_COLUMNS, robustness_rows(self.overturned)),
        }
        if self.sources:
            found["split.csv"] = csv_table(SPLIT_COLUMNS, split_rows(self))
        return {**found, **files}

    def single_files(self, *, full: bool = False) -> dict[str, Writer]:
        """The data files that need no comparison: those of every result, risks, costs, stages, and the calendar; why
        the plan works where it was asked for."""
        return {
            **result_files(self.results, full=full),
            **({} if self.explained is None else explained_files(self.explained)),
            "risk.csv": csv_table(RISK_COLUMNS, risk_rows(self.register)),
            "costs.csv": csv_table(COST_COLUMNS, cost_rows(self.results)),
            **calendar_files(self),
            "funnel.csv": csv_table(FUNNEL_COLUMNS, funnel_rows(self.results)),
        }

    @property
    def manifest(self) -> dict[str, Any]:
        """The manifest of a folder that holds the comparison."""
        first = self.results[0]
        return {
            "kind": "comparison",
            "versions": versions(),
            "baseline": self.baseline,
            "seed": first.seed,
            "replicates": first.replicates,
            "missing_replicates": self.missing,
            "weeks": first.weeks,
            "scenarios": [{**result.manifest, "scenario": result.scenario_name} for result in self.results],
        }

    def save(self, folder: str | Path, *, force: bool = False, full: bool = False) -> Path:
        """Write the data files of the comparison (no pictures, no report) into a new folder."""
        return write_folder(folder, self.files(full=full), self.manifest, force=force)
