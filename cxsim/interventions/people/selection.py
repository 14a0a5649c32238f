"""Selection for a role: people ranked by a rule on the mapped ties.

Every rule gives a ranking, and a role takes the first people in it: more seats always include the people whom fewer
seats would select. People are processed in the order of their keys, so the order of rows has no effect, and a keyed
draw breaks ties in rank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from cxsim.model.view import PeopleView
from cxsim.streams import order, pair_keys

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

Rule = Literal["in_degree", "betweenness", "reach", "coverage", "nomination", "random"]
RULES: tuple[Rule, ...] = get_args(Rule)

PIVOTS = 256
"""Maximum number of people from whom shortest paths are counted: enough for a ranking, and fast for thousands."""
REACH_ROUNDS = 3
CONTACTS_NEEDED = 2
"""Complex contagion: people adopt what at least two contacts have (or their only one, if they have no more)."""


class Ties:
    """The mapped ties in key order. ``looking[k]`` looks at ``seen[k]``; both are places in ``rows``."""

    def __init__(self, view: PeopleView) -> None:
        self.rows: Integers = np.argsort(view.keys, kind="stable").astype(np.int64)
        place = np.empty(view.size, dtype=np.int64)
        place[self.rows] = np.arange(view.size)
        pairs = place[view.ties]
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        self.looking, self.seen, self.people = pairs[:, 0], pairs[:, 1], view.size

    def to_rows(self, scores: Values) -> Values:
        """Scores by place, rearranged to scores by row of the view."""
        found = np.empty(self.people)
        found[self.rows] = scores
        return found


def in_drawn_order(
    view: PeopleView, candidates: Integers, draw: str, rank: NDArray[np.generic] | None = None
) -> Integers:
    """The candidates (indices) in the keyed order that ``draw`` names.

    ``rank``, shape (people,): sorts them first, smallest to largest, with equals in the keyed order.
    """
    drawn = candidates[order(view.seed, draw, view.keys[candidates])]
    return drawn if rank is None else drawn[np.argsort(rank[drawn], kind="stable")]


def ranked(view: PeopleView, candidates: Integers, rule: Rule, draw: str) -> Integers:
    """The candidates, best first by the rule; ``draw`` names the keyed draw among equals."""
    drawn = in_drawn_order(view, candidates, f"select:{draw}")
    if rule == "random" or not len(drawn):
        return drawn
    if rule == "nomination":
        return _nominated(view, drawn, draw)
    if rule == "coverage":
        return _covering(view, drawn)
    return drawn[np.argsort(-_SCORES[rule](view)[drawn], kind="stable")]


def _in_degree(view: PeopleView) -> Values:
    return view.in_degree


def _betweenness(view: PeopleView) -> Values:
    """How often a person lies on shortest paths along which something spreads (Freeman 1977; Brandes 2001)."""
    ties = Ties(view)
    pivots = np.arange(ties.people)
    if len(pivots) > PIVOTS:
        pivots = np.sort(order(view.seed, "select:pivots", view.keys[ties.rows])[:PIVOTS])
    total = np.zeros(ties.people)
    for pivot in pivots:
        total += _dependency(ties, int(pivot))
    return ties.to_rows(total)


def _dependency(ties: Ties, source: int) -> Values:
    """Share of the shortest paths from one person that lead through each other person (Brandes), level by level."""
    distance = np.full(ties.people, -1, dtype=np.int64)
    paths = np.zeros(ties.people)
    distance[source], paths[source] = 0, 1.0
    steps: list[Integers] = []
    while True:  # from the person seen to the person looking: the direction of spread
        onward = np.flatnonzero((distance[ties.seen] == len(steps)) & (distance[ties.looking] < 0))
        if not len(onward):
            break
        paths += np.bincount(ties.looking[onward], weights=paths[ties.seen[onward]], minlength=ties.people)
        distance[ties.looking[onward]] = len(steps) + 1
        steps.append(onward)
    dependency = np.zeros(ties.people)
    for onward in reversed(steps):
        near, far = ties.seen[onward], ties.looking[onward]
        dependency += np.bincount(near, weights=paths[near] / paths[far] * (1.0 + dependency[far]),
                                  minlength=ties.people)
    dependency[source] = 0.0
    return dependency


def _reach(view: PeopleView) -> Values:
    """Number of people reached in a few rounds of complex contagion, starting with a person and those who look at them.

    After the complex centrality of Guilbeault & Centola (2021), with a threshold of two contacts for everyone.
    """
    ties = Ties(view)
    if not len(ties.looking):
        return np.zeros(ties.people)
    lookers, first, contacts = np.unique(ties.looking, return_index=True, return_counts=True)
    turns = [np.flatnonzero(contacts > turn) for turn in range(int(contacts.max()))]
    scores = np.zeros(ties.people)
    bits = np.uint64(1) << np.arange(64, dtype=np.uint64)
    for start in range(0, ties.people, 64):  # 64 starts at once, one bit each
        block = np.arange(start, min(start + 64, ties.people))
        won = np.zeros(ties.people, dtype=np.uint64)
        won[block] = bits[: len(block)]
        near = (ties.seen >= start) & (ties.seen < start + len(block))
        np.bitwise_or.at(won, ties.looking[near], bits[ties.seen[near] - start])
        for _ in range(REACH_ROUNDS):
            one, two = np.zeros((2, len(lookers)), dtype=np.uint64)
            for turn, rows in enumerate(turns):
                have = won[ties.seen[first[rows] + turn]]
                two[rows] |= one[rows] & have
                one[rows] |= have
            won[lookers] |= np.where(contacts < CONTACTS_NEEDED, one, two)
        scores[block] = [np.count_nonzero(won & bit) for bit in bits[: len(block)]]
    return ties.to_rows(scores)


def _covering(view: PeopleView, drawn: Integers) -> Integers:
    """Greedy: each next person is looked at by the most people not yet covered, that is, neither selected nor looking
    at someone selected."""
    looking, seen = view.ties[:, 0], view.ties[:, 1]
    left = np.ones(view.size, dtype=np.bool_)
    chosen: list[int] = []
    waiting = drawn.copy()
    while len(waiting):
        gain = np.bincount(seen[left[looking]], minlength=view.size)[waiting]
        if not gain.any():
            break
        best = int(waiting[np.argmax(gain)])
        chosen.append(best)
        left[best] = False
        left[looking[seen == best]] = False
        waiting = waiting[waiting != best]
    # When everyone is covered, the rest follow by how many people look at them.
    rest = waiting[np.argsort(-view.in_degree[waiting], kind="stable")]
    return np.concatenate([np.array(chosen, dtype=np.int64), rest])


def _nominated(view: PeopleView, drawn: Integers, draw: str) -> Integers:
    """People asked in a keyed order each name a colleague they look at; those named first come first.

    People whom many look at are named more often, so no map of the ties is needed (Cohen et al. 2003).
    """
    eligible = np.zeros(view.size, dtype=np.bool_)
    eligible[drawn] = True
    named_by = np.full(view.size, -1, dtype=np.int64)
    pairs = view.ties[eligible[view.ties[:, 1]]]
    # Each person names the first colleague in a keyed order of their own.
    each = pair_keys(view.keys[pairs[:, 0]], view.keys[pairs[:, 1]])
    pairs = pairs[order(view.seed, f"select:{draw}:named", each)]
    asked, first = np.unique(pairs[:, 0], return_index=True)
    named_by[asked] = pairs[first, 1]
    answers = named_by[order(view.seed, f"select:{draw}:asked", view.keys)]
    answers = answers[answers >= 0]
    named = answers[np.sort(np.unique(answers, return_index=True)[1])]
    return np.concatenate([named, drawn[~np.isin(drawn, named)]])


_SCORES: Mapping[str, Callable[[PeopleView], Values]] = {
    "in_degree": _in_degree, "betweenness": _betweenness, "reach": _reach,
}
