"""``cxsim demo``: compare the plans that come with the program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.inputs import input_files, read_scenarios
from cxsim.cli.job import Job, compare_all
from cxsim.cli.options import (
    DepthOptions,
    Engine,
    EngineOption,
    ExplainOption,
    FullOption,
    OutputOptions,
    QuietOption,
    SampleOptions,
)
from cxsim.cli.outputs import chosen_folder
from cxsim.scenario.loading.shipped import demo_scenarios


def demo(
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the results.")] = Path("demo-output"),
    sample: SampleOptions,
    explain: ExplainOption = False,
    engine: EngineOption = Engine.AUTO,
    force: Annotated[bool, typer.Option("--force", help="Write even into a folder that holds other files.")] = False,
    full: FullOption = False,
    quiet: QuietOption = False,
) -> None:
    """Compare six plans in one organization of about 400 people; replaces the results of an earlier demo."""
    from cxsim.results.store import is_own_folder

    scenarios = read_scenarios(demo_scenarios())
    replace = force or is_own_folder(out)
    with chosen_folder(out, "demo", input_files(scenarios), force=replace) as folder:
        output = OutputOptions(engine, replace, full, quiet)
        compare_all(scenarios, None, Job(folder, sample, output, DepthOptions(explain=explain)))
