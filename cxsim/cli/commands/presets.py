"""``cxsim presets [NAME]``: the plans that come with the program, their stories, and what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cxsim.cli.commands.interventions import Format, plain_table, texts
from cxsim.cli.screen import standard_output
from cxsim.units import counted

if TYPE_CHECKING:
    from rich.console import Console

    from cxsim.scenario.presets.preset import Preset, PresetIntervention


def presets_command(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Describe this one and its interventions.")] = None,
    format_: Annotated[Format, typer.Option("--format", help="A table to read, or JSON for programs.")] = Format.TABLE,
) -> None:
    """List the presets a plan may use, or describe one of them with its interventions."""
    from cxsim.errors import did_you_mean
    from cxsim.scenario.presets.preset import presets

    known = presets()
    if name is not None and name not in known:
        from cxsim.cli.job import mistake

        raise mistake("presets", f"there is no preset '{name}'; {did_you_mean(name, known)}")
    chosen = list(known.values()) if name is None else [known[name]]
    if format_ is Format.JSON:
        import json

        data: list[dict[str, Any]] = [preset.model_dump(mode="json") for preset in chosen]
        typer.echo(json.dumps(data if name is None else data[0], indent=2, ensure_ascii=False))
    elif name is None:
        show_presets(chosen, standard_output())
    else:
        show_preset(chosen[0], standard_output())


def show_presets(chosen: list[Preset], console: Console) -> None:
    """One row per preset."""
    table = plain_table("preset", "what it is", "interventions")
    for preset in chosen:
        table.add_row(*texts(preset.preset, f"{preset.title}. {preset.story}", ", ".join(preset.labels)))
    console.print(table)
    console.print("`cxsim presets NAME` shows the interventions of one; a scenario uses it with plan: {preset: NAME}.")


def show_preset(preset: Preset, console: Console) -> None:
    """Everything about one preset."""
    console.print(*texts(f"{preset.preset}: {preset.title}\n\n{preset.story}\n"))
    console.print(*texts(f"Source: {preset.source}"))
    console.print(*texts(f"What to look for: {preset.look_for}"))
    for left_out in preset.left_out:
        console.print(*texts(f"Left out: {left_out}"))
    console.print(f"Usual length: {counted(preset.weeks, 'week')}. Times below are shares of this length"
                  + (" (for interventions in waves: of one wave)." if preset.in_waves else "."))
    table = plain_table("intervention", "type", "from", "to", "own dose", "what it represents")
    for one in preset.interventions:
        own = "" if one.label == one.intervention["type"] else str(one.intervention["type"])
        table.add_row(*texts(one.label, own, f"{one.since:g}", f"{one.until:g}", dose_words(one), one.why))
    console.print(table)


def dose_words(one: PresetIntervention) -> str:
    """What the preset states about one of its interventions, apart from its timing."""
    said = [", ".join(f"{key} {value}" for key, value in one.intervention.items() if key not in ("type", "name"))]
    said += [] if one.people_share is None else [f"{one.people_share:.0%} of its people"]
    said += ["in waves"] if one.in_waves else []
    said += [f"{one.group} group"] if one.group != "all" else []
    return "; ".join(filter(None, said))
