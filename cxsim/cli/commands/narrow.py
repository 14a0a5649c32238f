"""``cxsim narrow FILE``: what is to come of a plan under way, given what a company has seen of it so far?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.inputs import input_files, read_scenarios
from cxsim.cli.job import mistake, say_where
from cxsim.cli.observations import ObservationOptions, both_or_none, seen_earlier, seen_in
from cxsim.cli.options import ForceOption, OutOption, QuietOption, SeedOption, WorkersOption, whole_number_reader
from cxsim.cli.outputs import chosen_folder, plain_name
from cxsim.cli.progress import WatchedWork
from cxsim.cli.screen import messages, standard_output
from cxsim.errors import ResultError

MOST_ROWS = 1_000_000


def narrow_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The scenario under way (YAML).")],
    *,
    observed: ObservationOptions,
    rows: Annotated[
        int | None, typer.Option("--rows", metavar="N", parser=whole_number_reader(1, MOST_ROWS),
                                 help="Play only the first N rows of the set. Default: all.")
    ] = None,
    out: OutOption = None,
    seed: SeedOption = None,
    workers: WorkersOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:  # fmt: skip
    """Learn from what has been seen so far: a forecast of the plan, and a narrower set of parameters."""
    from cxsim.cli.tables.narrowing_table import show_narrowing
    from cxsim.report.narrowing_page import write_narrowing
    from cxsim.studies.narrowing.narrow import Earlier, narrow
    from cxsim.studies.narrowing.rows import Play
    from cxsim.studies.narrowing.tables import SET_FILE
    from cxsim.studies.narrowing.worth import worth_of_more

    both_or_none(observed, mistake)
    # One by one, because a roll-out may bear the name of the earlier one.
    scenarios = [read_scenarios([one])[0] for one in (file, observed.earlier) if one is not None]
    seen = seen_in(scenarios[0], observed)
    notes, earlier = seen.notes, None
    if observed.earlier_observed is not None:
        before = seen_earlier(scenarios[1], observed.earlier_observed)
        notes, earlier = (*notes, *before.notes), Earlier(scenarios[1], before.observations)
    inputs = [*input_files(scenarios), *observed.files]
    with chosen_folder(out, f"{plain_name(file.stem)}-narrow", inputs, force=force) as place:
        try:
            with WatchedWork("Simulating every row of the set", quiet=quiet) as work:
                narrowed = narrow(scenarios[0], seen.observations, earlier=earlier, most_rows=rows,
                                  how=Play(seed, workers, progress=work))
        except ResultError as error:
            raise mistake(str(file), str(error)) from None
        with WatchedWork("Judging further surveys, and writing", quiet=quiet):
            worths = worth_of_more(narrowed)
            write_narrowing(narrowed, worths, place, notes=notes, force=force)
        if not quiet:
            for note in notes:
                messages().print(f"Note: {note}", soft_wrap=True)
        show_narrowing(narrowed, worths, standard_output())
        say_where(place)
        path = Path(os.path.relpath(place / SET_FILE, scenarios[0].folder or ".")).as_posix()
        standard_output().print(f"Use the narrowed set in this scenario with:  uncertainty: {{set: {path}}}",
                                soft_wrap=True)
