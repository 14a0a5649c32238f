"""Which groups each intervention reaches, as the plan was written."""

import pytest

from cxsim.engine.reading.reach import groups_reached
from cxsim.engine.world.build import build_world
from cxsim.engine.world.organizations import organization_of
from cxsim.scenario.loading.load import from_mapping


def reached(*interventions, **changes):
    """The departments that these interventions reach among 26 people, by name."""
    scenario = from_mapping({
        "name": "plan", "weeks": 30, "seed": 5, "uncertainty": "none",
        "organization": {"generate": {"departments": [{"name": "sales", "size": 14}, {"name": "service", "size": 12}]}},
        "plan": {"interventions": list(interventions)}, **changes,
    })
    found = groups_reached(build_world(scenario, organization_of(scenario, 5, 0), 5))
    return {name: [group for group in groups if not group.startswith("level")] for name, groups in found.items()}


@pytest.mark.parametrize(
    ("target", "groups"),
    [
        ({"departments": ["sales"]}, ["all", "department:sales"]),
        ({"exclude": {"departments": ["sales"]}}, ["all", "department:service"]),
        ({"all_of": [{}, {"departments": ["sales"]}]}, ["all", "department:sales"]),
        ({"share": 0.5}, ["all", "department:sales", "department:service"]),
    ],
)
def test_the_groups_of_a_target(target, groups):
    assert reached({"type": "mandate", "target": target})["mandate"] == groups


def test_what_reaches_everybody_needs_no_list():
    assert reached({"type": "mandate"}, {"type": "training"}) == {}


def test_people_chosen_for_a_role_are_those_reached():
    champions = {"type": "champions", "count": 3, "select": "random", "target": {"departments": ["service"]}}
    assert reached(champions) == {"champions": ["all", "department:service"]}


def test_people_of_whom_leaders_must_first_learn_are_not_known():
    plan = ({"type": "stakeholder_interviews", "start_week": 0, "weeks": 2},
            {"type": "training", "start_week": 8, "target": {"estimated": {"attitude": {"below": 0.5}}}})
    assert "training" not in reached(*plan)
