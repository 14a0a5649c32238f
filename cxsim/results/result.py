"""The result of one scenario: what happened, the measures of every replicate, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import ModelError
from cxsim.results.aims import Aim
from cxsim.results.decisions import Decision
from cxsim.results.files import result_files, result_manifest
from cxsim.results.recording import Recording
from cxsim.results.store import write_folder
from cxsim.results.summary import SUMMARY_COLUMNS, frame, summary_rows
from cxsim.results.weekly import weekly_table

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Result:
    """Everything that is known about one scenario after its run.

    ``measures[name]`` has shape (replicates,); nan = absent. ``manifest`` is ``provenance.manifest(...)``.
    ``reference[measure]``: weekly values of the whole organization under doing nothing on the same luck, shape
    (weeks, replicates). ``parameters[name]``: values of the parameters that differ by replicate, shape (replicates,).
    ``decisions``: what the rules of the plan decided, replicate by replicate; ``aims``: how well levers hit that chose
    people by what leaders believed.
    """

    scenario_name: str
    recording: Recording
    measures: Mapping[str, NDArray[np.float64]]
    manifest: Mapping[str, Any]
    weeks: int
    seed: int
    replicates: int
    reference: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    parameters: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    aims: tuple[Aim, ...] = ()

    def __post_init__(self) -> None:
        if (self.recording.weeks, self.recording.replicates) != (self.weeks, self.replicates):
            raise ModelError(
                f"the recording of '{self.scenario_name}' has {self.recording.weeks} weeks and "
                f"{self.recording.replicates} replicates, not {self.weeks} and {self.replicates}"
            )

    @property
    def currency(self) -> str:
        return str(self.manifest.get("currency") or "currency")

    @property
    def has_rules(self) -> bool:
        """Whether the plan has rules that decide while it runs."""
        return bool(self.manifest.get("rules"))

    def summary(self) -> pandas.DataFrame:
        """Mean, spread and Monte-Carlo error of every measure (the columns of ``summary.csv``)."""
        return frame(SUMMARY_COLUMNS, summary_rows((self,)))

    def weekly(self, *, all_groups: bool = False) -> pandas.DataFrame:
        """Weekly values in long form (the columns of ``weekly.parquet``)."""
        table: pandas.DataFrame = weekly_table((self,), all_groups=all_groups).to_pandas()
        return table

    def plot(self) -> Figure:
        """The adoption curve with its band."""
        from cxsim.plots.adoption import adoption_figure

        return adoption_figure((self,))

    def save(self, folder: str | Path, *, force: bool = False, full: bool = False) -> Path:
        """Write ``summary.csv``, the weekly files and ``manifest.json`` into a new folder."""
        return write_folder(folder, result_files((self,), full=full), result_manifest(self), force=force)
