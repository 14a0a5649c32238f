"""Output folders for people: data files, picture and report, all written together or not at all."""

from __future__ import annotations

from pathlib import Path

from cxsim.analysis.compare import Comparison
from cxsim.plots.adoption import adoption_figure
from cxsim.plots.export import save_png
from cxsim.report.page import report_html
from cxsim.results.files import result_manifest
from cxsim.results.result import Result
from cxsim.results.store import Writer, write_folder


def write_comparison(comparison: Comparison, folder: str | Path, *, force: bool = False, full: bool = False) -> Path:
    """Write ``report.html``, ``adoption.png``, the tables (CSV), the weekly files and the manifest.

    Parameters
    ----------
    comparison : Comparison
        The comparison to write.
    folder : path
        A new or empty folder; with ``force`` any folder, see ``results.store.write_folder``.
    full : bool
        Store the replicates of all groups in ``weekly.parquet``.
    """
    files = {**page_and_picture(comparison), **comparison.files(full=full)}
    return write_folder(folder, files, comparison.manifest, force=force)


def write_result(result: Result, folder: str | Path, *, force: bool = False, full: bool = False) -> Path:
    """Write one result like ``write_comparison``, without the files that need a comparison."""
    alone = Comparison((result,), result.scenario_name)
    files = {**page_and_picture(alone), **alone.single_files(full=full)}
    return write_folder(folder, files, result_manifest(result), force=force)


def page_and_picture(comparison: Comparison) -> dict[str, Writer]:
    """The page and the picture; the page is rendered now, so a failure leaves no folder behind."""
    page = report_html(comparison)

    def write_page(path: Path) -> None:
        path.write_text(page, encoding="utf-8", newline="\n")

    def write_picture(path: Path) -> None:
        save_png(adoption_figure(comparison.results), path)

    return {"report.html": write_page, "adoption.png": write_picture}
