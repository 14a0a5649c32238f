"""``cxsim branch FILE --at WEEK --plan OTHER``: what is changing course worth?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.inputs import input_files, read_scenarios
from cxsim.cli.job import Job, compare_all, mistake
from cxsim.cli.options import OutOption, OutputOptions, SampleOptions, whole_number_reader
from cxsim.cli.outputs import chosen_folder, plain_name
from cxsim.errors import ResultError

NOTHING = "nothing"


def branch_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The scenario under way (YAML).")],
    *,
    at: Annotated[
        int, typer.Option("--at", metavar="WEEK", parser=whole_number_reader(0, 1040),
                          help="First week of the other plan, counted from 0.")
    ],
    plan: Annotated[
        str, typer.Option("--plan", metavar="OTHER", help="The scenario file whose plan takes over, or 'nothing' to "
                          "stop everything. Its organization and context are ignored.")
    ],
    shift: Annotated[
        bool, typer.Option("--shift", help="Count the other plan's weeks from the change of course.")
    ] = False,
    out: OutOption = None,
    sample: SampleOptions,
    output: OutputOptions,
) -> None:  # fmt: skip
    """Change course in a given week, with the same past and the same random events: is it worth it?"""
    from cxsim.studies.branch import branched
    from cxsim.words.decision import course_words

    (trunk,) = read_scenarios([file])
    other = None
    if plan != NOTHING:
        if not Path(plan).exists():
            raise mistake("--plan", f"'{plan}' is neither '{NOTHING}' (stop everything) nor a scenario file")
        (other,) = read_scenarios([Path(plan)])
    try:
        forked = branched(trunk, other, at, shift=shift)
    except ResultError as error:
        raise mistake("--at", str(error)) from None
    inputs = input_files([trunk, *([] if other is None else [other])])
    with chosen_folder(out, f"{plain_name(file.stem)}-branch", inputs, force=output.force) as folder:
        job = Job(folder, sample, output)
        compare_all([trunk, forked], trunk.name, job, lambda comparison: course_words(comparison, at))
