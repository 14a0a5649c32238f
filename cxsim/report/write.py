"""Output folders for people: data files, picture and report, all written together or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from cxsim.analysis.compare import Comparison
from cxsim.analysis.explained import Explained
from cxsim.plots.adoption import adoption_figure
from cxsim.plots.export import save_png
from cxsim.report.build import build_report
from cxsim.report.document import REPORT, report_json
from cxsim.report.page import report_html
from cxsim.results.files import result_manifest
from cxsim.results.result import Result
from cxsim.results.store import Writer, write_folder, write_text


def write_comparison(
    comparison: Comparison, folder: str | Path, *, force: bool = False, full: bool = False,
    beside: Mapping[str, Writer] | None = None,
) -> Path:
    """Write ``report.html``, ``report.json``, ``adoption.png``, the tables (CSV), the weekly files and the manifest.

    Parameters
    ----------
    comparison : Comparison
        The comparison to write.
    folder : path
        A new or empty folder; with ``force`` any folder, see ``results.store.write_folder``.
    full : bool
        Store the replicates of all groups in ``weekly.parquet``.
    beside : mapping of str to function
        Writers of further files, such as those of the recipe.
    """
    files = {**page_and_picture(comparison), **comparison.files(full=full), **(beside or {})}
    return write_folder(folder, files, comparison.manifest, force=force)


def write_result(
    result: Result, folder: str | Path, *, force: bool = False, full: bool = False, explained: Explained | None = None,
    beside: Mapping[str, Writer] | None = None,
) -> Path:
    """Write one result like ``write_comparison``, without the files that need a comparison; why it works, if known."""
    alone = Comparison((result,), result.scenario_name, explained=explained)
    files = {**page_and_picture(alone), **alone.single_files(full=full), **(beside or {})}
    return write_folder(folder, files, result_manifest(result), force=force)


def page_and_picture(comparison: Comparison) -> dict[str, Writer]:
    """The report as a page and as data, and the picture; rendered now, so a failure leaves no folder behind."""
    report = build_report(comparison)
    texts = {"report.html": report_html(report), REPORT: report_json(report)}

    def write_picture(path: Path) -> None:
        save_png(adoption_figure(comparison.results), path)

    return {**{name: partial(write_text, text=text) for name, text in texts.items()}, "adoption.png": write_picture}
