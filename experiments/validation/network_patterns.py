"""Group C, ties: when contacts across departments help (C17), and changes without any effect (null patterns)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world.organizations import organization_of
from cxsim.organization.structure import Layer, Organization
from cxsim.scenario.schema.schema import Scenario
from cxsim.streams import employee_keys
from experiments.validation.arms import DEPARTMENTS, FULL, arm
from experiments.validation.direct_acts import scattered_ties, wide_bridges
from experiments.validation.paired import difference, more, standard_error
from experiments.validation.programme_patterns import FULL_ARM, plan
from experiments.validation.reduced import THRESHOLD_WEEK, ReducedRun
from experiments.validation.session import Arm, Session
from experiments.validation.target import Expected, Measured, Target

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

# Twenty-five bridges of six by six people, or as many single ties.
_BRIDGES, _WIDE = 25, 6


def silos(seed: int) -> Organization:
    """The usual departments with hardly any ties between them."""
    generate = {"departments": [{"name": each, "size": 50} for each in DEPARTMENTS], "cross_department_share": 0.02}
    return organization_of(Scenario.model_validate({"name": "silos", "organization": {"generate": generate}}), seed)


def _contagion(session: Session, organization: Organization, threshold: float, noise: float) -> Values:
    """Mean use in weeks 20 to 80 if only others count and the first department already uses the behavior."""
    run = ReducedRun(
        THRESHOLD_WEEK, organization, replicates=session.replicates, seed=session.seed,
        parameters={"norm_threshold_mean": threshold, "threshold_noise": noise},
    )
    run.column("use")[...] = (organization.department == 0)[:, None]
    use = np.array([run.step()[0] / organization.size for _ in range(80)])
    return np.asarray(use[20:].mean(axis=0))


def ties_across(session: Session) -> list[Measured]:
    """C17: scattered ties and wide bridges between departments, at low, usual and high thresholds."""
    apart = silos(session.seed)
    scattered = scattered_ties(apart, _BRIDGES * _WIDE * _WIDE, session.seed)
    bridged = wide_bridges(apart, _BRIDGES, _WIDE, session.seed)

    def gain(organization: Organization, threshold: float, noise: float) -> tuple[Values, Values]:
        return (_contagion(session, organization, threshold, noise), _contagion(session, apart, threshold, noise))

    return [
        difference(*gain(scattered, 0.2, 0.0)), difference(*gain(scattered, 0.35, 0.01)),
        difference(*gain(bridged, 0.35, 0.0)),
        Measured(float(np.subtract(*gain(scattered, 0.5, 0.0)).mean())),
        Measured(float(np.subtract(*gain(scattered, 0.35, 0.0)).mean())),
    ]


def permuted(organization: Organization, order: Integers, names: tuple[str, ...]) -> Organization:
    """The same people in another order, departments under other names (``names`` in their new order)."""
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    department = organization.department[order]
    _, renumbered = np.unique(department, return_inverse=True)
    numbers = np.arange(len(names))[::-1][renumbered].astype(np.int32)
    manager = organization.manager[order]
    layers = {}
    for name, layer in organization.layers.items():
        sources, targets = place[layer.sources], place[layer.targets]
        rows = np.lexsort((targets, sources))
        layers[name] = Layer(name, sources[rows].astype(np.int32), targets[rows].astype(np.int32), layer.weights[rows])
    return replace(
        organization, ids=tuple(organization.ids[number] for number in order), keys=organization.keys[order],
        departments=names, department=numbers, team=organization.team[order], level=organization.level[order],
        manager=np.where(manager >= 0, place[manager], -1).astype(np.int32), layers=layers,
    )


def relabeled(organization: Organization) -> Organization:
    """The organization with department names in the opposite order."""
    order = np.argsort(-organization.department, kind="stable")
    names = tuple(f"unit {number + 1}" for number in range(len(organization.departments)))
    return permuted(organization, order, names)


def doubled(organization: Organization) -> Organization:
    """Two copies of the organization without ties between them."""
    people, units = organization.size, len(organization.departments)
    ids = (*organization.ids, *(f"{each} (copy)" for each in organization.ids))
    twice = {name: np.concatenate([values, values + shift]) for name, values, shift in (
        ("department", organization.department, units), ("team", organization.team, len(organization.teams)))}
    layers = {
        name: Layer(name, np.concatenate([layer.sources, layer.sources + people]).astype(np.int32),
                    np.concatenate([layer.targets, layer.targets + people]).astype(np.int32),
                    np.tile(layer.weights, 2))
        for name, layer in organization.layers.items()
    }
    manager = np.where(organization.manager >= 0, organization.manager + people, -1)
    return replace(
        organization, ids=ids, keys=employee_keys(ids), layers=layers, level=np.tile(organization.level, 2),
        departments=(*organization.departments, *(f"z {each} (copy)" for each in organization.departments)),
        teams=(*organization.teams, *(f"z {each} (copy)" for each in organization.teams)),
        department=twice["department"].astype(np.int32), team=twice["team"].astype(np.int32),
        manager=np.concatenate([organization.manager, manager]).astype(np.int32),
    )


def largest_gap(session: Session, first: Arm, second: Arm) -> float:
    """The largest difference of any recorded weekly value between two arms."""
    one, other = session.run(first), session.run(second)
    return max(float(np.abs(one.weekly[name] - other.weekly[name]).max()) for name in one.weekly)


def other_names(session: Session) -> list[Measured]:
    """N1: departments with other names, in another order (without department effects, which the names key)."""
    alike: dict[str, Any] = {"parameters": {"department_variance_share": 0.0}}
    scenario = arm("full, departments alike", FULL, **alike)
    renamed = arm("full, departments renamed", FULL, **alike)
    return [Measured(largest_gap(session, Arm(scenario), Arm(renamed, reorganize=relabeled)))]


def twice_the_size(session: Session) -> list[Measured]:
    """N2: the organization and two disjoint copies of it: distance of mean use, with two standard errors."""
    double = Arm(arm("full, doubled", FULL), reorganize=doubled)
    apart = session.run(double).mean("use", 0, 104) - session.run(FULL_ARM).mean("use", 0, 104)
    return [Measured(abs(float(apart.mean())) + 2.0 * standard_error(apart))]


def no_dose(session: Session) -> list[Measured]:
    """N3: an intervention with strength 0 in the plan."""
    intervention = {"type": "custom", "name": "nothing at all", "forces": {"incentive": 0.0, "mandate": 0.0}}
    return [Measured(largest_gap(session, FULL_ARM, plan("full + no dose", FULL, interventions=[intervention])))]


_NULL = "null pattern"

TARGETS = (
    Target("C17", "C", "When do ties across departments help?", "Centola & Macy (2007), Centola (2018); conditional",
           (more("scattered ties, low threshold (.20)", "help"),
            more("scattered ties, threshold .35, noise .01", "help"),
            more("wide bridges, threshold .35", "help"),
            Expected("scattered ties, high threshold (.50)", "neutral or harmful", high=0.02),
            Expected("scattered ties, threshold .35", "neutral or harmful; a prototype: 0 of 12 better", high=0.02,
                     expected_failure="thresholds differ between people (sd .15), and people with low ones make "
                     "scattered ties work, as departments have hardly any others")), ties_across),
    Target("N1", "C", "Do the names of departments matter?", _NULL, (Expected("", "no difference", high=1e-12),),
           other_names),
    Target("N2", "C", "Does size alone matter?", _NULL, (Expected("", "no difference", high=0.02),), twice_the_size),
    Target("N3", "C", "Does an intervention of strength 0 matter?", _NULL, (Expected("", "no difference", high=0.0),),
           no_dose, quick=True),
)
