"""Puts presets into a plan and scales them to the budget left for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxsim.errors import Finding, InputError
from cxsim.interventions.about.registry import read_intervention
from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.dosing import OutOfReach, Spent, affordable, cost_of
from cxsim.model.leaving_out import delete_from_without, left_out_readers, unheard
from cxsim.model.view import PeopleView
from cxsim.scenario.presets.people_of import people_of
from cxsim.scenario.presets.preset import presets
from cxsim.scenario.presets.preset_interventions import changed_strengths, intervention_nodes, preset_problems, use_path
from cxsim.scenario.schema.origin import Assembly
from cxsim.scenario.schema.preset_use import PresetUse
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import INTERVENTIONS, PRESET
from cxsim.scenario.text.nodes import MapNode, dotted, finding_at, remark


@dataclass(frozen=True)
class Placed:
    """A use of a preset, with its interventions in the plan (position in the list, name in the preset)."""

    use: PresetUse
    number: int
    interventions: tuple[tuple[int, str], ...]

    def held(self, interventions: Mapping[int, Intervention]) -> list[bool]:
        """Which of its interventions keep their dose because the scenario states their strength."""
        return [changed_strengths(self.use, label, interventions[place].dose_fields()) for place,
                label in self.interventions]


def put_in_presets(
    assembly: Assembly, scenario: Scenario, uses: Sequence[PresetUse]
) -> tuple[list[Placed], PeopleView]:
    """Replace the block of presets with their interventions at their own doses; collect mistakes in ``assembly``."""
    view = people_of(scenario)
    assembly.findings += preset_problems(uses, assembly.tree, view)
    placed: list[Placed] = []
    tree = assembly.tree
    if not assembly.findings:
        count = len(scenario.plan.interventions)
        for number, use in enumerate(uses):
            path = use_path(tree, number)
            prefix = f"{use.name}: " if len(uses) > 1 else ""
            idle = _idle(use, scenario)
            assembly.remarks += [remark(tree, path, f"the preset '{use.name}' leaves out '{label}': {reason}")
                                 for label, reason in idle.items()]
            interventions = intervention_nodes(use, path, tree, view, scenario.weeks, prefix, idle)
            assembly.add(INTERVENTIONS, [node for _, node in interventions],
                         [dotted((*path, "interventions", label)) for label, _ in interventions])
            placed.append(Placed(use, number,
                                 tuple((count + place, label) for place, (label, _) in enumerate(interventions))))
            count += len(interventions)
    assembly.drop(PRESET)
    return placed, view


def _idle(use: PresetUse, scenario: Scenario) -> dict[str, str]:
    """Interventions that would cost money without effect, with the reason; those that the scenario changes stay."""
    idle = {one.label: _why_idle(read_intervention(one.intervention), scenario)
            for one in presets()[use.name].interventions}
    return {label: why for label, why in idle.items() if why and label not in (*use.without, *use.interventions)}


def _why_idle(intervention: Intervention, scenario: Scenario) -> str:
    """Why an intervention would have no effect; empty if it has one."""
    if intervention.about.acts == ("removal",) and not scenario.context.inhibitors:
        return "the context names no inhibitor"
    forces = intervention.declared_forces()
    if intervention.about.acts or set(unheard(forces, scenario.week)) != forces:
        return ""
    return f"nothing reads what it does; {delete_from_without(*left_out_readers(forces, scenario.without))}"


def dosed(
    scenario: Scenario, placed: Sequence[Placed], view: PeopleView, written: MapNode
) -> tuple[dict[int, Intervention], list[str]]:
    """The interventions of a plan, with presets at stated or affordable doses, and remarks.

    Interventions are keyed by their previous positions; those that the budget does not cover are missing.

    Raises
    ------
    InputError
        If no doses fit the budget.
    """
    interventions = dict(enumerate(scenario.plan.interventions))
    for one in placed:
        interventions.update(_at_stated_dose(one, interventions))
    remarks: list[str] = []
    findings: list[Finding] = []
    open_ones = [one for one in placed if one.use.dose is None]
    for one, budget in _budgets(scenario, open_ones, interventions, view):
        own = [interventions[place] for place, _ in one.interventions]
        spent = affordable(own, budget, view, scenario.weeks, one.held(interventions))
        if isinstance(spent, OutOfReach):
            findings.append(_out_of_reach(scenario, one, budget, spent, written))
        else:
            remarks += _take(interventions, one, spent, written)
    if findings:
        raise InputError(findings)
    return interventions, remarks


def _at_stated_dose(one: Placed, interventions: Mapping[int, Intervention]) -> dict[int, Intervention]:
    """The interventions of a preset at its stated dose, except those whose strength the scenario states."""
    dose, places = one.use.dose, zip(one.interventions, one.held(interventions), strict=True)
    return {} if dose is None else {place: interventions[place].at_dose(dose) for (place, _),
                                    held in places if not held}


def _budgets(
    scenario: Scenario, open_ones: Sequence[Placed], interventions: Mapping[int, Intervention], view: PeopleView
) -> list[tuple[Placed, float]]:
    """The presets without a stated dose, each with its share of the budget that other interventions leave."""
    if scenario.plan.budget is None or not open_ones:
        return []
    theirs = {place for one in open_ones for place, _ in one.interventions}
    others = [intervention for place, intervention in interventions.items() if place not in theirs]
    left = scenario.plan.budget - cost_of(others, view, scenario.weeks)
    return [(one, (1.0 / len(open_ones) if one.use.share is None else one.use.share) * left) for one in open_ones]


def _take(interventions: dict[int, Intervention], one: Placed, spent: Spent, written: MapNode) -> list[str]:
    by_label = {intervention.label: intervention for intervention in spent.interventions}
    for place, _ in one.interventions:
        intervention = interventions.pop(place)
        if intervention.label in by_label:
            interventions[place] = by_label[intervention.label]
    if not spent.left_out:
        return []
    names = ", ".join(spent.left_out)
    message = f"the budget of the preset '{one.use.name}' does not cover: {names}"
    return [remark(written, use_path(written, one.number), message)]


def _out_of_reach(
    scenario: Scenario, one: Placed, budget: float, spent: OutOfReach, written: MapNode
) -> Finding:
    currency = scenario.costs.currency
    path = use_path(written, one.number)
    return finding_at(
        written, path, f"the preset '{one.use.name}' cannot be scaled to cost {budget:,.0f} {currency}: it costs at "
        f"least {spent.least:,.0f}, and {spent.most:,.0f} with every intervention at its full dose; change the budget, "
        "leave interventions out (without), state their strengths (interventions), or state a dose"
    )
