"""Observations that contradict one another: found before anything runs, each with its place and a remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxsim.organization.findings import Findings
from cxsim.studies.narrowing.observation import Observation
from cxsim.studies.narrowing.read import About

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
    one: Observation, known: Mapping[Key, Observation], about: About,
    findings: Findings,
) -> None:
    """If all departments were seen, their mean is that of everybody."""
    parts = {name: known.get((one.what, one.week, name, one.earlier)) for name in about.people if name}
    if not parts or None in parts.values() or one.what == "customer_score":
        return
    whole_company = sum(about.people[name] for name in parts)
    shares = {name: about.people[name] / whole_company for name in parts}
    mean = sum(shares[name] * part.value for name, part in parts.items() if part is not None)
    errors = [shares[name] * part.error for name, part in parts.items() if part is not None]
    if abs(mean - one.value) > 3.0 * sum(error**2 for error in (*errors, one.error)) ** 0.5:
        findings.add(one.place.finding("", f"{one.name} is {one.told(one.value)}, but the departments make up "
                                  f"{one.told(mean)}; correct one of them, or leave out the total"))
