"""``cxsim context FILE``: what drives and what restrains each group, before anything is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.inputs import read_scenarios
from cxsim.cli.job import mistake
from cxsim.cli.options import LARGEST_SEED, MOST_REPLICATES, whole_number_reader
from cxsim.cli.places import check_place, save_picture, writing
from cxsim.cli.screen import standard_output
from cxsim.errors import ResultError

if TYPE_CHECKING:
    from cxsim.analysis.force_field import ForceField
    from cxsim.scenario.schema.schema import Scenario

PICTURES = (".png", ".svg")
TABLES = (".csv",)


def context(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A scenario file (YAML); its plan is ignored.")],
    out: Annotated[
        list[Path] | None, typer.Option("--out", metavar="FILE", help="Draw the force field (.png, .svg) or write it "
                                        "as a table (.csv); may be repeated. With several behaviors, each gets its "
                                        "own picture.")
    ] = None,
    week: Annotated[
        int, typer.Option("--week", metavar="WEEK", min=0, help="Week whose context to use (sponsorship, initiatives, "
                          "shocks).")
    ] = 0,
    replicates: Annotated[
        int | None, typer.Option("--replicates", metavar="N", parser=whole_number_reader(1, MOST_REPLICATES),
                                 help="Draws of people to average. Default: the scenario's replicates, at most 40.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="S", parser=whole_number_reader(0, LARGEST_SEED),
                                 help="Random seed. Default: the scenario's seed, else 0.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace existing files.")] = False,
) -> None:  # fmt: skip
    """Show and draw the force field: what restrains the change most in each group, and what drives it."""
    from cxsim.studies.force_field import force_field

    (scenario,) = read_scenarios([file])
    places = places_of(out or [], scenario)
    for place, _ in places:
        check_place(place, (*PICTURES, *TABLES), scenario.input_files, force=force)
    seed = scenario.seed_or_zero if seed is None else seed
    try:
        field = force_field(scenario, week=week, replicates=replicates, seed=seed)
    except ResultError as error:
        raise mistake("context", str(error)) from None
    show_force_field(field)
    for place, behavior in places:
        write_force_field(field, place, behavior)
        typer.echo(f"Wrote {place}.")


def places_of(out: list[Path], scenario: Scenario) -> list[tuple[Path, str]]:
    """Every file to write, and the behavior of a picture."""
    behaviors = scenario.behavior_names
    places: list[tuple[Path, str]] = []
    for place in out:
        if place.suffix.lower() in PICTURES and len(behaviors) > 1:
            places += [(place.with_name(f"{place.stem}-{file_name_part(name)}{place.suffix}"), name)
                       for name in behaviors]
        else:
            places.append((place, behaviors[0]))
    return places


def file_name_part(name: str) -> str:
    """A behavior as part of a file name."""
    return "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name)


def show_force_field(field: ForceField) -> None:
    """Where each group stands and what restrains it most, in sentences."""
    from cxsim.words.force_field import force_field_words

    console = standard_output()
    console.print(f"Force field of '{field.scenario}' in week {field.week}, before anything is done\n", soft_wrap=True)
    for sentence in force_field_words(field):
        console.print(f"- {sentence}", soft_wrap=True)
    console.print(
        "\nTimes: the factor by which this week's use would change if that force alone were removed and attitudes "
        "had settled. Each force is removed alone, so the factors do not add up.", soft_wrap=True,
    )


def write_force_field(field: ForceField, place: Path, behavior: str) -> None:
    """A picture or a table, by the ending."""
    if place.suffix.lower() in TABLES:
        write_table(field, place)
        return
    from cxsim.plots.force_field import force_field_figure

    save_picture(force_field_figure(field, behavior), place, f"Force field of {field.scenario}, {behavior}")


def write_table(field: ForceField, place: Path) -> None:
    """Every force as a row."""
    import csv

    from cxsim.analysis.force_field import COLUMNS

    with writing(place) as file, file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in field.rows():
            writer.writerow({key: f"{value:.6g}" if isinstance(value, float) else value for key, value in row.items()})
