"""The picture of ties: discs apart and inside the frame, everybody in the disc of their department, always the same."""

from __future__ import annotations

import math
from dataclasses import asdict
from itertools import combinations

import pytest

from cxsim.organization.generation.generate import generate
from cxsim.organization.schema.specification import GenerateSpecification
from cxsim.organization.structure import Organization
from cxsim.plots import network_picture as pictures
from cxsim.plots.network_picture import HEIGHT, WIDTH, NetworkPicture, network_picture

SHAPES = [(400,), (300, 40), (3, 12, 60, 25), (30,) * 12, (200, 180, 160, 150, 70, 60, 60, 50, 30, 20, 12, 8), (1,)]


def made(sizes: tuple[int, ...]) -> Organization:
    departments = [{"name": f"d{place:02}", "size": size} for place, size in enumerate(sizes)]
    return generate(GenerateSpecification.model_validate({"departments": departments}), 1)


def drawn(sizes: tuple[int, ...]) -> NetworkPicture:
    return network_picture(made(sizes))


@pytest.mark.parametrize("sizes", SHAPES)
def test_discs_stand_apart_and_inside_the_picture(sizes: tuple[int, ...]) -> None:
    discs = drawn(sizes).discs
    assert sum(disc.people for disc in discs) == sum(sizes)
    for disc in discs:
        assert 0.0 <= disc.x - disc.radius < disc.x + disc.radius <= WIDTH
        assert 0.0 <= disc.y - disc.radius < disc.y + disc.radius <= HEIGHT
        assert 0.0 < disc.label_y < HEIGHT
    for one, other in combinations(discs, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius


@pytest.mark.parametrize("sizes", SHAPES)
def test_everybody_sits_in_the_disc_of_their_department(sizes: tuple[int, ...]) -> None:
    picture = drawn(sizes)
    assert len(picture.x) == sum(sizes)
    for x, y, place in zip(picture.x, picture.y, picture.disc, strict=True):
        disc = picture.discs[place]
        assert math.hypot(x - disc.x, y - disc.y) <= disc.radius


def test_ties_are_those_of_the_organization_each_pair_once() -> None:
    organization = made((30, 20, 15))
    picture = network_picture(organization)
    assert sorted(picture.ties) == ["informal", "reporting", "team"]
    informal = organization.layers["informal"]
    pairs = {frozenset(pair) for pair in zip(informal.sources.tolist(), informal.targets.tolist(), strict=True)}
    ends = picture.ties["informal"]
    assert len(ends) == 2 * len(pairs)
    between = sum(organization.department[min(pair)] != organization.department[max(pair)] for pair in pairs)
    assert sum(picture.disc[one] != picture.disc[other] for one, other in zip(ends[::2], ends[1::2], strict=True)) == (
        between)


def test_it_is_the_same_every_time_and_names_nobody() -> None:
    assert drawn((30, 20)) == drawn((30, 20))
    told = asdict(drawn((30, 20)))
    assert {key for key in told if key not in ("discs", "ties")} == {"width", "height", "dot", "x", "y", "disc"}


def test_who_has_ties_elsewhere_sits_on_that_side() -> None:
    organization = made((60, 60))
    picture = network_picture(organization)
    other = picture.discs[1].x - picture.discs[0].x
    ends = picture.ties["informal"]
    outward = {one for pair in zip(ends[::2], ends[1::2], strict=True) for one in pair
               if picture.disc[pair[0]] != picture.disc[pair[1]] and picture.disc[one] == 0}
    inside = {place for place, disc in enumerate(picture.disc) if disc == 0} - outward
    mean = [sum(picture.x[one] for one in some) / len(some) for some in (outward, inside)]
    assert (mean[0] - mean[1]) * other > 0.0


def test_of_a_large_organization_only_departments_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PEOPLE", 40)
    picture = drawn((30, 20))
    assert (len(picture.discs), picture.x, picture.ties) == (2, (), {})
