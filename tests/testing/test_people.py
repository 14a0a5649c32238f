"""The organization that tests of interventions share is as it says."""

import numpy as np
import pytest

from cxsim.testing.people import example_view, same_view, with_rows


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


def names_of(view, pairs):
    return {(view.ids[one], view.ids[other]) for one, other in pairs.tolist()}


def test_the_first_people_of_a_department_look_at_the_others():
    view = example_view()
    sales = {pair for pair in names_of(view, view.ties) if pair[0].startswith("s")}
    assert sales == {("s1", "s2"), ("s1", "s3"), ("s2", "s3"), ("s1", "s4"), ("s2", "s4"), ("s3", "s4"),
                     *((f"s{looker}", seen) for looker in range(1, 5) for seen in ("s5", "s6"))}
    looked_at = np.bincount(view.ties[:, 1], minlength=view.size)
    assert looked_at.tolist() == view.in_degree.tolist()


def test_people_in_another_order_are_the_same_people():
    view = example_view()
    turned = with_rows(view, np.arange(24)[::-1])
    assert turned.ids == view.ids[::-1]
    boss = {view.ids[row]: view.manager[row] for row in range(24)}
    assert [turned.ids[turned.manager[row]] for row in (0, 23 - 10)] == ["s1", "c1"]
    assert (turned.manager[23], boss["c1"]) == (-1, -1)
    assert names_of(turned, turned.ties) == names_of(view, view.ties)
    assert same_view(with_rows(turned, np.arange(24)[::-1]), view)
    assert not same_view(turned, view)
    for name in ("department", "team", "level", "in_degree", "keys"):
        assert getattr(turned, name).tolist() == getattr(view, name).tolist()[::-1]


def test_of_some_people_only_ties_and_managers_among_them_are_left():
    few = with_rows(example_view(), np.array([0, 1, 10, 19]))
    assert few.ids == ("c1", "c2", "k1", "s2")
    assert few.manager.tolist() == [-1, 0, 0, -1]
    assert names_of(few, few.ties) == {("c1", "c2")}


def test_nobody_can_change_them():
    for values in (example_view().level, with_rows(example_view(), np.arange(3)).ties):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 1
