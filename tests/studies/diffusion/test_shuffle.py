"""Contacts are traded within groups, and everybody keeps as many of each kind."""

from collections import Counter

import numpy as np

from cxsim.studies.diffusion.observations import Observations, ObservedContacts
from cxsim.studies.diffusion.shuffle import shuffles
from tests.studies.diffusion.drawn import villages


def of(group_of, ties, weights=None):
    """People whose ties are (source, target)."""
    group_of, (sources, targets) = np.array(group_of), np.array(sorted(ties)).T
    people = len(group_of)
    contacts = ObservedContacts(sources, targets, np.ones(len(ties)) if weights is None else np.array(weights))
    groups = tuple(str(one) for one in range(group_of.max() + 1))
    ids = tuple(f"p{one}" for one in range(people))
    return Observations(ids, groups, group_of, np.ones(people, np.int64), np.ones(people, np.int64), contacts, ("t",))


def kinds(observations, ties):
    """How often each person looks into each group, and is looked at from each group."""
    group = observations.group_of
    return (Counter(zip(ties.sources.tolist(), group[ties.targets].tolist(), strict=True)),
            Counter(zip(group[ties.sources].tolist(), ties.targets.tolist(), strict=True)))


def test_who_looks_at_how_many_and_how_many_look_stay():
    people = villages(1, contacts=0.0, groups=4, size=12)
    extra = {(0, 20), (1, 21), (2, 22), (15, 3)}
    own = set(zip(people.contacts.sources.tolist(), people.contacts.targets.tolist(), strict=True))
    mixed = of(people.group_of, own | extra)
    changed = []
    for ties in shuffles(mixed, 20, 1):
        pairs = list(zip(ties.sources.tolist(), ties.targets.tolist(), strict=True))
        assert kinds(mixed, ties) == kinds(mixed, mixed.contacts)
        assert len(set(pairs)) == len(pairs)
        assert all(source != target for source, target in pairs)
        changed.append(len(set(pairs) - own - extra))
    assert min(changed) > 20


def test_all_networks_that_are_possible_come_equally_often():
    """Three people each look at one of two others who do not look: six ways, of which each has a chance of 1/3 of 1/2.

    The targets are two that are looked at twice and once, so there are three networks.
    """
    people = of([0] * 5, [(0, 3), (1, 3), (2, 4)])
    seen = Counter(tuple(ties.targets.tolist()) for ties in shuffles(people, 900, 1))
    assert set(seen) == {(3, 3, 4), (3, 4, 3), (4, 3, 3)}
    assert all(240 < count < 360 for count in seen.values())


def test_a_pair_that_names_one_another_has_nothing_to_trade():
    people = of([0, 0], [(0, 1), (1, 0)])
    assert [ties.targets.tolist() for ties in shuffles(people, 3, 1)] == [[1, 0]] * 3


def test_weights_stay_with_those_who_look_and_numbers_with_the_seed():
    people = of([0] * 6, [(0, 3), (1, 4), (2, 5)], [1.0, 2.0, 3.0])
    first, again = (list(shuffles(people, 5, 2)) for _ in range(2))
    assert all(ties.weights.tolist() == [1.0, 2.0, 3.0] for ties in first)
    assert [ties.targets.tolist() for ties in first] == [ties.targets.tolist() for ties in again]
    assert len({tuple(ties.targets.tolist()) for ties in first}) > 1
