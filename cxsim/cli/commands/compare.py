"""``cxsim compare FILE...``: simulate several scenarios with common random numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.inputs import input_files, read_scenarios
from cxsim.cli.job import Job, compare_all, mistake
from cxsim.cli.options import DepthOptions, OutOption, OutputOptions, SampleOptions
from cxsim.cli.outputs import chosen_folder


def compare_command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Two or more scenario files (YAML).")],
    *,
    out: OutOption = None,
    sample: SampleOptions,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="NAME", help="The scenario to compare the others with, by its name "
                     "or its file. Default: the first."),
    ] = None,
    depth: DepthOptions,
    output: OutputOptions,
) -> None:  # fmt: skip
    """Compare plans in the same organization, facing the same random events: a table, a report and a folder of data."""
    if len(files) < 2:
        raise mistake(str(files[0]), "a comparison needs two or more scenarios; name another, "
                      "or use `cxsim run FILE --baseline nothing`")
    scenarios = read_scenarios(files)
    with chosen_folder(out, "comparison", input_files(scenarios), force=output.force) as folder:
        compare_all(scenarios, baseline, Job(folder, sample, output, depth))
