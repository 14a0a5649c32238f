"""The result of one scenario, with its tables, a figure and a folder of files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.results.files import result_files, result_manifest
from cxsim.results.result_data import ResultData
from cxsim.results.store import write_folder
from cxsim.results.summary import SUMMARY_COLUMNS, frame, summary_rows
from cxsim.results.weekly import weekly_table

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Result(ResultData):
    """The result of one scenario; the fields are those of ``ResultData``."""

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
