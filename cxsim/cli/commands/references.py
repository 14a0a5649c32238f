"""``cxsim schema`` and ``cxsim parameters``: what a scenario file may contain, for editors and for readers."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of scenario files, for the YAML settings of your editor."""
    import json

    from cxsim.scenario.schema.json_schema import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


def parameters() -> None:
    """Print every parameter of the model with unit, default, range, evidence and source (Markdown)."""
    from cxsim.report.parameter_page import parameter_page

    typer.echo(parameter_page(), nl=False)
