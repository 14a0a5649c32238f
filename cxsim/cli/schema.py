"""``cxsim schema``: the scenario format as JSON Schema, for editors that complete and check while one types."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of scenario files (save it and name it in your editor's YAML settings)."""
    import json

    from cxsim.scenario.schema.json_schema import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
