"""Where people and their ties are drawn: departments as discs, people as dots in them. Names nobody.

A department lies near those it has many ties with, and in its disc, whoever has ties with others sits on their side.
The same organization always gives the same picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.organization_shape import groups_of, pairs_of, places_of
from cxsim.organization.structure import Organization
from cxsim.words.groups import group_words, sentence

Values = NDArray[np.float64]
Integers = NDArray[np.int64]

WIDTH, HEIGHT = 1000.0, 640.0
MOST_PEOPLE = 3_000
"""In larger organizations only departments are drawn, as circles."""
MOST_SEATED = 600
"""In larger departments people sit in the order of the file."""
GOLDEN = np.pi * (3.0 - np.sqrt(5.0))
ROUNDS = 400
LETTER, LINE = 7.0, 17.0
"""About the width of a letter and the height of a line of names, in the units of the picture."""
FLAT = np.array([0.3, 4.0])
"""How strongly departments draw to the middle, by width and height: the picture is wider than high."""
MOST_STRETCH = 1.6
FILLED = 0.42
"""The part of the picture that the discs cover."""


@dataclass(frozen=True)
class Disc:
    """A department, small ones joined: its name, its people, its center and radius, and where its name stands.
    """

    name: str
    people: int
    x: float
    y: float
    radius: float
    label_y: float


@dataclass(frozen=True)
class NetworkPicture:
    """Discs, the place of each person in thousandths of the width, and pairs of people with a tie, by layer.

    ``x``, ``y`` and ``disc`` have one entry per person, in an order that tells nothing; they are empty if the
    organization is too large to draw people. ``ties``: by layer, the two ends of each pair, one after the other.
    """

    width: float
    height: float
    discs: tuple[Disc, ...]
    dot: float
    x: tuple[float, ...]
    y: tuple[float, ...]
    disc: tuple[int, ...]
    ties: dict[str, tuple[int, ...]]


def network_picture(organization: Organization) -> NetworkPicture:
    """Lay out an organization."""
    groups = groups_of(organization, "department")
    there = np.flatnonzero(organization.open_in(0))
    place = places_of(organization.department, groups)
    sizes = np.bincount(place[there], minlength=len(groups)).astype(np.float64)
    sources, targets = pairs_of(organization, sorted(organization.layers))
    weights = np.bincount(place[sources] * len(groups) + place[targets], minlength=len(groups) ** 2).astype(np.float64)
    centers, radii = _discs(sizes, weights.reshape(len(groups), len(groups)))
    names = [sentence(group_words(group)) for group in groups]
    labels = _labels([f"{name} {size:.0f}" for name, size in zip(names, sizes, strict=True)], centers, radii)
    discs = tuple(
        Disc(name, int(size), round(float(x), 1), round(float(y), 1), round(float(radius), 1), round(label, 1))
        for name, size, (x, y), radius, label in zip(names, sizes, centers, radii, labels, strict=True))
    if len(there) > MOST_PEOPLE:
        return NetworkPicture(WIDTH, HEIGHT, discs, 0.0, (), (), (), {})
    spots = _seats(place, there, sources, targets, centers, radii)
    rank = np.full(organization.size, -1, dtype=np.int64)
    rank[there[np.lexsort((spots[there, 1], spots[there, 0]))]] = np.arange(len(there))
    order = np.argsort(rank[there])
    shown = spots[there][order].round(1)
    ties = {name: _ends(organization, name, rank) for name in sorted(organization.layers)}
    dot = round(float(np.clip(0.34 * (radii / np.sqrt(sizes)).min(), 1.2, 6.0)), 2)
    return NetworkPicture(WIDTH, HEIGHT, discs, dot, tuple(shown[:, 0].tolist()), tuple(shown[:, 1].tolist()),
                          tuple(place[there][order].tolist()), ties)


def _ends(organization: Organization, name: str, rank: Integers) -> tuple[int, ...]:
    """The ends of the pairs of a layer, whichever way they look, each pair once."""
    sources, targets = pairs_of(organization, [name])
    ends = np.sort(np.stack([rank[sources], rank[targets]], axis=1), axis=1)
    return tuple(np.unique(ends, axis=0).ravel().tolist())


def _discs(sizes: Values, weights: Values) -> tuple[Values, Values]:
    """Centers and radii of the departments in the picture: those with many ties near one another, none overlapping."""
    number = len(sizes)
    radii = np.sqrt(FILLED * WIDTH * HEIGHT * sizes / (np.pi * sizes.sum()))
    if number == 1:
        return np.array([[WIDTH / 2.0, HEIGHT / 2.0]]), np.minimum(radii, 0.45 * HEIGHT)
    both = weights + weights.T
    np.fill_diagonal(both, 0.0)
    pull = both / np.maximum(np.sqrt(np.outer(sizes, sizes)), 1.0)
    pull /= max(float(pull.max()), 1e-9)
    angle = GOLDEN * np.arange(number)
    order = np.argsort(-sizes, kind="stable")
    centers = np.empty((number, 2))
    centers[order] = 40.0 * np.sqrt(np.arange(number))[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    for step in range(ROUNDS):
        centers = _moved(centers, radii, pull, 1.0 - step / ROUNDS)
    centers = _apart(centers, radii)
    return _fitted(centers, radii)


def _moved(centers: Values, radii: Values, pull: Values, heat: float) -> Values:
    """One step: ties pull departments together, all of them draw to the middle, and discs push one another away."""
    apart = centers[None, :, :] - centers[:, None, :]
    distance = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-6)
    wanted = radii[:, None] + radii[None, :] + 46.0
    free = np.maximum(distance - wanted, 0.0)
    overlap = np.maximum(wanted - distance, 0.0)
    force = (0.06 * heat * pull * free - 0.5 * overlap) / distance
    np.fill_diagonal(force, 0.0)
    moved: Values = centers + (force[:, :, None] * apart).sum(axis=1) - 0.02 * heat * centers * FLAT
    return moved


def _apart(centers: Values, radii: Values) -> Values:
    """The discs pushed apart until none overlaps."""
    for _ in range(ROUNDS):
        moved = _moved(centers, radii, np.zeros((len(radii), len(radii))), 0.0)
        if np.abs(moved - centers).max() < 0.05:
            break
        centers = moved
    return centers


def _fitted(centers: Values, radii: Values) -> tuple[Values, Values]:
    """The discs scaled and moved into the picture, with room for a name above each."""
    centers = centers * np.array([_stretch(centers, radii), 1.0])
    low = (centers - radii[:, None]).min(axis=0) - np.array([6.0, 34.0])
    high = (centers + radii[:, None]).max(axis=0) + 6.0
    scale = float(np.minimum(np.array([WIDTH, HEIGHT]) / (high - low), 1.6).min())
    spare = (np.array([WIDTH, HEIGHT]) - scale * (high - low)) / 2.0
    return scale * (centers - low) + spare, scale * radii


def _stretch(centers: Values, radii: Values) -> float:
    """How far the discs may be drawn apart sideways, so that they fill the width."""
    wide, high = (centers + radii[:, None]).max(axis=0) - (centers - radii[:, None]).min(axis=0)
    return float(np.clip(high * WIDTH / HEIGHT / wide, 1.0, MOST_STRETCH))


def _labels(texts: Sequence[str], centers: Values, radii: Values) -> list[float]:
    """The height at which each name stands: above its disc, or below or in it where another name is in the way."""
    taken: list[tuple[float, float, float]] = []
    heights = []
    for text, (x, y), radius in zip(texts, centers.tolist(), radii.tolist(), strict=True):
        half = LETTER * len(text) / 2.0
        places = (y - radius - 6.0, y + radius + 16.0, y + 4.0)
        free = (place for place in places if 12.0 < place < HEIGHT - 2.0 and not any(
            abs(place - other) < LINE and abs(x - middle) < half + width for middle, other, width in taken))
        heights.append(next(free, places[0]))
        taken.append((x, heights[-1], half))
    return heights


def _seats(
    place: Integers, there: Integers, sources: Integers, targets: Integers, centers: Values, radii: Values
) -> Values:
    """The place of every person, shape (people, 2): seats in the disc, on the side of those they have ties with."""
    wish = _wishes(place, sources, targets, centers)
    spots = np.zeros((len(place), 2))
    for disc, (center, radius) in enumerate(zip(centers, radii, strict=True)):
        members = there[place[there] == disc]
        turn = GOLDEN * np.arange(len(members))
        out = 0.9 * radius * np.sqrt((np.arange(len(members)) + 0.5) / len(members))
        seats = out[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1)
        spots[members] = center + seats[_assigned(seats, radius * wish[members])]
    return spots


def _wishes(place: Integers, sources: Integers, targets: Integers, centers: Values) -> Values:
    """The direction in which everybody's ties with other departments lie, as long as their share of all ties."""
    ends, others = np.concatenate([sources, targets]), np.concatenate([targets, sources])
    away = centers[place[others]] - centers[place[ends]]
    length = np.sqrt((away**2).sum(axis=1))
    step = away / np.maximum(length, 1e-9)[:, None]
    total = np.maximum(np.bincount(ends, minlength=len(place)), 1)
    return np.stack([np.bincount(ends, weights=step[:, axis], minlength=len(place)) for axis in (0, 1)],
                    axis=1) / total[:, None]


def _assigned(seats: Values, wishes: Values) -> Integers:
    """The seat of each person, so that all together sit as near to their wishes as possible."""
    if len(seats) > MOST_SEATED:
        return np.arange(len(seats))
    from scipy.optimize import linear_sum_assignment

    cost = ((wishes[:, None, :] - seats[None, :, :]) ** 2).sum(axis=2)
    return np.asarray(linear_sum_assignment(cost)[1], dtype=np.int64)
