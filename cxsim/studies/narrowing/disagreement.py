"""Observations that contradict one another: found before anything runs, each with its place and a remedy."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from cxsim.organization.findings import Findings
from cxsim.studies.narrowing.cells import About
from cxsim.studies.narrowing.observation import Observation

Key = tuple[str, int | None, str, bool]


def disagreements(observations: Iterable[Observation], about: About, findings: Findings) -> None:
    """Say which observations contradict one another: the same thing twice, adoption without use, and departments that
    do not make up the whole."""
    first: dict[Key, Observation] = {}
    for one in observations:
        if one.key in first:
            other = first[one.key]
            same = "the same number" if one.value == other.value else f"{other.told(other.value)}"
            findings.add(one.place.finding("", (
                f"{one.name} appears twice, here as {one.told(one.value)}, before as {same}; keep one")))
        first.setdefault(one.key, one)
    for one in first.values():
        if one.what == "adoption":
            _about_use(one, first.get(("use", *one.key[1:])), about, findings)
        if not one.department:
            _about_departments(one, first, about, findings)


def _about_use(adoption: Observation, use: Observation | None, about: About, findings: Findings) -> None:
    """Adopters use it on most occasions, so use cannot be much below what adoption implies."""
    if use is None:
        return
    least = adoption.value * about.adopter_share
    error = (use.total_error**2 + (about.adopter_share * adoption.total_error) ** 2) ** 0.5
    if least - use.value > 2.0 * error:
        findings.add(adoption.place.finding("", (
            f"{adoption.name} is {adoption.told(adoption.value)} and use {use.told(use.value)}: adopters use it on at "
            f"least {about.adopter_share:.0%} of occasions, so use would be at least {use.told(least)}; both are over "
            "the last four weeks. Correct one, leave it out, or state larger errors")))


def _about_departments(
    one: Observation, known: Mapping[Key, Observation], about: About, findings: Findings
) -> None:
    """If all departments were seen, their mean is that of everybody; scores of departments weigh otherwise."""
    parts = {key[2]: part for key, part in known.items() if key[2] and key == (*one.key[:2], key[2], one.earlier)}
    departments = about.people.keys() - {""}
    if departments and parts.keys() == departments and one.what != "customer_score":
        _hold_against(one, list(parts.values()), about, findings)


def _hold_against(one: Observation, parts: Sequence[Observation], about: About, findings: Findings) -> None:
    people = np.array([about.people[part.department] for part in parts])
    mean = float(np.average([part.value for part in parts], weights=people))
    error = math.hypot(one.error, *(people / people.sum() * [part.error for part in parts]))
    if abs(mean - one.value) > 3.0 * error:
        findings.add(one.place.finding("", f"{one.name} is {one.told(one.value)}, but the departments make up "
                                           f"{one.told(mean)}; correct one of them, or leave out the total"))
