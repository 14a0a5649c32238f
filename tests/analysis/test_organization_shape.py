"""The shape of an organization: exact figures of a small one, and nobody alone."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cxsim.analysis.organization_shape import OrganizationShape, groups_of, pairs_of, shape_of
from cxsim.organization.structure import Layer, Organization


def layer(name: str, *ties: tuple[int, int]) -> Layer:
    sources, targets = (np.array([tie[end] for tie in sorted(ties)], dtype=np.int32) for end in (0, 1))
    return Layer(name, sources, targets, np.ones(len(ties)))


def company(sizes: dict[str, int], *layers: Layer, opens: list[int] | None = None) -> Organization:
    """Departments in which the first person leads the others, and is led by the very first."""
    department = np.repeat(np.arange(len(sizes)), [*sizes.values()]).astype(np.int32)
    people = len(department)
    first = np.array([np.flatnonzero(department == place)[0] for place in range(len(sizes))], dtype=np.int32)
    manager = first[department]
    manager[first] = 0
    manager[0] = -1
    level = np.where(manager < 0, 1, np.where(np.isin(np.arange(people), first), 2, 3)).astype(np.int32)
    return Organization(
        tuple(map(str, range(people))), np.arange(people, dtype=np.uint64), tuple(sizes), department, tuple(sizes),
        department, level, manager, {one.name: one for one in layers},
        opens=None if opens is None else np.array(opens, dtype=np.int32))


def small() -> OrganizationShape:
    advice = layer("advice", (0, 1), (1, 0), (2, 1), (10, 1), (11, 12))
    return shape_of(company({"claims": 10, "it": 10}, advice, layer("reporting", (1, 0))))


def test_who_is_looked_to_is_a_mean_by_group() -> None:
    shape = small()
    assert [(one.group.names, one.people, one.looked_to, one.from_others) for one in shape.departments] == [
        (("claims",), 10, 0.4, 0.1), (("it",), 10, 0.1, 0.0)]
    assert [(one.group.names, one.people) for one in shape.levels] == [(("1", "2", "3"), 20)]


def test_ties_between_groups_are_held_against_chance() -> None:
    found = {(pair.first, pair.second): (pair.ties, pair.to_chance) for pair in small().between}
    assert {pair: ties for pair, (ties, _) in found.items()} == {(0, 0): 3, (0, 1): 1, (1, 1): 1}
    # 5 ties among 20 * 19 pairs of people; 90 of them inside a department, 200 between both
    assert found[0, 0][1] == pytest.approx(3 / (5 * 90 / 380))
    assert found[0, 1][1] == pytest.approx(1 / (5 * 200 / 380))


def test_each_kind_of_ties_has_its_figures() -> None:
    advice, reporting = small().layers
    assert (advice.name, advice.ties, advice.per_person, advice.inside_share) == ("advice", 5, 0.25, 0.8)
    assert advice.inside_to_chance == pytest.approx(0.8 / (180 / 380))
    assert advice.top_tenth_share == pytest.approx(0.8)
    assert (reporting.ties, reporting.inside_share) == (1, 1.0)


def test_formal_ties_count_where_there_are_no_others() -> None:
    shape = shape_of(company({"claims": 10, "it": 10}, layer("reporting", (1, 0), (11, 10))))
    assert sum(pair.ties for pair in shape.between) == 2


def test_small_departments_and_levels_are_joined() -> None:
    organization = company({"board": 3, "claims": 12, "it": 30})
    assert [group.names for group in groups_of(organization, "department")] == [("board", "claims"), ("it",)]
    assert [group.names for group in groups_of(organization, "level")] == [("1", "2", "3")]
    shape = shape_of(organization)
    assert (shape.stated_departments, shape.stated_levels, shape.managers) == (3, 3, 3)


def test_without_ties_nothing_is_said_of_them() -> None:
    shape = shape_of(company({"claims": 12, "it": 12}, layer("informal")))
    assert math.isnan(shape.departments[0].looked_to)
    assert math.isnan(shape.layers[0].inside_share)
    assert [pair.ties for pair in shape.between] == [0, 0, 0]


def test_who_comes_later_does_not_count() -> None:
    organization = company({"claims": 12, "it": 12}, layer("advice", (0, 1), (0, 23)), opens=[0] * 23 + [9])
    shape = shape_of(organization)
    assert (shape.people, [one.people for one in shape.departments]) == (23, [12, 11])
    assert len(pairs_of(organization, ["advice"])[0]) == 1


def test_one_person_alone_has_a_shape() -> None:
    shape = shape_of(company({"claims": 1}))
    assert (shape.people, len(shape.departments), shape.between) == (1, 1, ())
