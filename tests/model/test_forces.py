"""How pushes on each force combine, and within which bounds."""

from cxsim.model.forces import FORCES

BY_BEHAVIOR = {
    "training", "tools", "monitoring", "incentive", "mandate", "inhibition", "small_steps", "facilitation",
    "attraction", "team_incentive", "outside_training", "peer_learning",
}


def test_forces_by_behavior():
    assert {name for name, force in FORCES.items() if force.by_behavior} == BY_BEHAVIOR


def test_pushes_add_up_between_0_and_1_but_for_these():
    usual = ("add", 0.0, 0.0, 1.0)
    others = {name: (force.combine, force.neutral, force.low, force.high) for name, force in FORCES.items()}
    assert {name: found for name, found in others.items() if found != usual} == {
        "need_message": ("add", 0.0, 0.0, 4.0),
        "promise": ("largest", 0.75, 0.0, 1.0),
        "sponsorship": ("largest", 0.0, 0.0, 1.0),
        "other_initiatives": ("add", 0.0, 0.0, 20.0),
        "measured": ("largest", 0.0, 0.0, 1.0),
        "hire_selection": ("largest", 0.0, 0.0, 3.0),
        "search_weeks": ("largest", 0.0, 0.0, 52.0),
    }


def test_a_force_is_found_by_its_name():
    assert all(force.name == name and force.meaning and force.unit for name, force in FORCES.items())
