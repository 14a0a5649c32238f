"""What ``run``, ``compare`` and ``demo`` share: simulate with a progress bar, show, write, say where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxsim.cli.options import DepthOptions, OutputOptions, SampleOptions
from cxsim.cli.progress import WatchedWork
from cxsim.cli.screen import standard_output
from cxsim.errors import Finding, InputError, did_you_mean

if TYPE_CHECKING:
    from cxsim.analysis.compare import Comparison
    from cxsim.analysis.explained import Explained
    from cxsim.results.result import Result
    from cxsim.scenario.schema.schema import Scenario
    from cxsim.studies.request import Request


@dataclass(frozen=True)
class Job:
    """How to simulate, and where the results go; ``lasting``: they stay there, so that the place is told."""

    folder: Path
    sample: SampleOptions
    output: OutputOptions
    depth: DepthOptions = field(default_factory=DepthOptions)
    lasting: bool = True


def run_one(scenario: Scenario, job: Job) -> None:
    """Simulate one scenario, show its measures and write its results."""
    from cxsim.cli.tables.result_table import show_result
    from cxsim.report.write import write_result
    from cxsim.studies.ensemble import run
    from cxsim.studies.explaining import refuse_unexplainable
    from cxsim.words.explained import explained_words

    if job.depth.explain:
        refuse_unexplainable([scenario], job.sample.replicates)
    with WatchedWork("Simulating", quiet=job.output.quiet) as work:
        request = request_of(job)
        recipe = request.recipe([scenario], None)
        result = run(*recipe.scenarios, **request.sample(recipe), progress=work)
    explained = explained_result(recipe.scenarios[0], result, job) if job.depth.explain else None
    show_result(result, standard_output())
    for line in [] if explained is None else explained_words(explained, result.currency):
        standard_output().print(f"\n{line}")
    with WatchedWork("Writing the results", quiet=job.output.quiet):
        folder = write_result(result, job.folder, force=job.output.force, full=job.output.full, explained=explained,
                              beside=recipe.on(result.manifest["engine"]).files())
    if job.lasting:
        say_where(folder)


def explained_result(scenario: Scenario, result: Result, job: Job) -> Explained:
    """Why the plan of a result works, found by running its parts and changes of it."""
    from cxsim.studies.explaining import explain
    from cxsim.studies.variants import How

    with WatchedWork("Explaining", quiet=job.output.quiet) as work:
        return explain(scenario, result, How(
            result.replicates, result.seed, job.sample.workers, job.output.engine.value, work))


def compare_all(
    scenarios: Sequence[Scenario], baseline: str | None, job: Job,
    more: Callable[[Comparison], list[str]] | None = None,
) -> None:
    """Simulate several scenarios with common random numbers, show how they differ and write their results.

    ``more`` returns further lines to print about the comparison.
    """
    from cxsim.cli.tables.comparison_table import show_comparison
    from cxsim.report.write import write_comparison
    from cxsim.studies.request import compared

    name = baseline_name(scenarios, baseline)
    with WatchedWork("Simulating", quiet=job.output.quiet) as work:
        comparison, recipe = compared(scenarios, name, request_of(job), work)
    show_comparison(comparison, standard_output())
    for line in more(comparison) if more else []:
        standard_output().print(f"\n{line}")
    with WatchedWork("Writing the report", quiet=job.output.quiet):
        folder = write_comparison(comparison, job.folder, force=job.output.force, full=job.output.full,
                                  beside=recipe.files())
    if job.lasting:
        say_where(folder)


def request_of(job: Job) -> Request:
    """What the options of a command ask for."""
    from cxsim.studies.request import Request

    asked: dict[str, Any] = {**asdict(job.sample), "engine": job.output.engine.value, **asdict(job.depth)}
    return Request(**asked, full=job.output.full, private=job.output.private_inputs)


def baseline_name(scenarios: Sequence[Scenario], asked: str | None) -> str | None:
    """The name of the scenario that --baseline means, given by name, by file, or by file name without its ending."""
    if asked is None:
        return None
    names = [scenario.name for scenario in scenarios]
    if asked in names:
        return asked
    for scenario in scenarios:
        if scenario.file and asked in (scenario.file, Path(scenario.file).name, Path(scenario.file).stem):
            return scenario.name
    raise mistake("--baseline", f"no scenario here is named '{asked}'; {did_you_mean(asked, names)}")


def mistake(place: str, message: str) -> InputError:
    """A finding about the command line."""
    return InputError([Finding(place, 0, 0, "", message)])


def say_where(folder: Path) -> None:
    """Say where the results are and what to open first."""
    console = standard_output()
    report = folder / "report.html"
    console.print()
    if report.is_file():
        console.print(f"Report:  {report}", soft_wrap=True)
    console.print(f"Results: {folder}", soft_wrap=True)
