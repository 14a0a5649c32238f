"""An organization on the screen: headcount, reporting lines, and the structure of each layer of ties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.cli.numbers import decimal, per_cent
from cxsim.units import counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from cxsim.organization.measure import LayerFigures, OrganizationFigures
    from cxsim.organization.structure import Organization


def show_organization(organization: Organization, console: Console) -> None:
    """Print departments, reporting lines, layers, and what was assumed."""
    from cxsim.organization.measure import measure

    figures = measure(organization)
    console.print(
        f"{counted(figures.people, 'person')}, {counted(figures.departments, 'department')}, "
        f"{counted(figures.teams, 'team')}, {counted(figures.levels, 'level')}"
    )
    console.print(reporting_words(figures))
    console.print(department_table(organization))
    console.print(layer_table(figures.layers))
    for note in organization.notes:
        console.print(f"- {note}")


def reporting_words(figures: OrganizationFigures) -> str:
    """The reporting lines in one sentence."""
    return (
        f"{counted(figures.managers, 'manager')} with {decimal(figures.mean_span)} reports on average (most: "
        f"{figures.largest_span:,}); without a manager: {figures.without_manager:,}; teams of "
        f"{decimal(figures.mean_team)} on average (largest: {figures.largest_team:,})"
    )


def department_table(organization: Organization) -> Table:
    """People by department; small ones are not counted out."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from cxsim.organization.structure import SMALLEST_SHOWN

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("department", overflow="fold")
    table.add_column("people", justify="right")
    for name, people in organization.headcount().items():
        table.add_row(Text(name), f"{people:,}" if people >= SMALLEST_SHOWN else f"under {SMALLEST_SHOWN}")
    return table


def layer_table(layers: tuple[LayerFigures, ...]) -> Table:
    """One row per layer of ties."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("layer", overflow="fold")
    for header in (
        "ties", "per\nperson", "without\nties", "parts", "answered\n%", "clustering\n%", "pointing to\ntop tenth\n%",
        "inside\ndepartment\n%", "times\nchance",
    ):  # fmt: skip
        table.add_column(header, justify="right", no_wrap=True)
    for layer in layers:
        table.add_row(
            Text(layer.name), f"{layer.ties:,}", decimal(layer.mean_ties), f"{layer.isolates:,}",
            f"{layer.components:,}", per_cent(layer.reciprocity, digits=0), per_cent(layer.clustering, digits=0),
            per_cent(layer.top_decile_share, digits=0), per_cent(layer.inside_share, digits=0),
            decimal(layer.inside_to_chance),
        )  # fmt: skip
    return table
