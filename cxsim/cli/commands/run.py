"""``cxsim run FILE``: simulate one scenario."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from cxsim.cli.inputs import input_files, read_scenarios
from cxsim.cli.job import Job, compare_all, mistake, run_one
from cxsim.cli.options import DepthOptions, ExplainOption, OutOption, OutputOptions, SampleOptions
from cxsim.cli.outputs import chosen_folder, plain_name

if TYPE_CHECKING:
    from cxsim.scenario.schema.schema import Scenario

NOTHING: Final = "nothing"


def run_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A scenario file (YAML).")],
    *,
    out: OutOption = None,
    sample: SampleOptions,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="NAME", help="Also run this with the same random events and show the "
                     "differences: 'nothing' (the same scenario without its plan) or another scenario file."),
    ] = None,
    explain: ExplainOption = False,
    output: OutputOptions,
) -> None:  # fmt: skip
    """Simulate one scenario: a table of measures, a report and a folder of data."""
    (scenario,) = read_scenarios([file])
    scenarios = [scenario]
    if baseline is not None:
        scenarios.insert(0, baseline_scenario(baseline, scenario))
    with chosen_folder(out, plain_name(file.stem), input_files(scenarios), force=output.force) as folder:
        job = Job(folder, sample, output, DepthOptions(explain=explain))
        if baseline is None:
            run_one(scenario, job)
        else:
            compare_all(scenarios, scenarios[0].name, job)


def baseline_scenario(asked: str, scenario: Scenario) -> Scenario:
    """The scenario without its plan for ``nothing``, else the named scenario file."""
    if asked == NOTHING:
        return without_plan(scenario)
    if not Path(asked).exists():
        raise mistake("--baseline", f"'{asked}' is neither '{NOTHING}' (the same scenario without its plan) "
                      "nor a scenario file")
    (other,) = read_scenarios([Path(asked)])
    if other.name == scenario.name:
        raise mistake("--baseline", f"'{asked}' has the same name as the scenario, '{scenario.name}'; "
                      "give each its own name")
    return other


def without_plan(scenario: Scenario) -> Scenario:
    """The same organization, context and chance, with leaders who do nothing."""
    from cxsim.scenario.schema.plan import Plan

    name = "do nothing" if scenario.name != "do nothing" else "do nothing (baseline)"
    return scenario.model_copy(update={"name": name, "plan": Plan()})
