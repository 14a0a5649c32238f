"""Forces that nobody pushes, and columns that no act sets."""

import pytest

from cxsim.engine.plan.unpushed import marked
from cxsim.engine.week.columns import Slot
from cxsim.model.forces import FORCES

EXIT = {"type": "supported_exit", "count": 1, "start_week": 2}


@pytest.fixture
def pushed(laboratory):
    """Whatever may be pushed under a plan, by name, beside the sponsorship of the context."""

    def names(*interventions, **given):
        world = laboratory.world(laboratory.scenario(plan={"interventions": interventions, **given}))
        still = world.unpushed
        forces = {slot.name for slot in world.layout.profile if slot.name in FORCES and slot not in still}
        return forces - {"sponsorship"}

    return names


def test_of_a_fixed_plan_the_tables_tell(laboratory, pushed):
    assert pushed() == set()
    assert pushed({"type": "recognition"}) == {"recognition"}
    assert pushed({"type": "recognition", "start_week": 40}) == set()  # after the last week
    world = laboratory.world(laboratory.scenario())
    assert (world.unpushed[Slot("tools", 0)], world.unpushed[Slot("tools_mean")]) == (0.0, 0.0)
    assert world.unpushed[Slot("promise")] == 0.75
    assert Slot("leaves_voluntarily") not in world.unpushed


def test_of_a_plan_that_may_change_only_what_is_declared_counts(pushed):
    rule = {"when": {"measure": "adoption", "below": 0.9}, "then": {"start": {"type": "recognition", "start_week": 0}}}
    assert pushed(rules=[rule]) == {"recognition"}
    assert pushed({"type": "training", "start_week": 40}, rules=[rule]) == {"recognition", "training"}


def test_people_who_leave_shake_others_a_week_later(laboratory, pushed):
    assert pushed(EXIT) >= {"exit_shock"}
    assert marked(laboratory.scenario(plan={"interventions": [EXIT]})) == {"exit_planned"}
    assert marked(laboratory.scenario()) == set()
