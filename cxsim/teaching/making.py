"""Makes the folder of a class: handouts and workbooks for teams, notes and the reference set for the teacher."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Final

from cxsim.errors import OutputError
from cxsim.results.store import write_json, write_text
from cxsim.results.summary import write_csv
from cxsim.scenario.case.terms import Terms
from cxsim.studies.ensemble import Progress
from cxsim.teaching.class_folder import CASE, TEACHER, TEAMS, ClassPlan, write_class_file
from cxsim.teaching.form import Stamp
from cxsim.teaching.ground import Ground
from cxsim.teaching.handout import brief_html, paper_html
from cxsim.teaching.notes import notes_html
from cxsim.teaching.playing import NOTHING, play_round
from cxsim.teaching.reference import Reference, reference_set
from cxsim.teaching.rehearsal import rehearsed_plan
from cxsim.teaching.scores import SCORE_COLUMNS, score_file
from cxsim.teaching.search import Tell
from cxsim.teaching.standing import table_of
from cxsim.teaching.team_workbook import write_team_workbook

REFERENCE: Final = "reference.json"


def make_class(
    terms: Terms, plan: ClassPlan, folder: Path, progress: Progress | None = None, tell: Tell = lambda words: None, *,
    rehearsal: bool = False,
) -> Path:
    """Write the folder of a class: all of it, or nothing; for a ``rehearsal`` the workbooks hold made-up plans.

    Raises
    ------
    OutputError
        If it cannot be written, or the library for workbooks is missing.
    """
    ground = Ground.of(terms)
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(dir=folder.absolute().parent, prefix=f".{folder.name}-") as place:
            unfinished = Path(place) / "class"
            _hand_outs(ground, plan, unfinished, rehearsal=rehearsal)
            _for_the_teacher(ground, plan, unfinished / TEACHER, progress, tell)
            write_class_file(unfinished, plan)
            if folder.exists():
                shutil.rmtree(folder)
            unfinished.rename(folder)
    except OSError as error:
        raise OutputError(f"cannot write '{folder}': {error.strerror or type(error).__name__}") from error
    return folder


def _hand_outs(ground: Ground, plan: ClassPlan, folder: Path, *, rehearsal: bool) -> None:
    (folder / TEAMS).mkdir(parents=True)
    for number in range(1, plan.teams + 1):
        filled = rehearsed_plan(ground, number) if rehearsal else ()
        file = folder / TEAMS / f"team_{number}.xlsx"
        write_team_workbook(file, ground, Stamp(plan.class_id, number), plan.teams, filled)
    write_text(folder / "brief.html", brief_html(ground))
    write_text(folder / "paper.html", paper_html(ground))


def _for_the_teacher(ground: Ground, plan: ClassPlan, folder: Path, progress: Progress | None, tell: Tell) -> None:
    (folder / CASE).mkdir(parents=True)
    for name in plan.files:
        shutil.copy(ground.terms.folder / name, folder / CASE / name)
    references = reference_set(ground, tell)
    round_ = play_round(ground, [one.scenario for one in references if one.name != NOTHING], plan.futures, plan.seed,
                        progress)
    table = table_of({one.name: round_[one.name].score for one in references})
    write_text(folder / "notes.html", notes_html(round_, table, references, plan.teams))
    write_csv(folder / "reference.csv", SCORE_COLUMNS, score_file(round_, [one.name for one in references], table))
    write_json(folder / REFERENCE, {"best": _best(references)})


def _best(references: tuple[Reference, ...]) -> dict[str, object]:
    """The best plan that was found, so that scoring need not search again."""
    best = references[-1]
    return {"how": best.origin, "interventions": [
        one.model_dump(mode="json", exclude_unset=True) for one in best.scenario.plan.interventions]}
