"""Informal ties: who looks at whom, with teams, project groups, stars, mutual ties and closed triangles.

Undirected acquaintance comes first. Part of it forms within the department (the team and its manager, circles of
colleagues), part regardless of departments (project groups, old friends). People meet in circles, which closes
triangles; popular people join more circles. Some meetings are then scattered over popular people anywhere, as many as
the requested clustering needs. Finally, each acquaintance becomes mutual or one-sided; a one-sided tie points more
often to the more popular of the two.

The defaults were compared with a research institute's emails (1,005 people), a manufacturer's emails (167), a law
firm's advice, work and friendship ties (71) and managers of a high-tech firm (21): average local clustering 0.40 to
0.77, reciprocity 0.39 to 0.88, a tenth of people receiving 0.20 to 0.36 of ties, 0.46 to 0.98 of ties blind to
departments.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.draws import key_uniforms, lognormal, pair_uniforms, places_above
from cxsim.organization.generation.circles import drawn_circles, pairs_within, tickets
from cxsim.organization.generation.clustering import average_clustering
from cxsim.organization.layers import contains, layer_from_codes, merged_codes, unique_codes
from cxsim.organization.schema.specification import InformalSpecification
from cxsim.organization.structure import Layer, leaders

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Values = NDArray[np.float64]

BLIND_SHARE = 0.6
"""Default share of ties that are blind to departments (0.46 to 0.98 in four real organizations)."""
MANAGER_POPULARITY = 1.6
"""Factor by which people who lead others are more popular as contacts."""
MOST_POPULAR = 9.0
"""Largest popularity relative to the mean (most ties received over the mean: 2.0 to 8.5 in the same four)."""
EGOS_MEASURED = 1_500
CLUSTERING_TOLERANCE = 0.01
SPARE_MEETINGS = 1.08
SPARE_SCATTERED = 1.3


@dataclass(frozen=True)
class People:
    """The people of an organization as informal ties depend on them; every array has shape (people,)."""

    keys: Keys
    department: NDArray[np.int32]
    team: NDArray[np.int32]
    manager: NDArray[np.int32]

    @property
    def size(self) -> int:
        """The number of people."""
        return len(self.keys)

    def chance_inside(self) -> float:
        """The probability that two people drawn at random are in the same department."""
        sizes = np.bincount(self.department).astype(np.float64)
        pairs = self.size * (self.size - 1.0)
        return float((sizes * (sizes - 1.0)).sum() / pairs) if pairs else 1.0


@dataclass(frozen=True)
class Acquaintance:
    """Pairs (sorted codes) of one kind: met in circles or scattered, each with a uniform number.

    Those with the smallest numbers are selected; ``wanted`` is the number of both together.
    """

    met: Integers
    met_chance: Values
    scattered: Integers
    scattered_chance: Values
    wanted: int

    def kept(self, scattering: float, taken: Integers, more: int = 0) -> Integers:
        """The wanted number of pairs plus ``more``, with the share ``scattering`` scattered and without those
        ``taken``.
        """
        wanted = self.wanted + more
        is_free = ~contains(taken, self.met)
        met, chance = self.met[is_free], self.met_chance[is_free]
        share = min(1.0, (1.0 - scattering) * wanted / max(len(met), 1))
        met = met[chance < share]
        is_free = ~(contains(met, self.scattered) | contains(taken, self.scattered))
        free, chance = self.scattered[is_free], self.scattered_chance[is_free]
        missing = max(0, wanted - len(met))
        if missing < len(free):
            free = free[chance < np.partition(chance, missing)[missing]]
        return merged_codes(met, free)


def informal_layer(
    people: People, shape: InformalSpecification, seed: int, draw: int = 0, circle_size: int = 8
) -> tuple[Layer, tuple[str, ...]]:
    """Generate the informal layer, with notes on requests that could not be met.

    Depends on (people, shape, seed, draw) only; draws are keyed by employee. Ties of others may change when a
    person or department is added, because circles are cut from an ordered list of people.
    """
    size = people.size
    if size < 2:
        return layer_from_codes("informal", np.zeros(0, dtype=np.int64), max(size, 1)), ()
    mutual = shape.reciprocity / (2.0 - shape.reciprocity)
    pairs = min(shape.mean_ties / (1.0 + mutual) * size, size * (size - 1) / 2.0)
    blind, notes = _blind_share(people, shape)
    popularity = _popularity(people, shape.popularity_spread, seed, draw)
    inside = _inside(people, popularity, (1.0 - blind) * pairs, circle_size, seed, draw)
    across = _across(people, popularity, blind * pairs, seed, draw)
    codes, reached = _clustered(people, inside, across, shape.clustering, seed, draw)
    if abs(reached - shape.clustering) > 0.05:
        notes = (*notes, f"Informal ties reach a clustering of {reached:.2f}; {shape.clustering:.2f} was requested.")
    if len(codes) < 0.95 * pairs or pairs < shape.mean_ties / (1.0 + mutual) * size:
        had = len(codes) * (1.0 + mutual) / size
        notes = (*notes, f"People have {had:.1f} informal ties on average; {shape.mean_ties:g} were requested.")
    notes = (*notes, *_share_missed(people, codes, shape.cross_department_share))
    return layer_from_codes("informal", _directed(people, popularity, codes, mutual, seed, draw), size), notes


def _popularity(people: People, spread: float, seed: int, draw: int) -> Values:
    """The popularity of each person, mean 1."""
    popularity = lognormal(seed, "organization:popularity", people.keys, spread, draw)
    popularity = np.where(leaders(people.manager), MANAGER_POPULARITY * popularity, popularity)
    popularity = np.minimum(popularity / popularity.mean(), MOST_POPULAR)
    result: Values = popularity / popularity.mean()
    return result


def _blind_share(people: People, shape: InformalSpecification) -> tuple[float, tuple[str, ...]]:
    """The share of acquaintance that is blind to departments, and a note if the request cannot be met."""
    other = 1.0 - people.chance_inside()
    stated = shape.cross_department_share
    if stated is None or other <= 0.0:
        note = "Only one department: no tie can leave it." if stated and other <= 0.0 else ""
        return BLIND_SHARE, (note,) if note else ()
    if stated > other:
        return 1.0, (f"{stated:.0%} of ties should leave the department; at most {other:.0%} can (random choice).",)
    return stated / other, ()


def _share_missed(people: People, codes: Integers, stated: float | None) -> tuple[str, ...]:
    """A note if departments are too small (or ties too many) for the stated share across departments."""
    low, high = np.divmod(codes, people.size)
    across = float((people.department[low] != people.department[high]).mean()) if len(codes) else 0.0
    wanted = None if stated is None else min(stated, 1.0 - people.chance_inside())
    if wanted is None or abs(across - wanted) <= 0.05:
        return ()
    return (f"{across:.0%} of informal ties leave the department; {wanted:.0%} were requested.",)


def _inside(people: People, popularity: Values, wanted: float, circle_size: int, seed: int, draw: int) -> Acquaintance:
    """Acquaintance within a department: teams and their managers, circles of colleagues, stars of the department."""
    met = pairs_within(*_team_circles(people, circle_size, seed, draw), people.size)
    low, high = np.divmod(met, people.size)
    met = met[people.department[low] == people.department[high]]
    missing = max(0.0, SPARE_MEETINGS * wanted - len(met)) / people.size
    if missing > 0.0:
        expected = popularity * missing / ((1.083 * circle_size - 1.0) / 2.0)
        circles = drawn_circles(
            seed, "organization:circle", people.keys, people.department, expected, circle_size, draw
        )
        met = unique_codes(np.concatenate((met, pairs_within(*circles, people.size))))
    scattered = _scattered(people, popularity, people.department, wanted, "inside", seed, draw)
    chance = pair_uniforms(seed, "organization:inside", people.keys, met, draw)
    return Acquaintance(met, chance, *scattered, round(wanted))


def _across(people: People, popularity: Values, wanted: float, seed: int, draw: int) -> Acquaintance:
    """Acquaintance blind to departments: about one project group per person, and stars of the organization."""
    per_person = SPARE_MEETINGS * wanted / people.size
    circle_size = min((2.0 * per_person + 1.0) / 1.083, max(3.0, people.size / 2.0))
    expected = popularity * per_person / max((1.083 * circle_size - 1.0) / 2.0, 0.5)
    everywhere = np.zeros(people.size, dtype=np.int32)
    circles = drawn_circles(seed, "organization:project", people.keys, everywhere, expected, circle_size, draw)
    met = pairs_within(*circles, people.size)
    scattered = _scattered(people, popularity, everywhere, wanted, "across", seed, draw)
    chance = pair_uniforms(seed, "organization:across", people.keys, met, draw)
    return Acquaintance(met, chance, *scattered, round(wanted))


def _team_circles(people: People, circle_size: int, seed: int, draw: int) -> tuple[Integers, Integers]:
    """Memberships of teams (large ones split in random order), including the managers of their people."""
    order = np.lexsort((people.keys, key_uniforms(seed, "organization:team", people.keys, 0, draw), people.team))
    ordered = people.team[order]
    sizes = np.bincount(people.team)
    own = sizes[ordered]
    place = np.arange(people.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    parts = np.where(own > 1.5 * circle_size, -(-own // circle_size), 1)
    key = ordered.astype(np.int64) * (int(sizes.max()) + 1) + place * parts // own
    circle = np.concatenate(([0], np.cumsum(np.diff(key) != 0)))
    manager = people.manager[order]
    guests = unique_codes((circle * people.size + manager)[manager >= 0].astype(np.int64))
    members = np.concatenate((circle * people.size + order, guests))
    circles, persons = np.divmod(unique_codes(members), people.size)
    return circles, persons


def _scattered(
    people: People, popularity: Values, ground: NDArray[np.int32], wanted: float, kind: str, seed: int, draw: int
) -> tuple[Integers, Values]:
    """Distinct, sorted pairs of popular people with the same ground, each with a uniform number."""
    keys, size = people.keys, people.size
    name = f"organization:scattered:{kind}"
    # If a large part of all pairs is wanted, many draws repeat a pair.
    spare = SPARE_SCATTERED + min(8.0, 24.0 * wanted / (size * (size - 1.0)))
    person, ticket = tickets(seed, name + ":number", keys, popularity * spare * wanted / size, draw)
    order = np.lexsort((keys, ground))
    weight = popularity[order]
    upper = np.cumsum(weight)
    ends = np.searchsorted(ground[order], np.arange(int(ground.max()) + 1), side="right")
    tops = upper[ends - 1]
    bottoms = np.concatenate(([0.0], tops[:-1]))
    chance = key_uniforms(seed, name + ":whom", keys[person], ticket, draw)
    here = ground[person]
    aim = places_above(upper, bottoms[here] + chance * (tops[here] - bottoms[here]))
    other = order[np.minimum(aim, ends[here] - 1)]
    codes = np.minimum(person, other) * size + np.maximum(person, other)
    codes = unique_codes(codes[person != other])
    return codes, pair_uniforms(seed, name + ":order", keys, codes, draw)


def _clustered(
    people: People, inside: Acquaintance, across: Acquaintance, wanted: float, seed: int, draw: int
) -> tuple[Integers, float]:
    """Scatter as many meetings as the requested clustering needs; return pairs and the clustering reached (in a
    sample).
    """
    chance = key_uniforms(seed, "organization:measured", people.keys, 0, draw)
    egos = np.sort(np.lexsort((people.keys, chance))[:EGOS_MEASURED])
    nothing = np.zeros(0, dtype=np.int64)

    def at(scattering: float) -> tuple[Integers, float]:
        first = inside.kept(scattering, nothing)
        # Ties that do not fit into small departments go across departments, so that people have as many ties as
        # requested.
        codes = merged_codes(first, across.kept(scattering, first, inside.wanted - len(first)))
        return codes, average_clustering(codes, people.size, egos)

    codes, reached = at(0.0)
    if reached <= wanted:
        return codes, reached
    low, high, low_value, high_value = 0.0, 1.0, reached, 0.0
    for _ in range(8):
        scattering = low + (high - low) * min(max((low_value - wanted) / (low_value - high_value), 0.1), 0.9)
        codes, reached = at(scattering)
        if abs(reached - wanted) <= CLUSTERING_TOLERANCE:
            break
        if reached > wanted:
            low, low_value = scattering, reached
        else:
            high, high_value = scattering, reached
    return codes, reached


def _directed(people: People, popularity: Values, codes: Integers, mutual: float, seed: int, draw: int) -> Integers:
    """Each pair as two ties (with probability ``mutual``) or as one, which points more often to the more popular
    person.
    """
    size = people.size
    low, high = np.divmod(codes, size)
    chance = pair_uniforms(seed, "organization:direction", people.keys, codes, draw)
    both = chance < mutual
    rest = (chance - mutual) / max(1.0 - mutual, 1e-12)
    to_high = both | (rest < popularity[high] / (popularity[low] + popularity[high]))
    to_low = both | ~to_high
    return unique_codes(np.concatenate((codes[to_high], (high * size + low)[to_low])))
