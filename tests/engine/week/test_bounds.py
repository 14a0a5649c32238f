"""Every state column stays within its declared bounds, every week, in every shipped scenario and under stress."""

from pathlib import Path

import numpy as np
import pytest

from cxsim.engine.world.organizations import organization_of
from cxsim.model.parameters import PARAMETERS
from cxsim.model.state import COLUMNS
from cxsim.scenario.loading.load import load_scenario
from cxsim.streams import employee_keys, uniforms

SCENARIOS = sorted((Path(__file__).resolve().parents[3] / "scenarios").glob("*.yaml"))
FLAGS = ("present", "left", "use", "adopter", "champion", "committee_seat", "exit_planned")


def check(simulation):
    """Hold every column against its declaration; nan is outside of everything."""
    for slot in simulation.world.layout.state:
        values, declared = simulation.engine.column(slot.name, slot.behavior), COLUMNS[slot.name]
        assert np.all((values >= declared.low) & (values <= declared.high)), f"{slot} in week {simulation.week}"
        if slot.name in FLAGS:
            assert np.all((values == 0.0) | (values == 1.0)), f"{slot} in week {simulation.week}"
    engine = simulation.engine
    assert np.array_equal(engine.column("present") == 0.0, engine.column("vacancy") > 0.0)
    assert np.all(engine.column("tenure")[engine.column("present") == 0.0] == 0.0)


def walk(simulation):
    check(simulation)
    while simulation.week < simulation.world.scenario.weeks:
        simulation.step()
        check(simulation)
    assert np.isfinite(simulation.sums).all()
    assert np.all((simulation.customer_index >= 0.0) & (simulation.customer_index <= 100.0))
    week = simulation.world.layout.week
    people = simulation.sums[:, :, week.number["people"]]
    assert np.all(people == np.round(people))
    assert np.all(people <= simulation.world.cells.size[None, :, None])
    for name in week.of_present:
        if name not in ("people", "change_load", "saturation"):
            assert np.all(simulation.sums[:, :, week.number[name]] <= people + 1e-6), name
        # Members who oppose the change have a will against it.
        lowest = -people - 1e-6 if name == "member_will" else 0.0
        assert np.all(simulation.sums[:, :, week.number[name]] >= lowest), name


@pytest.mark.parametrize("path", SCENARIOS, ids=[path.stem for path in SCENARIOS])
def test_states_stay_in_bounds_in_every_shipped_scenario(laboratory, path):
    """Two replicates, each a plausible company of its own."""
    scenario = load_scenario(path)
    assert scenario.uncertainty == "full"
    organization = organization_of(scenario, scenario.seed)
    walk(laboratory.begin(scenario, 2, organization=organization))


def test_six_scenarios_are_shipped():
    assert len(SCENARIOS) == 6


def test_states_stay_in_bounds_where_many_leave(laboratory):
    walk(laboratory.begin(laboratory.busy(weeks=30), 8, quit_rate=0.2, vacancy_weeks=2.5))


@pytest.mark.parametrize("end", ["low", "high"])
def test_states_stay_in_bounds_at_the_ends_of_all_parameter_ranges(laboratory, end):
    extremes = {name: getattr(parameter, end) for name, parameter in PARAMETERS.items()}
    walk(laboratory.begin(laboratory.busy(weeks=30), 8, **extremes))


def test_states_stay_in_bounds_for_parameters_drawn_over_their_ranges(laboratory):
    """Sixteen replicates, each by parameters of its own; chance with a fixed key."""
    keys = employee_keys(list(PARAMETERS))
    chance = uniforms(1, "parameters of a test", keys[:, None], 0, np.arange(16))
    drawn = {
        name: parameter.low + (parameter.high - parameter.low) * chance[number]
        for number, (name, parameter) in enumerate(PARAMETERS.items())
    }
    walk(laboratory.begin(laboratory.busy(weeks=30), 16, **drawn))


@pytest.mark.parametrize("rule", ["threshold", "bass", "simple_contagion"])
def test_states_stay_in_bounds_under_other_rules_of_adoption(laboratory, rule):
    walk(laboratory.begin(laboratory.busy(weeks=20, adoption_rule=rule), 4, quit_rate=0.05))


@pytest.mark.parametrize("end", ["low", "high"])
def test_states_stay_in_bounds_under_all_optional_mechanisms(laboratory, end):
    extremes = {name: getattr(parameter, end) for name, parameter in PARAMETERS.items()}
    walk(laboratory.begin(laboratory.busy(weeks=20), 4, quit_rate=0.05))
    walk(laboratory.begin(laboratory.busy(weeks=20), 4, **extremes))


@pytest.mark.parametrize("influence", ["degroot", "bounded_confidence"])
def test_states_stay_in_bounds_under_other_rules_of_influence(laboratory, influence):
    walk(laboratory.begin(laboratory.busy(weeks=20, influence=influence), 4, quit_rate=0.05))
