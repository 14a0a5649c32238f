"""Rules of choosing people by ties, each on a drawing where it must find a certain person."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cxsim.interventions.people.selection import RULES, _betweenness, _reach, ranked
from cxsim.testing.people import example_view


def drawing(*pairs: str):
    """People of the example with mutual ties such as ``c1-c2``."""
    view = example_view()
    place = {identifier: index for index, identifier in enumerate(view.ids)}
    ties = [[place[name] for name in pair.split("-")] for pair in pairs]
    both = np.array(sorted([*ties, *([second, first] for first, second in ties)]), dtype=np.int64)
    return replace(view, ties=both, in_degree=np.bincount(both[:, 1], minlength=view.size).astype(float))


def first(view, rule: str, count: int = 1) -> list[str]:
    return [view.ids[index] for index in ranked(view, np.arange(view.size), rule, "test")[:count]]


# Two circles of four who all know each other, and c5 between them.
CIRCLES = [f"{letter}{one}-{letter}{other}" for letter in "ck" for one in range(1, 5) for other in range(one + 1, 5)]
BRIDGED = drawing(*CIRCLES, "c4-c5", "c5-k1")


def test_the_broker_lies_between_most_others():
    scores = _betweenness(BRIDGED)
    by_name = dict(zip(BRIDGED.ids, scores, strict=True))
    # c5: 4 x 4 pairs, both ways; c4 and k1: 3 x 5 pairs, both ways.
    assert (by_name["c5"], by_name["c4"], by_name["k1"], by_name["c1"]) == (32.0, 30.0, 30.0, 0.0)
    assert first(BRIDGED, "betweenness") == ["c5"]


def test_equal_ways_share_what_leads_over_them():
    square = drawing("c1-c2", "c2-c3", "c3-c4", "c4-c1")
    scores = dict(zip(square.ids, _betweenness(square), strict=True))
    assert [scores[f"c{number}"] for number in range(1, 5)] == [1.0] * 4


def test_reach_needs_two_contacts_where_there_are_two():
    by_name = dict(zip(BRIDGED.ids, _reach(BRIDGED), strict=True))
    # Somebody in the first circle wins it; nobody beyond c5 has two contacts there. c5 and its neighbors win both.
    assert by_name["c1"] == 4.0
    assert by_name["c4"] == 5.0
    assert by_name["s1"] == 1.0


def test_the_most_looked_at_come_first_by_in_degree():
    star = drawing("c1-k1", "c1-k2", "c1-k3", "s1-s2", "s1-s3")
    assert first(star, "in_degree", 2) == ["c1", "s1"]


def test_coverage_does_not_count_anybody_twice():
    # c1 and c2 are both looked at by k1..k4; s1 only by two, but by two others.
    shared = [f"{one}-k{number}" for one in ("c1", "c2") for number in range(1, 5)]
    view = drawing(*shared, "c1-k5", "s1-s2", "s1-s3")
    assert first(view, "in_degree", 2) == ["c1", "c2"]
    assert set(first(view, "coverage", 2)) == {"c1", "s1"}


def test_nomination_finds_those_whom_many_look_at():
    star = drawing(*[f"c1-{name}" for name in ("k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "s1", "s2", "s3")])
    hits = sum(first(replace(star, seed=seed), "nomination") == ["c1"] for seed in range(40))
    chance = sum(first(replace(star, seed=seed), "random") == ["c1"] for seed in range(40))
    assert hits > 25
    assert chance < 8


def test_every_rule_ranks_everybody_once_also_without_ties():
    for view in (BRIDGED, replace(BRIDGED, ties=BRIDGED.ties[:0], in_degree=np.zeros(BRIDGED.size))):
        for rule in RULES:
            assert sorted(ranked(view, np.arange(view.size), rule, "test")) == list(range(view.size))
