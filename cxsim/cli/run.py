"""``cxsim run FILE``: simulate one scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.options import (
    Engine,
    EngineOption,
    ForceOption,
    FullOption,
    OutOption,
    QuietOption,
    ReplicatesOption,
    SeedOption,
    WorkersOption,
)


def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A scenario file (YAML).")],
    out: OutOption = None,
    replicates: ReplicatesOption = None,
    seed: SeedOption = None,
    workers: WorkersOption = None,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="NAME", help="Also run this on the same luck and show the differences: "
                     "'nothing' (the same scenario without its plan) or another scenario file."),
    ] = None,
    engine: EngineOption = Engine.AUTO,
    force: ForceOption = False,
    full: FullOption = False,
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Simulate one scenario: measures on the screen, a report and the data in a folder."""
    from cxsim.cli.baseline import baseline_scenario
    from cxsim.cli.inputs import input_files, read_scenarios
    from cxsim.cli.job import Job, compare_all, run_one
    from cxsim.cli.outputs import choose_folder, plain_name

    (scenario,) = read_scenarios([file])
    scenarios = [scenario]
    if baseline is not None:
        scenarios.insert(0, baseline_scenario(baseline, scenario))
    folder = choose_folder(out, plain_name(file.stem), input_files(scenarios), force=force)
    job = Job(folder, replicates, seed, workers, engine, force=force, full=full, quiet=quiet)
    if baseline is None:
        run_one(scenario, job)
    else:
        compare_all(scenarios, scenarios[0].name, job)
