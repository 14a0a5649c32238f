"""A small company to run weeks on: two departments, a full plan, and both engines."""

from dataclasses import dataclass

import numpy as np
import pytest

from cxsim.engine.compiled.week import CompiledWeek
from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.folding import Folding
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.batch import Batch, own_values
from cxsim.engine.world.build import build_world
from cxsim.model.registry import BUILT_IN
from cxsim.organization.generation.generate import generate
from cxsim.organization.schema.specification import GenerateSpecification
from cxsim.scenario.schema.schema import Scenario

DEPARTMENTS = ({"name": "claims", "size": 24}, {"name": "sales", "size": 16})
# One of everything: forces with all rules of combination, both behaviors, ramps, a committee that ends.
EVERYTHING = (
    {"type": "governing_committee", "start_week": 1, "weeks": 6, "seats_per_department": 2},
    {"type": "mandate", "start_week": 2, "weeks": 8, "strength": 0.8, "monitoring": 0.6},
    {"type": "training", "hours_per_week": 4, "ramp_weeks": 3},
    {"type": "communication", "need": 0.9, "vision": 0.5},
    {"type": "personal_relevance", "strength": 0.7, "promise": 0.9, "target": {"departments": ["sales"]}},
    {"type": "recognition", "strength": 0.6, "start_week": 4},
    {"type": "incentive", "strength": 0.4, "weeks": 5},
    {"type": "tool_rollout", "strength": 0.7, "target": {"share": 0.5}},
    {"type": "sponsorship", "level": 0.8, "start_week": 3, "weeks": 5},
)
CONTEXT = {
    "customer_index": 55, "other_initiatives": 0.5,
    "sponsorship": [{"from_week": 0, "level": 0.4}, {"from_week": 7, "level": 0.1}],
    "inhibitors": [{"name": "targets", "departments": ["claims"], "strength": 0.4}],
    "shocks": [{"week": 5, "strength": 0.7, "weeks": 3}],
}
TWO_BEHAVIORS = (
    {"name": "solve", "effort": 2, "customer_value": 1, "visibility": 0.8, "existing": {"claims": 0.2}},
    {"name": "share", "effort": 1, "customer_value": 3,
     "required_skill": {"default": 0.3, "departments": {"sales": 0.5}}},
)
# Half of the people leave within a year, so that a short run sees many exits, hires and second hires.
RESTLESS = {"quit_rate": 0.007, "vacancy_weeks": 2.0}


class Watched(Simulation):
    """A simulation that remembers what every week recorded."""

    def __init__(self, world, initial, engine):
        super().__init__(world, initial, engine)
        self.weeks = []

    def step(self):
        self.weeks.append(super().step())
        return self.recorded

    @property
    def sums(self):
        """Of all weeks so far, shape (weeks, cells, recorded, replicates)."""
        return np.array([week.sums for week in self.weeks])

    @property
    def customer_index(self):
        return np.array([week.customer_index for week in self.weeks])

    @property
    def series(self):
        return self._together([week.series for week in self.weeks])

    @property
    def hires(self):
        return self._together([week.hires for week in self.weeks])

    def _together(self, weeks):
        return {name: np.array([one[name] for one in weeks]) for name in weeks[-1]}

    def kept(self, groups=True):
        """What a study keeps of these weeks."""
        folding = Folding(self.world, range(len(self.weeks)), self.initial.batch.size, groups=groups)
        for week in self.weeks:
            folding.take(week)
        return folding.kept(self.live_costs())


@dataclass(frozen=True)
class Laboratory:
    """Makes scenarios, worlds and runs of the small company."""

    seed: int = 3

    def scenario(self, only=None, **given):
        """``only``: the mechanisms that are not left out; all of the model if it is not given."""
        without = () if only is None else tuple(name for name in BUILT_IN if name not in only)
        stated = {"name": "small company", "weeks": 12, "uncertainty": "none", "without": without,
                  "organization": {"generate": {"departments": DEPARTMENTS}}}
        return Scenario.model_validate({**stated, **given})

    def busy(self, behaviors=2, **given):
        """Everything at once, in a restless company."""
        stated = {"plan": {"interventions": EVERYTHING}, "context": CONTEXT, "parameters": RESTLESS,
                  "behaviors": TWO_BEHAVIORS[:behaviors]}
        return self.scenario(**{**stated, **given})

    def organization(self, departments=DEPARTMENTS, **given):
        return generate(GenerateSpecification(departments=departments, **given), self.seed)

    def world(self, scenario, organization=None, week=None):
        organization = generate(scenario.organization.generate, self.seed) if organization is None else organization
        return build_world(scenario, organization, self.seed, week)

    def batch(self, world, replicates, **parameters):
        """Replicates by number (an array), with some parameters replaced, also beyond the range of scenarios."""
        chance = np.arange(replicates) if np.ndim(replicates) == 0 else np.asarray(replicates)
        return Batch(chance, chance, {**own_values(world.parameters, self.seed, chance), **parameters})

    def begin(self, scenario, replicates=3, engine="numpy", organization=None, week=None, threads=1, **parameters):
        """A simulation before its first week."""
        world = self.world(scenario, organization, week)
        return self.simulation(world, InitialState(world, self.batch(world, replicates, **parameters)), engine, threads)

    def simulation(self, world, initial, engine="numpy", threads=1):
        weeks = NumpyWeek(world, initial) if engine == "numpy" else CompiledWeek(world, initial, threads)
        return Watched(world, initial, weeks)

    def generation(self, initial, number):
        """The newcomers of one generation in all positions, shape (reset columns, people, replicates)."""
        people, replicates = (place.ravel() for place in np.indices(initial.shape))
        newcomers = initial.newcomers.of(people, replicates, np.full(len(people), number))
        return newcomers.T.reshape(-1, *initial.shape)

    def run(self, scenario, replicates=3, **given):
        simulation = self.begin(scenario, replicates, **given)
        simulation.run()
        return simulation


@pytest.fixture(scope="session")
def laboratory():
    return Laboratory()


@pytest.fixture(scope="session")
def states():
    """All state columns of a simulation by name (and behavior), shape (people, replicates).

    A zero has no sign: the compiled week knows that 0 x is 0 without working out whether it would be -0.
    """

    def collect(simulation):
        engine, layout = simulation.engine, simulation.world.layout
        return {
            slot.name if slot.behavior is None else f"{slot.name} {slot.behavior}":
                np.array(engine.column(slot.name, slot.behavior)) + 0.0 for slot in layout.state
        }

    return collect


@pytest.fixture(scope="session")
def mean(laboratory):
    """``mean(plan, only)[measure]``: weekly means over the people present and replicates, shape (weeks,)."""

    known = {}

    def run(plan=(), only=None, replicates=8, weeks=40, **given):
        # A longer run begins like a shorter one (tests/studies/test_relations.py).
        key = repr((plan, only, replicates, sorted(given.items())))
        if key not in known or len(known[key]["people"]) < weeks:
            known[key] = simulated(plan, only, replicates, weeks, given)
        return {name: values[:weeks] for name, values in known[key].items()}

    def simulated(plan, only, replicates, weeks, given):
        scenario = laboratory.scenario(only, plan={"interventions": plan}, weeks=weeks, **given)
        simulation = laboratory.run(scenario, replicates)
        sums, number = np.array(simulation.sums).sum(axis=1), simulation.world.layout.week.number
        return {name: (sums[:, at] / sums[:, number["people"]]).mean(axis=1) for name, at in number.items()}

    return run
