"""``cxsim plan FILE``: a plan intervention by intervention with its costs, as a sheet to edit, and as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.inputs import held_against_its_organization, read_scenarios
from cxsim.cli.places import check_place, save_picture, writing
from cxsim.cli.screen import standard_output
from cxsim.errors import InputError
from cxsim.units import counted

if TYPE_CHECKING:
    from rich.console import Console

    from cxsim.model.view import PeopleView
    from cxsim.scenario.schema.schema import Scenario
    from cxsim.scenario.sheets.plan_table import PlanRow

SHEETS = (".csv", ".xlsx")
PICTURES = (".png", ".svg")


def plan_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A scenario file (YAML).")],
    sheet: Annotated[
        Path | None, typer.Option("--sheet", metavar="FILE", help="Write the plan as a sheet of interventions by weeks "
                                  "(.csv or .xlsx); a scenario reads it with plan: {sheet: {file: FILE}}.")
    ] = None,
    gantt: Annotated[
        Path | None, typer.Option("--gantt", metavar="FILE", help="Draw the plan as a timeline with weekly costs "
                                  "(.png or .svg).")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace existing files.")] = False,
) -> None:  # fmt: skip
    """Show what a plan does: its interventions (also of presets and sheets) with weeks, strength, cost and hours."""
    from cxsim.scenario.sheets.plan_table import chosen_later, plan_rows

    (scenario,) = read_scenarios([file])
    for place, endings in ((sheet, SHEETS), (gantt, PICTURES)):
        if place is not None:
            check_place(place, endings, scenario.input_files, force=force)
    rows = plan_rows(scenario, fitting_people(scenario))
    show_plan(scenario, rows, standard_output())
    if later := chosen_later(scenario):
        typer.echo("Note: not shown, because leaders choose its people when it begins, by what they know then: "
                   f"{', '.join(later)}.", err=True)
    if scenario.plan.adaptive:
        typer.echo("Note: decisions made by rules and gates during the run are not shown.", err=True)
    if sheet is not None:
        write_sheet(scenario, sheet)
        typer.echo(f"Wrote {sheet}.")
    if gantt is not None:
        draw(scenario, rows, gantt)
        typer.echo(f"Wrote {gantt}.")


def fitting_people(scenario: Scenario) -> PeopleView:
    """The people of a scenario; refuses a plan that does not fit them and prints remarks."""
    view, findings, warnings = held_against_its_organization(scenario)
    if findings:
        raise InputError(findings)
    for warning in warnings:
        typer.echo(f"Note: {warning}", err=True)
    return view


def show_plan(scenario: Scenario, rows: list[PlanRow], console: Console) -> None:
    """One row per intervention, and the total."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("intervention", overflow="fold")
    table.add_column("type", overflow="fold")
    for header in ("weeks", "build-up"):
        table.add_column(header, justify="right", no_wrap=True)
    table.add_column("strength", overflow="fold")
    table.add_column("for whom", overflow="fold")
    for header in ("people", "hours\na week", scenario.costs.currency):
        table.add_column(header, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(
            Text(row.label), "" if row.label == row.intervention.type else row.intervention.type,
            f"{row.start}-{row.end - 1}",
            str(row.intervention.ramp_weeks) if row.intervention.ramp_weeks else "", Text(row.strength),
            Text(row.intervention.target.describe()), f"{row.people:,}", f"{row.hours.max():.3g}",
            f"{row.cost.sum():,.0f}",
        )
    console.print(Text(f"{scenario.name}: {counted(len(rows), 'intervention')}, {counted(scenario.weeks, 'week')}"))
    if rows:
        console.print(table)
    total = sum(float(row.cost.sum()) for row in rows)
    budget = "" if scenario.plan.budget is None else f" of a budget of {scenario.plan.budget:,.0f}"
    console.print(Text(f"Cost of the interventions: {total:,.0f} {scenario.costs.currency}{budget}"))


def write_sheet(scenario: Scenario, place: Path) -> None:
    """Write the plan as a sheet that a scenario can read back as the same plan."""
    from cxsim.scenario.sheets.plan_sheet_writer import csv_text, sheet_rows, workbook_bytes

    rows = sheet_rows(scenario.plan.interventions)
    content = csv_text(rows).encode() if place.suffix.lower() == ".csv" else workbook_bytes(rows)
    with writing(place) as file:
        file.write_bytes(content)
    if scenario.plan.change_course is not None:
        typer.echo("Note: the plan for a later change of course (change_course) is not on the sheet.", err=True)


def draw(scenario: Scenario, rows: list[PlanRow], place: Path) -> None:
    """Draw the timeline."""
    from cxsim.plots.plan_timeline import plan_figure

    figure = plan_figure(scenario.name, rows, scenario.costs.currency, scenario.weeks, scenario.plan.budget)
    save_picture(figure, place, f"Timeline of the plan '{scenario.name}'")
