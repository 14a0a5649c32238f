"""``cxsim odd SCENARIO``: the model that runs when this scenario runs, described in the form of the ODD protocol."""

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
        Path | None, typer.Option("--out", metavar="FILE", help="Write it here, as .md or .html. Default: print it.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
) -> None:
    """Describe the model that runs, from its code and this configuration (ODD protocol with ODD+D items)."""
    from cxsim.report.odd.html import odd_html
    from cxsim.report.odd.page import odd_markdown
    from cxsim.scenario.loading.load import load_scenario

    if out is not None:
        if out.suffix.lower() not in ENDINGS:
            raise OutputError(f"'{out}' is neither Markdown nor HTML; give a name that ends in .md or .html")
        check_place(out, force=force)
    text = odd_markdown(load_scenario(scenario))
    if out is None:
        typer.echo(text, nl=False)
        return
    with writing(out):
        out.write_text(odd_html(text) if out.suffix.lower() == ".html" else text, encoding="utf-8", newline="\n")
    typer.echo(f"{out} is written.")
