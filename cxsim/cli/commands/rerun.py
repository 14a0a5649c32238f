"""``cxsim rerun DIR``: do a run again from its results alone, and hold the two against each other."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from cxsim.cli.job import Job, compare_all, run_one
from cxsim.cli.options import (
    DepthOptions,
    Engine,
    ForceOption,
    OutOption,
    OutputOptions,
    QuietOption,
    SampleOptions,
    WorkersOption,
)
from cxsim.cli.outputs import chosen_folder, plain_name
from cxsim.cli.screen import standard_output
from cxsim.errors import ResultError
from cxsim.organization.findings import quoted_list

if TYPE_CHECKING:
    from cxsim.studies.recipe import Recipe

NOT_THE_SAME: Final = 3


def rerun(
    results: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of results of run, compare, branch or "
                                            "demo.")],
    *,
    verify: Annotated[
        bool, typer.Option("--verify", help="Say of every file whether it is the same; the exit code is 3 if one is "
                           "not.")
    ] = False,
    inputs: Annotated[
        Path | None, typer.Option("--inputs", metavar="FOLDER", help="Folder of the scenario, for results made with "
                                  "--private-inputs: its files must be as they were.")
    ] = None,
    out: OutOption = None,
    workers: WorkersOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Do a run again from its results alone; the same version gives the same bytes."""
    from cxsim.studies.recipe_reading import read_recipe

    recipe = read_recipe(results, inputs)
    lasting = out is not None or not verify
    with ExitStack() as held:
        if not lasting:
            folder = Path(held.enter_context(tempfile.TemporaryDirectory())) / plain_name(results.resolve().name)
        else:
            name = f"{plain_name(results.resolve().name)}-rerun"
            used = [results / "manifest.json", *([] if inputs is None else [inputs / "any"])]
            folder = held.enter_context(chosen_folder(out, name, used, force=force))
        job = job_of(recipe, folder, workers, OutputOptions(force=force, quiet=quiet))
        again(recipe, replace(job, lasting=lasting))
        if verify and not show_sameness(results, folder):
            raise typer.Exit(NOT_THE_SAME)


def job_of(recipe: Recipe, folder: Path, workers: int | None, output: OutputOptions) -> Job:
    """The job of a recipe."""
    options: dict[str, Any] = dict(recipe.options)
    known = {"replicates", "engine", "full", *(one.name for one in fields(DepthOptions))}
    if options.keys() != known or options["engine"] not in list(Engine):
        differing = quoted_list(sorted(options.keys() ^ known)) or f"engine: {options['engine']}"
        raise ResultError(f"these results were made with other options than this version has ({differing}); use the "
                          "version that made them")
    sample = SampleOptions(options.pop("replicates"), recipe.seed, workers)
    told = OutputOptions(Engine(options.pop("engine")), output.force, options.pop("full"), output.quiet, recipe.private)
    return Job(folder, sample, told, DepthOptions(**options))


def again(recipe: Recipe, job: Job) -> None:
    """Simulate and write what the recipe says."""
    if recipe.baseline is None:
        run_one(recipe.scenarios[0], job)
    else:
        compare_all(recipe.scenarios, recipe.baseline, job)


def show_sameness(before: Path, now: Path) -> bool:
    """Show whether every file is the same and, if not, what may be the reason; whether all are."""
    from cxsim.results.sameness import program_differences, sameness
    from cxsim.studies.recipe import RECIPE
    from cxsim.words.sameness import reason_words, sameness_words

    console = standard_output()
    found = sameness(before, now)
    for line in sameness_words(found):
        console.print(line, soft_wrap=True)
    alike = all(one.same for one in found)
    for line in reason_words(program_differences(before, now, RECIPE), alike=alike):
        console.print(line, soft_wrap=True)
    return alike
