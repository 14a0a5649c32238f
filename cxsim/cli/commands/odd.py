"""``cxsim odd SCENARIO``: describe the model that runs with this scenario as an ODD protocol."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from cxsim.cli.places import check_place, writing
from cxsim.errors import OutputError

ENDINGS: Final = (".md", ".html")


def odd(
    scenario: Annotated[Path, typer.Argument(metavar="SCENARIO", help="A scenario file (YAML).")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="The file to write (.md or .html). Default: print it.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Describe the model that this scenario runs as an ODD protocol with ODD+D items, generated from the code."""
    from cxsim.report.odd.html import odd_html
    from cxsim.report.odd.page import odd_markdown
    from cxsim.scenario.loading.load import load_scenario

    if out is not None:
        if out.suffix.lower() not in ENDINGS:
            raise OutputError(f"'{out}' is neither Markdown nor HTML; choose a name that ends in .md or .html")
        check_place(out, force=force)
    text = odd_markdown(load_scenario(scenario))
    if out is None:
        typer.echo(text, nl=False)
        return
    with writing(out) as file:
        file.write_text(odd_html(text) if out.suffix.lower() == ".html" else text, encoding="utf-8", newline="\n")
    typer.echo(f"Wrote {out}.")
