"""An organization after people have swapped places: new teams and reporting lines, the same people.

Team and reporting ties follow the new places; all other ties stay, because people still know the same colleagues.
Departments do not change: they define where a position is counted.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.generation.reorder import moved
from cxsim.organization.layers import layer_from_ties, team_layer, unique_codes
from cxsim.organization.structure import Layer, Organization

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Pairs = NDArray[np.int64]

Indices = NDArray[np.int32]


def exchanged(organization: Organization, places: Pairs, leads: Pairs, seed: int) -> Organization:
    """The organization after all swaps, made at the same time.

    Parameters
    ----------
    organization
        The organization before.
    places
        Pairs of people who swap places, shape (pairs, 2): each gets the team and the manager of the other.
    leads
        Pairs of managers who swap the people they lead, shape (pairs, 2); managers who belong to the team that they
        lead swap teams too.
    seed
        Seed for teams so large that people look at only some team-mates.
    """
    manager = _led_by_each_other(organization.manager, leads)
    sits_in_team = _leads_own_team(organization)
    team = _swapped(organization.team, places)
    team = _swapped(team, leads[sits_in_team[leads].all(axis=1)])
    # Reports belong to the person, not the place: a manager who swaps places keeps them.
    manager = _swapped(manager, places)
    own = np.flatnonzero(manager == np.arange(organization.size))
    manager[own] = organization.manager[own]
    layers = dict(organization.layers)
    if "team" in layers:
        layers["team"] = _team_ties(organization, team, seed)
    if "reporting" in layers:
        layers["reporting"] = _reporting_ties(organization, manager)
    return replace(organization, team=team, manager=manager, layers=layers)


def _swapped(values: Indices, pairs: Pairs) -> Indices:
    """The values after each pair has swapped theirs (nobody is in two pairs)."""
    result = values.copy()
    result[pairs[:, 0]], result[pairs[:, 1]] = values[pairs[:, 1]], values[pairs[:, 0]]
    return result


def _led_by_each_other(manager: Indices, leads: Pairs) -> Indices:
    """The managers after each pair has swapped its reports."""
    successor = np.arange(len(manager))
    successor[leads[:, 0]], successor[leads[:, 1]] = leads[:, 1], leads[:, 0]
    return moved(manager, successor)


def _leads_own_team(organization: Organization) -> Mask:
    """Managers who are in the same team as somebody they lead, shape (people,)."""
    led = np.flatnonzero(organization.manager >= 0)
    above = organization.manager[led]
    leads = np.zeros(organization.size, dtype=np.bool_)
    leads[above[organization.team[led] == organization.team[above]]] = True
    return leads


def _team_ties(organization: Organization, team: Indices, seed: int) -> Layer:
    """Old ties of teams that did not change, and new ties of teams that somebody left or joined."""
    old = organization.layers["team"]
    moved = organization.team != team
    touched = np.unique(np.concatenate([organization.team[moved], team[moved]]))
    before, after = np.isin(organization.team, touched), np.isin(team, touched)
    kept = ~(before[old.sources] | before[old.targets])
    rows = np.flatnonzero(after)
    new = team_layer(team[rows], organization.keys[rows], seed)
    return layer_from_ties(
        "team",
        np.concatenate([old.sources[kept], rows[new.sources].astype(np.int32)]),
        np.concatenate([old.targets[kept], rows[new.targets].astype(np.int32)]),
        np.concatenate([old.weights[kept], new.weights]),
    )


def _reporting_ties(organization: Organization, manager: Indices) -> Layer:
    """Ties to managers who stayed, and ties in both directions to new managers."""
    old, people = organization.layers["reporting"], organization.size
    code = old.sources.astype(np.int64) * people + old.targets
    changed = np.flatnonzero(manager != organization.manager)
    gone, come = (
        _both_ways(changed[of[changed] >= 0], of[changed[of[changed] >= 0]], people)
        for of in (organization.manager, manager)
    )
    kept = ~np.isin(code, gone) | np.isin(code, come)
    new = np.setdiff1d(come, code[kept])
    codes = np.concatenate([code[kept], new])
    sources, targets = np.divmod(codes, people)
    weights = np.concatenate([old.weights[kept], np.ones(len(new))])
    return layer_from_ties("reporting", sources.astype(np.int32), targets.astype(np.int32), weights)


def _both_ways(employees: Integers, managers: Indices, people: int) -> Integers:
    above = managers.astype(np.int64)
    return unique_codes(np.concatenate([employees * people + above, above * people + employees]))
