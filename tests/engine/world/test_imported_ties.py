"""What people see of others where a company states its ties itself: those ties, in proportion to their number."""

import networkx
import numpy as np
import pytest

from cxsim.engine.world.build import held_against
from cxsim.engine.world.organizations import organization_of
from cxsim.organization.company_files.exchange import from_networkx
from cxsim.scenario.loading.load import from_mapping

PEOPLE = 24
RING = networkx.circulant_graph(PEOPLE, [1, 2])
MIXED = networkx.random_regular_graph(4, PEOPLE, seed=1)


def company(folder, people):
    """A scenario of people in a ring, each tied to the four nearest."""
    (folder / "people.csv").write_text(people, "utf-8")
    (folder / "ties.csv").write_text(
        "source,target\n" + "".join(f"{one},{other}\n" for one, other in RING.edges), "utf-8")
    return from_mapping({
        "name": "ring", "organization": {
            "people": {"file": "people.csv"}, "ties": [{"file": "ties.csv", "layer": "advice", "directed": False}]},
    }, folder=folder)


def remarks(scenario):
    return held_against(scenario, organization_of(scenario, 1), 1)[2]


def people_with(column, of_person):
    return f"id,{column}\n" + "".join(f"{person},{of_person(person)}\n" for person in range(PEOPLE))


@pytest.mark.parametrize(("people", "seen"), [
    ("id\n" + "".join(f"{person}\n" for person in range(PEOPLE)), "advice 100 %"),
    (people_with("team", lambda person: person // 3), "advice 67 %, team-mates 33 %"),
    (people_with("team", lambda person: person // 12), "advice 36 %, team-mates 64 %"),
    # One reporting tie for 12 people, two for 2, three for 10.
    (people_with("manager", lambda person: (person - 1) // 2 if person else ""), "advice 69 %, reporting lines 31 %"),
], ids=["people and ties only", "teams of three", "teams of twelve", "a manager for two"])
def test_a_remark_says_how_much_each_layer_weighs(tmp_path, people, seen):
    assert remarks(company(tmp_path, people))[-1] == f"What people see of others: {seen} (mean over people)."


def test_a_weight_of_the_scenario_moves_the_shares(tmp_path):
    scenario = company(tmp_path, people_with("team", lambda person: person // 3))
    twice = scenario.model_copy(update={"parameters": {"layer_weight_team": 2.0}})
    assert remarks(twice)[-1] == "What people see of others: advice 50 %, team-mates 50 % (mean over people)."


def test_nothing_is_said_of_a_company_without_ties_of_its_own(laboratory):
    scenario = laboratory.scenario()
    assert not any("What people see" in remark for remark in remarks(scenario))


@pytest.mark.parametrize("graph", [RING, MIXED], ids=["ring", "random"])
def test_the_map_of_ties_alone_decides_whose_use_is_seen(laboratory, graph):
    organization = from_networkx(graph, seed=1)
    person = {int(name): row for row, name in enumerate(organization.ids)}
    scenario = laboratory.scenario(turnover=False, behaviors=[{"name": "solve", "visibility": 1.0}])
    simulation = laboratory.begin(scenario, 1, organization=organization)
    users = range(6)
    for name, values in {"tenure": 1e6, "present": 1.0}.items():
        simulation.engine.column(name)[...] = values
    simulation.engine.column("use", 0)[...] = 0.0
    simulation.engine.column("use", 0)[[person[user] for user in users]] = 1.0
    seen = {slot.name: values[:, 0] for slot, values in simulation.engine.seen(
        simulation.world.layout.week.exposure).items()}["seen_use"]
    expected = {person[one]: len(set(graph[one]) & set(users)) / 4 for one in range(PEOPLE)}
    assert seen == pytest.approx([expected[row] for row in range(PEOPLE)], abs=1e-12)
    assert np.count_nonzero(seen) == len({other for user in users for other in graph[user]})
