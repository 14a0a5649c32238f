"""The organization that tests of interventions share is as it says."""

import numpy as np

from cxsim.testing.people import example_view


def test_the_first_of_each_department_leads_it_and_c1_leads_them():
    view = example_view()
    leaders = {"c1": 1, "k1": 2, "s1": 2}
    assert view.size == 24
    assert [(name, level) for name, level in zip(view.ids, view.level.tolist(), strict=True) if level != 3] == [
        *leaders.items()]
    managers = {name: view.ids[boss] for name, boss in zip(view.ids, view.manager.tolist(), strict=True) if boss >= 0}
    assert {managers[name] for name in ("k1", "s1")} == {"c1"}
    assert all(managers[name] == f"{name[0]}1" for name in view.ids if name not in leaders)


def test_odd_and_even_numbers_are_in_different_teams_in_the_two_larger_departments():
    view = example_view()
    teams = dict(zip(view.ids, view.team.tolist(), strict=True))
    assert teams["c1"] == teams["c9"] != teams["c2"] == teams["c10"]
    assert len({teams[name] for name in view.ids}) == 5
    assert len({teams[f"s{number}"] for number in range(1, 7)}) == 1


def test_popularity_rises_within_a_department_but_for_the_last_two():
    view = example_view()
    for letter, size in (("c", 10), ("k", 8), ("s", 6)):
        popular = [view.in_degree[view.ids.index(f"{letter}{number}")] for number in range(1, size + 1)]
        assert (np.diff(popular[:-1]) > 0).all()
        assert popular[-1] == popular[-2]
