"""``cxsim report DIR``: page, slides, a workbook and a PDF from a folder of results alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.options import QuietOption
from cxsim.cli.progress import WatchedWork
from cxsim.errors import OutputError
from cxsim.report.forms.writing import PAGE, PAPER, SLIDES, WORKBOOK, check_possible, writer_of


def report_command(
    results: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of results of run, compare, branch or "
                                            "demo.")],
    *,
    html: Annotated[
        bool, typer.Option("--html", help=f"The page ({PAGE}) again, as this version draws it; the default.")
    ] = False,
    pptx: Annotated[bool, typer.Option("--pptx", help=f"Slides with charts that can be changed ({SLIDES}).")] = False,
    xlsx: Annotated[bool, typer.Option("--xlsx", help=f"A workbook with every table ({WORKBOOK}).")] = False,
    pdf: Annotated[
        bool, typer.Option("--pdf", help=f"The report on paper ({PAPER}), printed by Chromium, Chrome or Edge; the "
                           "variable CHROMIUM names another program.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace forms that somebody has changed.")] = False,
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Write other forms of a report into its folder, from the folder alone."""
    from cxsim.report.forms.opened import open_results
    from cxsim.results.store import add_forms, changed_forms

    wanted = {PAGE: html, SLIDES: pptx, WORKBOOK: xlsx, PAPER: pdf}
    asked = [name for name in wanted if wanted[name]] or [PAGE]
    opened = open_results(results, [name for name in asked if name == PAGE])
    check_possible(asked)
    changed = changed_forms(results, asked)
    if changed and not force:
        told = " and ".join(f"'{results / name}'" for name in changed)
        raise OutputError(f"{told} was changed after it was written, or is not from here; rename it, or use --force to "
                          "replace it")
    with WatchedWork("Writing", quiet=quiet):
        for name in asked:  # one after the other, because the PDF is printed from the page
            add_forms(results, {name: writer_of(name, opened)})
    for name in asked:
        typer.echo(f"Wrote {results / name}")
