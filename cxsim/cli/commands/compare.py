"""``cxsim compare FILE...``: simulate several scenarios on the same chance."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.inputs import input_files, read_scenarios
from cxsim.cli.job import Job, compare_all, mistake
from cxsim.cli.options import DepthOptions, OutOption, OutputOptions, SampleOptions
from cxsim.cli.outputs import choose_folder


def compare_command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Two or more scenario files (YAML).")],
    *,
    out: OutOption = None,
    sample: SampleOptions,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="NAME", help="The scenario that the others are held against, by its name "
                     "or its file. Default: the first."),
    ] = None,
    depth: DepthOptions,
    output: OutputOptions,
) -> None:  # fmt: skip
    """Compare plans on the same organization and the same chance: a table, a report and the data in a folder."""
    if len(files) < 2:
        raise mistake(str(files[0]), "one scenario alone cannot be compared; name two or more, "
                      "or use `cxsim run FILE --baseline nothing`")
    scenarios = read_scenarios(files)
    folder = choose_folder(out, "comparison", input_files(scenarios), force=output.force)
    compare_all(scenarios, baseline, Job(folder, sample, output, depth))
