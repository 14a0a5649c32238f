"""From the stored values of a run to a result with measures and provenance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.rule_watch import action_words
from cxsim.engine.reading.first_weeks import first_weeks
from cxsim.engine.reading.reach import groups_reached
from cxsim.engine.week.recording import Kept, recording_of
from cxsim.engine.world.organizations import organization_hash
from cxsim.engine.world.uncertainty import uncertainty_note
from cxsim.engine.world.world import World
from cxsim.results.inputs import StatedInput
from cxsim.results.measures import LastWeek, compute, measure_notes
from cxsim.results.provenance import Provenance
from cxsim.results.result import Result
from cxsim.results.value import Rates, reference_series
from cxsim.scenario.schema.identity import scenario_hash
from cxsim.scenario.schema.milestones import Milestone
from cxsim.scenario.schema.plan import Gate, PlanRule
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.uncertainty import in_words
from cxsim.studies.keeping import Keeping
from cxsim.units import counted

Values = NDArray[np.float64]


def result_of(
    world: World, kept: Keeping, kept_of_reference: Keeping, replicates: int, engine: str,
    notes: list[str], parameters: dict[str, Values], inputs: Mapping[str, StatedInput],
) -> Result:
    """The result of one scenario; the reference is doing nothing under common random numbers.

    ``parameters``: those that differ by replicate, shape (replicates,) each, and what was drawn of ``inputs``.
    """
    scenario = world.scenario
    own, nothing_done = kept.kept(), kept_of_reference.kept()
    reference, recording = recording_of(world, nothing_done, None), recording_of(world, own, nothing_done)
    last, target, rates = last_week(world, own), target_of(scenario), rates_of(scenario)
    measures = compute(recording, reference, last_intervention_week=last, target=target, rates=rates)
    about_measures = measure_notes(recording, measures, last_intervention_week=last, target=target)
    told = [*world.organization.notes, *notes, uncertainty_note(scenario), *about_measures]
    return Result(
        scenario_name=scenario.name, recording=recording, measures=measures, weeks=scenario.weeks, seed=world.seed,
        replicates=replicates, reference=reference_series(reference),
        parameters=parameters, decisions=tuple(sorted(kept.decisions)), aims=tuple(sorted(kept.aims)),
        work=first_weeks(world),
        manifest=Provenance(
            scenario_name=scenario.name, scenario_hash=scenario_hash(scenario), seed=world.seed, replicates=replicates,
            weeks=scenario.weeks, headcount=world.organization.size,
            organization_hash=organization_hash(world.organization), description=scenario.description, engine=engine,
            behaviors=scenario.behavior_names,
            uncertainty=in_words(scenario.uncertainty), currency=scenario.costs.currency,
            start_date="" if scenario.start_date is None else scenario.start_date.isoformat(), target=target,
            milestones=[_milestone(one, scenario) for one in scenario.milestones],
            last_intervention_week=_latest(last), interventions=_interventions(world),
            rules=[
                *map(_rule_words, scenario.plan.rules), *map(_gate_words, scenario.plan.gates),
                *({"name": guard.label, "when": guard.describe(), "then": guard.words}
                  for guard in scenario.plan.guards),
            ],
            notes=[note for note in told if note], budget=scenario.plan.budget,
            rates=None if rates is None else asdict(rates),
            inputs={name: one.plain() for name, one in inputs.items()},
        ).manifest(),
    )


def last_week(world: World, kept: Kept) -> LastWeek:
    """The last week in which an intervention is active; one per replicate if the plan adapts."""
    return world.plan.last_active_week if kept.last_active_week is None else kept.last_active_week


def target_of(scenario: Scenario) -> tuple[float, int] | None:
    """The target of a scenario: adoption share, and by which week."""
    return None if scenario.target is None else (scenario.target.adoption, scenario.target.by_week)


def rates_of(scenario: Scenario) -> Rates | None:
    """The money values that a scenario states."""
    return None if scenario.value is None else Rates(**scenario.value.model_dump())


def _latest(last: LastWeek) -> int | None:
    """The last week in which any intervention is active in any future."""
    if last is None or isinstance(last, int):
        return last
    return None if np.isnan(last).all() else int(np.nanmax(last))


def _rule_words(rule: PlanRule) -> dict[str, Any]:
    """A rule in the words of a report."""
    return {"name": rule.label, "when": rule.when.describe(), "then": ", ".join(map(action_words, rule.actions))}


def _gate_words(gate: Gate) -> dict[str, Any]:
    """A gate in the words of a report."""
    latest = gate.at_latest_weeks
    then = f"the next wave of {gate.intervention} begins"
    late = "" if latest is None else f" (at the latest {counted(latest, 'week')} after the previous wave)"
    return {"name": gate.label, "when": gate.when.describe(), "then": then + late}


def _milestone(milestone: Milestone, scenario: Scenario) -> dict[str, Any]:
    """A milestone as it is stored: with its week, and with its day if that is what was stated."""
    day = {} if milestone.by_date is None else {"by_date": milestone.by_date.isoformat()}
    return {**milestone.model_dump(include={"name", "measure", "group", "at_least"}),
            "by_week": milestone.week(scenario.start_date), **day}


def _interventions(world: World) -> list[dict[str, Any]]:
    """The plan in the words of a report; with ``groups`` where an intervention does not reach everybody."""
    reached = groups_reached(world)
    told = [_about(*row) for row in world.scenario.plan.told()]
    return [{**one, "groups": reached[one["name"]]} if one["name"] in reached else one for one in told]


def _about(intervention: Any, start_week: int, weeks: int | None) -> dict[str, Any]:
    """An intervention in the words of a report."""
    target = intervention.target.model_dump(exclude_defaults=True)
    words = ", ".join(f"{key}: {value}" for key, value in target.items()) or "everyone"
    when = {"start_week": start_week, "weeks": weeks}
    return {"name": intervention.label, "type": intervention.type, **when, "target": words}
