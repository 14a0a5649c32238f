"""No parameter is idle: its low and its high value leave different records in some scenario that uses it.

Parameters are tried in one batch: two lanes of the same people and the same chance for each, one at the low and one at
the high end of its range, everything else at its default. A later scenario tries those that no earlier one has shown.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.build import build_world
from cxsim.model.forces import FORCES
from cxsim.model.parameters import PARAMETERS
from cxsim.model.registry import BUILT_IN
from cxsim.organization.generation.generate import generate
from cxsim.organization.structure import Layer
from cxsim.scenario.schema.schema import Scenario

SEED, WEEKS = 5, 26
# So many leave each week that small differences between the reasons show within half a year.
RESTLESS = 0.05
DEPARTMENTS = ({"name": "claims", "size": 20}, {"name": "sales", "size": 16})
# Every force, for most of the time, so that what builds up also fades; some come from the context.
FROM_CONTEXT = ("sponsorship", "inhibition", "crisis")
TURNED_LOW = {"promise": 0.9, "relief": 0.05, "voice": 0.3}
PUSHES = {name: TURNED_LOW.get(name, 0.5) for name in FORCES if name not in FROM_CONTEXT}
EVERYTHING = {
    "name": "everything at once", "weeks": WEEKS, "uncertainty": "none",
    "organization": {"generate": {"departments": DEPARTMENTS}},
    "context": {
        "sponsorship": [{"from_week": 0, "level": 0.8}, {"from_week": 18, "level": 0.1}], "past_changes": "poor",
        "inhibitors": [{"name": "targets", "strength": 0.3}], "shocks": [{"week": 4, "strength": 0.8, "weeks": 6}],
        "service_chain": [{"department": "claims", "weight": 2}, {"department": "sales"}],
        "outcomes": [{"name": "payment rate", "today": 60, "at_100": 90, "lag_weeks": 4}],
    },
    "value": {"customer_index_point_week": 1000.0},
    "behaviors": [{"name": "solve", "existing": {"claims": 0.3}}, {"name": "share", "visibility": 0.7}],
    "plan": {"team_hours_per_week": 3.0, "interventions": [
        {"type": "custom", "name": "all forces", "weeks": 20, "forces": PUSHES},
        {"type": "governing_committee", "seats_per_department": 2},
        {"type": "collaboration", "start_week": 6, "team_hours": 0.0},
    ]},
}
SCENARIOS = {
    "all mechanisms": {},
    "no mechanism": {"without": list(BUILT_IN)},
    "bounded confidence": {"influence": "bounded_confidence"},
    "threshold": {"adoption_rule": "threshold"},
    "bass": {"adoption_rule": "bass"},
    "simple contagion": {"adoption_rule": "simple_contagion"},
    "room for ideas": {"plan": {"team_hours_per_week": 10.0, "interventions": [
        {"type": "custom", "team_hours": 6.0, "forces": {"co_design": 0.1, "voice": 0.9}}]}},
}


def with_imported_ties(organization):
    """The same people, with a layer that came from a file: everybody looks at the next person."""
    people = np.arange(organization.size, dtype=np.int32)
    imported = Layer("mail", people, np.roll(people, -1), np.ones(organization.size))
    return replace(organization, layers={**organization.layers, "mail": imported})


def lanes(names):
    """Parameter values by lane: lanes 2k and 2k + 1 have parameter number k at its low and at its high end."""
    usual = {name: parameter.default for name, parameter in PARAMETERS.items()} | {"quit_rate": RESTLESS}
    values = {name: np.full(2 * len(names), value) for name, value in usual.items()}
    for number, name in enumerate(names):
        values[name][2 * number : 2 * number + 2] = PARAMETERS[name].low, PARAMETERS[name].high
    return values


def changed_by(scenario_name, names):
    """Those of the named parameters whose two lanes differ anywhere in the record of a scenario."""
    scenario = Scenario.model_validate({**EVERYTHING, **SCENARIOS[scenario_name]})
    organization = with_imported_ties(generate(scenario.organization.generate, SEED))
    world = build_world(scenario, organization, SEED)
    same = np.zeros(2 * len(names), dtype=np.int64)
    initial = InitialState(world, Batch(same, same, {**world.parameters, **lanes(names)}))
    simulation = Simulation(world, initial, NumpyWeek(world, initial))
    champions = np.zeros(organization.size, dtype=bool)
    champions[:4] = True
    simulation.engine.write("champion", np.where(champions[:, None], 1.0, 0.0))
    weeks = []
    simulation.run(weeks.append)
    record = np.concatenate([
        part.reshape(-1, len(same)) for week in weeks for part in (week.sums, week.customer_index)
    ])
    differs = (record[:, 0::2] != record[:, 1::2]).any(axis=0)
    return [name for name, differ in zip(names, differs, strict=True) if differ]


@cache
def first_shown():
    """The first scenario that shows a parameter, by its name."""
    shown = {}
    for scenario in SCENARIOS:
        left = [name for name in PARAMETERS if name not in shown]
        shown |= dict.fromkeys(changed_by(scenario, left), scenario)
    return shown


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_ends_of_a_range_leave_different_records(name):
    assert name in first_shown()


@pytest.mark.parametrize(("name", "scenario"), [
    ("threshold_noise", "threshold"), ("external_push", "bass"), ("social_influence", "bass"),
    ("contagion_rate", "simple contagion"),
])
def test_a_rule_that_is_not_chosen_leaves_its_parameters_idle(name, scenario):
    assert first_shown()[name] == scenario
