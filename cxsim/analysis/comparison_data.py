"""Results compared in pairs, as data from which rankings, risks and tables are computed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from cxsim.analysis.explained import Explained
from cxsim.analysis.force_field import ForceField
from cxsim.analysis.paired import Difference, paired_difference
from cxsim.errors import ResultError, did_you_mean
from cxsim.results.measures import MEASURES
from cxsim.results.result import Result

FEWEST_REPLICATES = 2


@dataclass(frozen=True)
class SourceShare:
    """The share of the variance over futures that comes from one source alone.

    ``baseline`` is empty for the plan's own band; else the band is that of the difference from that plan. ``share``
    is an estimate, between 0 and 1 apart from its error; ``low`` and ``high`` are its 95 % interval. The remainder to 1
    comes from the sources acting together. nan if there is no variance at all.
    """

    scenario: str
    baseline: str
    measure: str
    source: str
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Survival:
    """One alternative (``assumption`` = ``setting``) and its effect on a recommendation.

    ``leaders``: plans that lead there and cannot be told apart. ``beaten_by``: the plan that is clearly better there,
    or "". ``share_lost``: share of the futures there in which another plan does better.
    """

    assumption: str
    setting: str
    recommendation: str
    leaders: tuple[str, ...]
    beaten_by: str
    share_lost: float


@dataclass(frozen=True)
class TiesMatter:
    """What random ties in place of the real ones would change about the adopters at the end of a scenario."""

    scenario: str
    difference: Difference


@dataclass(frozen=True)
class ComparisonData:
    """Results that share organization, horizon, seed and replicates, and the baseline they are compared with.

    Replicate r faces the same random events in every scenario, so differences are taken in pairs.
    ``sources`` (shares of chance, people and parameters in the bands) and ``survivals`` (the plans under other rules
    and networks) and ``explained`` (why the plan in focus works) are present if requested, ``ties`` if people name
    others; ``field``: the forces before any plan. ``allow_missing``: continue without replicates that failed in some
    scenario; then every text says how many.

    Raises
    ------
    ResultError
        If the results cannot be compared; the message says which and why.
    """

    results: tuple[Result, ...]
    baseline: str
    sources: tuple[SourceShare, ...] = ()
    survivals: tuple[Survival, ...] = ()
    ties: TiesMatter | None = None
    explained: Explained | None = None
    field: ForceField | None = None
    allow_missing: bool = False

    def __post_init__(self) -> None:
        if not self.results:
            raise ResultError("there is nothing to compare: give at least one result")
        self._refuse_unclear_names()
        first = self.results[0]
        reasons = [reason for other in self.results[1:] for reason in pairing_problems(first, other)]
        if reasons:
            raise ResultError("these scenarios cannot be compared in pairs:\n" + "\n".join(reasons))
        if self.missing and not self.allow_missing:
            told = ", ".join(f"{count} of {first.replicates} in '{name}'" for name, count in self.missing.items())
            raise ResultError(f"replicates are missing or failed ({told}), and the others may not be representative. "
                              "Run them again, or allow missing replicates to continue without them")

    def _refuse_unclear_names(self) -> None:
        names = self.names
        for name in names:
            if names.count(name) > 1:
                raise ResultError(f"two scenarios are called '{name}': give each its own name")
        if self.baseline not in names:
            raise ResultError(f"the baseline '{self.baseline}' is not among the scenarios: "
                              f"{did_you_mean(self.baseline, names)}")

    @property
    def missing(self) -> dict[str, int]:
        """Number of replicates that are missing or failed (adoption unknown in some week), by scenario with any."""
        counts = {one.scenario_name: int(np.isnan(one.recording.of_all("adoption")).any(axis=0).sum())
                  for one in self.results}
        return {name: count for name, count in counts.items() if count}

    @property
    def names(self) -> tuple[str, ...]:
        """The scenarios' names, in order."""
        return tuple(result.scenario_name for result in self.results)

    @property
    def start_date(self) -> date | None:
        """The first day of week 0; None if no scenario states it."""
        return next((result.start_date for result in self.results if result.start_date is not None), None)

    @property
    def baseline_result(self) -> Result:
        """The result that the others are compared with."""
        return self[self.baseline]

    def __getitem__(self, name: str) -> Result:
        for result in self.results:
            if result.scenario_name == name:
                return result
        raise ResultError(f"no scenario is called '{name}': {did_you_mean(name, self.names)}")

    def difference(self, scenario: str, measure: str = "adoption_end", *, confidence: float = 0.95) -> Difference:
        """Paired difference between a scenario and the baseline in one measure."""
        return self.between(scenario, self.baseline, measure, confidence=confidence)

    def between(self, scenario: str, other: str, measure: str, *, confidence: float = 0.95) -> Difference:
        """Paired difference between any two scenarios in one measure."""
        self.refuse_one_replicate()
        values = [self[name].measures.get(measure) for name in (scenario, other)]
        if values[0] is None or values[1] is None:
            known = [name for name in MEASURES if all(name in result.measures for result in self.results)]
            raise ResultError(f"'{measure}' is not measured in both scenarios: {did_you_mean(measure, known)}")
        found = paired_difference(values[0], values[1], MEASURES[measure].better, confidence=confidence)
        return replace(found, needed=0) if found.constant and MEASURES[measure].planned else found

    def refuse_one_replicate(self) -> None:
        """Raise ResultError if there are too few replicates for an interval."""
        if self.results[0].replicates < FEWEST_REPLICATES:
            raise ResultError(
                "one replicate gives a difference but no interval, so the effect of the plan cannot be told from "
                "chance: run at least 2 replicates, preferably 200"
            )


def pairing_problems(first: Result, other: Result) -> list[str]:
    """Why two results cannot be paired, one sentence each."""
    facts: dict[str, tuple[Any, Any]] = {
        "weeks": (first.weeks, other.weeks),
        "replicates": (first.replicates, other.replicates),
        "seed": (first.seed, other.seed),
        "people": (first.recording.headcount, other.recording.headcount),
        "groups": (", ".join(first.recording.groups), ", ".join(other.recording.groups)),
        "organization": (first.manifest.get("organization_hash"), other.manifest.get("organization_hash")),
        "currency": (first.currency, other.currency),
    }
    for fact, key in (("worth of outcomes", "value"), ("start dates", "start_date")):
        stated = (first.manifest.get(key), other.manifest.get(key))
        if None not in stated:
            facts[fact] = stated
    return [
        f"  different {fact}: '{first.scenario_name}' has {mine}, '{other.scenario_name}' has {theirs}"
        for fact, (mine, theirs) in facts.items()
        if mine != theirs
    ]
