"""The value of a change of course: the same past and the same random events, with another plan from some week on."""

from __future__ import annotations

from cxsim.analysis.compare import Comparison
from cxsim.errors import Finding, InputError, ResultError
from cxsim.interventions.plan.course import shifted
from cxsim.scenario.schema.plan import ChangeOfCourse, Plan
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.ensemble import Progress, compare_paired
from cxsim.studies.work import Engine

LONGEST_NAME = 120


def branch(
    trunk: Scenario, other: Scenario | Plan | None, at_week: int, *, shift: bool = False, name: str | None = None,
    replicates: int | None = None, seed: int | None = None, workers: int | None = None, engine: Engine = "auto",
    progress: Progress | None = None,
) -> Comparison:
    """Run a scenario, and run it again with another plan from week ``at_week`` on.

    Both runs have the same past, week by week and bit by bit, and face the same random events afterwards, so the paired
    difference is the effect of the change of course. Branching at week 0 means running the other plan; a branch to the
    same plan changes nothing.

    Parameters
    ----------
    trunk : Scenario
        The current scenario; the baseline of the comparison.
    other : Scenario, Plan or None
        The new plan: that of another scenario (only its plan counts), a plan, or None to stop everything.
    at_week : int
        First week of the new plan, from 0.
    shift : bool
        Count the weeks of the new plan from the change of course instead of from the start of the run.
    name : str or None
        Name of the branch in results.

    See ``cxsim.interventions.plan.course.interventions_after_switch`` for interventions that should have begun before
    the change of course.
    """
    return compare_paired(
        [trunk, branched(trunk, other, at_week, shift=shift, name=name)], baseline=trunk.name, replicates=replicates,
        seed=seed, workers=workers, engine=engine, progress=progress,
    )


def branched(
    trunk: Scenario, other: Scenario | Plan | None, at_week: int, *, shift: bool = False, name: str | None = None,
) -> Scenario:
    """The scenario that follows the trunk's plan up to week ``at_week`` and the other plan from then on."""
    plan = other.plan if isinstance(other, Scenario) else other or Plan()
    refuse_senseless_branch(trunk, plan, at_week)
    interventions = shifted(plan.interventions, at_week) if shift else plan.interventions
    turn = ChangeOfCourse(at_week=at_week, interventions=interventions)
    to = other.name if isinstance(other, Scenario) else "another plan" if interventions else "nothing"
    label = name or f"From week {at_week}: {to}"[:LONGEST_NAME]
    if isinstance(other, Scenario):
        refuse_other_behaviors(trunk, other)
    return trunk.model_copy(update={"name": label, "plan": trunk.plan.model_copy(update={"change_course": turn})})


def refuse_senseless_branch(trunk: Scenario, plan: Plan, at_week: int) -> None:
    """Raise ResultError for a week outside the run, or a plan that already changes or decides while it runs."""
    if not 0 <= at_week < trunk.weeks:
        raise ResultError(f"a change of course in week {at_week} is outside the run: use weeks 0 to "
                          f"{trunk.weeks - 1}")
    if trunk.plan.change_course is not None:
        raise ResultError(f"'{trunk.name}' already changes course (in week {trunk.plan.change_course.at_week}); "
                          "branch from a scenario without 'change_course'")
    if trunk.plan.adaptive:
        raise ResultError(f"the plan of '{trunk.name}' adapts while it runs (rules or gates): branch "
                          "from a plan that does not")
    if plan.change_course is not None:
        raise ResultError("the new plan changes course itself; give one without 'change_course'")
    if plan.adaptive:
        raise ResultError("the new plan adapts while it runs (rules or gates): give one that does not")


def refuse_other_behaviors(trunk: Scenario, other: Scenario) -> None:
    """Raise InputError if the plan was written for other behaviors, because it would mean something else here."""
    if trunk.behavior_names != other.behavior_names:
        raise InputError([Finding(other.file, 0, 0, "behaviors", f"this plan is about {', '.join(other.behavior_names)}"
                                  f", the run to branch from is about {', '.join(trunk.behavior_names)}: the behaviors "
                                  "must be the same")])
