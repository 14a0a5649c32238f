"""Every example of an intervention: a scenario that loads, fits its company, and in which the intervention changes what
happens.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.recorded_week import RecordedWeek
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.build import build_world, people_view
from cxsim.interventions.about.registry import intervention_types
from cxsim.interventions.kinds import BUILT_IN
from cxsim.organization.build import build
from cxsim.organization.structure import Organization
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.schema.schema import Scenario

FOLDER = Path(__file__).resolve().parents[3] / "scenarios" / "interventions"
FILES = sorted(FOLDER.glob("*.yaml"))
# Weeks in which an intervention prepares before anything of it can be noticed (who is hired comes when the position is
# filled).
PREPARES = {"evidence_of_need": 6, "hiring_for_fit": 10}
# What an example is about, and is therefore told about.
TOLD = {"hand_over": "plan.team_hours_per_week"}


def record(scenario: Scenario, organization: Organization) -> bytes:
    """The results of a short run of one future."""
    world = build_world(scenario.model_copy(update={"uncertainty": "none"}), organization, 1)
    initial = InitialState(world, Batch(np.arange(1), np.arange(1), dict(world.parameters)))
    weeks: list[RecordedWeek] = []
    Simulation(world, initial, NumpyWeek(world, initial)).run(weeks.append)
    return b"".join(week.sums.tobytes() for week in weeks)


def test_every_built_in_intervention_has_an_example() -> None:
    assert {file.stem for file in FILES} == set(BUILT_IN)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_intervention_of_an_example_is_heard(file: Path) -> None:
    scenario = load_scenario(file)
    assert file.stem in intervention_types()
    [intervention] = [one for one in scenario.plan.interventions if one.type == file.stem]
    organization = build(scenario.organization, FOLDER, 1)
    findings, warnings = check_against(scenario, people_view(organization, scenario.behavior_names, 1))
    assert findings == []
    assert [one for one in warnings if TOLD.get(file.stem, "nothing") not in one] == []
    short = scenario.model_copy(update={"weeks": intervention.start_week + PREPARES.get(file.stem, 0) + 2})
    rest = tuple(one for one in scenario.plan.interventions if one is not intervention)
    without = short.model_copy(update={"plan": short.plan.model_copy(update={"interventions": rest})})
    assert record(short, organization) != record(without, organization)
