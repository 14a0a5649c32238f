"""``cxsim interventions [TYPE]``: what leaders can decide to do, and how a scenario states it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cxsim.cli.screen import standard_output

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


class Format(StrEnum):
    """How to write the list."""

    TABLE = "table"
    JSON = "json"


def interventions(
    type_: Annotated[str | None, typer.Argument(metavar="TYPE", help="Describe this one, with all its fields.")] = None,
    format_: Annotated[Format, typer.Option("--format", help="A table to read, or JSON for programs.")] = Format.TABLE,
) -> None:
    """List the interventions a plan may use, or describe one of them with every field."""
    from cxsim.errors import did_you_mean
    from cxsim.interventions.about.description import describe, describe_one, describe_parts
    from cxsim.interventions.about.registry import intervention_types

    known = intervention_types()
    if type_ is not None and type_ not in known:
        from cxsim.cli.job import mistake

        raise mistake("interventions", f"there is no intervention '{type_}'; {did_you_mean(type_, known)}")
    entries = describe() if type_ is None else [describe_one(type_)]
    if format_ is Format.JSON:
        import json

        shown: Any = entries if type_ is None else {**entries[0], "parts": describe_parts()}
        typer.echo(json.dumps(shown, indent=2, ensure_ascii=False))
    elif type_ is None:
        show_interventions(entries, standard_output())
    else:
        show_intervention(entries[0], standard_output())


def show_interventions(entries: list[dict[str, Any]], console: Console) -> None:
    """One row per intervention."""
    table = plain_table("type", "what it is", "what it can cost besides money")
    for entry in entries:
        table.add_row(*texts(entry["type"], entry["definition"], entry["can_lose"]))
    console.print(table)
    console.print("`cxsim interventions TYPE` shows the fields of one; `--format json` gives programs everything.")


def show_intervention(entry: dict[str, Any], console: Console) -> None:
    """Everything about one intervention."""
    console.print(f"{entry['type']}: {entry['definition']}\n")
    for title, key in (("How it works", "mechanism"), ("How it can lose", "can_lose"), ("Evidence", "evidence")):
        console.print(f"{title}: {entry[key]}")
    if entry["forces"]:
        console.print("Pushes: " + "; ".join(f"{force['name']} ({force['meaning']})" for force in entry["forces"]))
    console.print(f"Default cost at full strength, in the scenario's currency: {cost_words(**entry['cost'])}\n")
    table = plain_table("field", "type", "default", "range", "meaning")
    for field in entry["fields"]:
        default = "required" if field["required"] else "" if field["default"] is None else str(field["default"])
        table.add_row(*texts(field["name"], field["type"], default, field["range"], field["description"]))
    console.print(table)


def cost_words(*, meaning: str, **cost: float) -> str:
    """What an intervention costs, part by part, and what the cost covers."""
    amounts = ", ".join(f"{name.replace('_', ' ')} {amount:,.0f}" for name, amount in cost.items() if amount)
    return (amounts or "nothing") + (f" ({meaning})" if meaning else "")


def plain_table(*headers: str) -> Table:
    """A table without frames."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, header in enumerate(headers):
        table.add_column(header, no_wrap=place == 0, overflow="fold")
    return table


def texts(*words: str) -> list[Any]:
    """Cells that print square brackets literally."""
    from rich.text import Text

    return [Text(word) for word in words]
