"""What pages ask: a quick look at a plan, moves of it that are tried, the forces on groups, a change of course."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

from cxsim.errors import InputError
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.schema.identity import scenario_hash
from cxsim.scenario.schema.schema import Scenario
from cxsim.web.projects import Project, hashes_of
from cxsim.web.question_worker import Found_co, Question, Work
from cxsim.web.worker import Progress, in_futures

if TYPE_CHECKING:
    from cxsim.analysis.quick_look import QuickLook
    from cxsim.analysis.tried_move import TriedMove

MOST_FORCES: Final = 8
"""Forces of a group that are drawn on each side; the table has all."""


@dataclass(frozen=True)
class OfPlan(Question[Found_co]):
    """A question about one plan of a project (``key``), which depends on the content of its files alone."""

    key: str = field(compare=False)
    folder: str = field(compare=False)
    plan: str = field(compare=False)
    content: str

    @classmethod
    def at(cls, project: Project, plan: str, scenario: Scenario) -> Self:
        """The question about a plan as it is now."""
        content = " ".join([scenario_hash(scenario), *hashes_of(scenario).values()])
        return cls(project.about.key, str(project.folder), plan, content)

    @property
    def place(self) -> tuple[str, ...]:
        """A plan; its project may be renamed."""
        return type(self).__name__, self.key, self.plan

    def mistake(self, error: Exception) -> str:
        """The page is about this plan, so its file and line say nothing new."""
        if isinstance(error, InputError):
            return "\n".join(one.message for one in error.findings)
        return super().mistake(error)


@dataclass(frozen=True)
class Look(OfPlan["QuickLook"]):
    """A quick look at a plan."""

    urgency: ClassVar[int] = 0

    def find(self, work: Work) -> QuickLook:
        """The first futures of the plan."""
        return work.looker.look(load_scenario(self.plan, root=self.folder), work.go_on)


@dataclass(frozen=True)
class Forces(Question[dict[str, Any]]):
    """What drives and what holds back each group of a plan; ``version``: the state of the project's files."""

    urgency: ClassVar[int] = 1
    folder: str
    plan: str
    version: str

    def find(self, work: Work) -> dict[str, Any]:
        """The force field of every group and behavior, as ``cxsim context`` finds it: picture, sentence and table."""
        from cxsim.report.sections.forces import forces_chart, forces_table
        from cxsim.studies.force_field import force_field
        from cxsim.words.force_field import group_forces_words

        scenario = load_scenario(self.plan, root=self.folder)
        found = force_field(scenario, seed=scenario.seed_or_zero, progress=work.go_on)
        return {behavior: {one.group: {
            "chart": asdict(forces_chart(found, one.group, behavior, MOST_FORCES)),
            "sentence": group_forces_words(found, one.group, behavior),
            "table": asdict(forces_table(found, one.group, behavior)),
        } for one in found.standings} for behavior in found.behaviors}


@dataclass(frozen=True)
class Try(OfPlan["TriedMove | None"]):
    """Moves of a plan in time, which nobody waits for."""

    urgency: ClassVar[int] = 2

    def find(self, work: Work) -> TriedMove | None:
        """The best move; None if there is nothing to move."""
        from cxsim.studies.tried_move import try_move

        return try_move(load_scenario(self.plan, root=self.folder), work.go_on)


@dataclass(frozen=True)
class Course(Question[dict[str, Any]]):
    """What it is worth to follow another plan (None: nothing more) from a week on; see ``cxsim branch``."""

    urgency: ClassVar[int] = 3
    ends_older: ClassVar[bool] = False
    """Two pages may ask for two weeks, again and again."""
    folder: str
    trunk: str
    other: str | None
    week: int
    version: str

    def find(self, work: Work) -> dict[str, Any]:
        """What a change of course is worth, as ``cxsim branch`` finds it: in sentences, by week, and in figures."""
        from cxsim.report.sections.course import course_section
        from cxsim.studies.branch import branched
        from cxsim.studies.request import Request, compared
        from cxsim.words.decision import course_words

        trunk = load_scenario(self.trunk, root=self.folder)
        other = None if self.other is None else load_scenario(self.other, root=self.folder)
        forked = branched(trunk, other, self.week)
        futures = trunk.replicates
        work.tell(self, Progress(0, futures))
        told = in_futures(futures, lambda progress: work.tell(self, progress))

        def go_on(done: int, total: int) -> None:
            work.go_on()
            told(done, total)

        comparison, _ = compared([trunk, forked], trunk.name, Request(), go_on)
        section = course_section(comparison)
        return {"title": section.title, "lines": course_words(comparison, self.week), "futures": futures,
                "chart": asdict(section.chart) if section.chart else None, "sentence": section.takeaway,
                "start": "" if trunk.start_date is None else trunk.start_date.isoformat(),
                "marks": [(self.week, "change of course")],
                "table": asdict(section.table) if section.table else None}
