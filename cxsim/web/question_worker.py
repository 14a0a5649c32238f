"""The process that answers questions: what it is asked, and what it answers, in plain data."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection
from typing import Any, Final

from cxsim.web.worker import Progress, in_futures, words_of

MOST_FORCES: Final = 8
"""Forces of a group that are drawn on each side; the table has all."""


@dataclass(frozen=True)
class Forces:
    """What drives and what holds back each group of a plan; ``version``: the state of the project's files."""

    folder: str
    plan: str
    version: str

    def replaced_by(self, other: object) -> bool:
        """Whether nobody waits for this any longer once ``other`` is asked."""
        return isinstance(other, Forces) and other.folder == self.folder


@dataclass(frozen=True)
class Course:
    """What it is worth to follow another plan (None: nothing more) from a week on; see ``cxsim branch``."""

    folder: str
    trunk: str
    other: str | None
    week: int
    version: str

    def replaced_by(self, other: object) -> bool:
        """Whether nobody waits for this any longer once ``other`` is asked."""
        return isinstance(other, Course) and other.folder == self.folder


Question = Forces | Course


@dataclass(frozen=True)
class Answer:
    """What was found, or a mistake in words."""

    found: dict[str, Any] = field(default_factory=dict)
    mistake: str = ""


def serve(connection: Connection) -> None:
    """Answer one question after the other until the app is gone."""
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        while True:
            connection.send(answered(connection.recv(), connection.send))
    except (EOFError, OSError):
        return


def answered(question: Question, tell: Callable[[Progress], None]) -> Answer:
    """The answer; a mistake comes back in words. Messages name files as they are called in the project."""
    os.chdir(question.folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return Answer(forces_of(question) if isinstance(question, Forces) else course_of(question, tell))
        except BrokenPipeError:
            raise
        except Exception as error:  # whatever it is, the page says it
            return Answer(mistake=words_of(error))


def forces_of(question: Forces) -> dict[str, Any]:
    """The force field of every group and behavior, as ``cxsim context`` finds it: picture, sentence and table."""
    from cxsim.report.sections.forces import forces_chart, forces_table
    from cxsim.scenario.loading.load import load_scenario
    from cxsim.studies.force_field import force_field
    from cxsim.words.force_field import group_forces_words

    scenario = load_scenario(question.plan, root=question.folder)
    field_ = force_field(scenario, seed=scenario.seed_or_zero)
    return {behavior: {one.group: {
        "chart": asdict(forces_chart(field_, one.group, behavior, MOST_FORCES)),
        "sentence": group_forces_words(field_, one.group, behavior),
        "table": asdict(forces_table(field_, one.group, behavior)),
    } for one in field_.standings} for behavior in field_.behaviors}


def course_of(question: Course, tell: Callable[[Progress], None]) -> dict[str, Any]:
    """What a change of course is worth, as ``cxsim branch`` finds it: in sentences, by week, and in figures."""
    from cxsim.report.sections.course import course_section
    from cxsim.scenario.loading.load import load_scenario
    from cxsim.studies.branch import branched
    from cxsim.studies.request import Request, compared
    from cxsim.words.decision import course_words

    trunk = load_scenario(question.trunk, root=question.folder)
    other = None if question.other is None else load_scenario(question.other, root=question.folder)
    forked = branched(trunk, other, question.week)
    futures = trunk.replicates
    tell(Progress(0, futures))
    comparison, _ = compared([trunk, forked], trunk.name, Request(), in_futures(futures, tell))
    section = course_section(comparison)
    return {"title": section.title, "lines": course_words(comparison, question.week), "futures": futures,
            "chart": asdict(section.chart) if section.chart else None, "sentence": section.takeaway,
            "start": "" if trunk.start_date is None else trunk.start_date.isoformat(),
            "marks": [(question.week, "change of course")],
            "table": asdict(section.table) if section.table else None}
