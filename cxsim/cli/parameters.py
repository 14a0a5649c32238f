"""``cxsim parameters``: the reference page of all parameters."""

from __future__ import annotations

import typer


def parameters() -> None:
    """Print every parameter of the model with unit, default, range, evidence and source (Markdown)."""
    from cxsim.report.parameter_page import parameter_page

    typer.echo(parameter_page(), nl=False)
