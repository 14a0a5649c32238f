"""Why a plan works, and what would change it: what was found by running parts and variants of it.

Every variant ran in the same futures as the plan as it stands, so its changes are paired differences.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.attribution import ATTRIBUTION_COLUMNS, INTERACTION_COLUMNS, Attribution
from cxsim.analysis.groups import PeopleGroup, people_groups
from cxsim.analysis.paired import Difference
from cxsim.analysis.stages import StuckGroup
from cxsim.errors import ResultError, did_you_mean
from cxsim.results.files import csv_table
from cxsim.results.measures import END_WEEKS, MEASURES, Better
from cxsim.results.recording import Recording
from cxsim.results.store import Writer

Values = NDArray[np.float64]

TRIED_COLUMNS = ("scenario", "question", "group", "move", "what", "amount", "measure", "level", "change", "low", "high",
                 "replicates", "replicates_needed")

Question = Literal["group", "timing", "delay"]
MoveKind = Literal["remove_inhibitor", "training", "communication", "sponsorship", "dialogue_on_values",
                   "manager_coaching", "earlier", "later"]

# What is held against the plan as it stands, beside the measures of every run.
OWN_MEASURES: Mapping[str, Better] = {
    "adoption_in_group": "higher", "adopter_weeks": "higher", "weeks_over_capacity": "lower",
}
TRIED_MEASURES = ("adoption_end", "target_met", "plan_cost", "net_value")


@dataclass(frozen=True)
class Move:
    """One change of a plan.

    ``what``: the inhibitor that is removed or the intervention that is moved; "" for the whole plan. ``amount``: the
    share removed, hours of training a week, a level or strength, or weeks.
    """

    kind: MoveKind
    what: str
    amount: float


@dataclass(frozen=True)
class Found:
    """A measure after a move: its mean, and how it differs from the plan as it stands."""

    measure: str
    level: float
    change: Difference


@dataclass(frozen=True)
class Tried:
    """One move for one question, and what came of it."""

    question: Question
    move: Move
    found: tuple[Found, ...]

    def of(self, measure: str) -> Found | None:
        """What it did to a measure; None if the plan has no such measure."""
        return next((one for one in self.found if one.measure == measure), None)

    def gain(self, measure: str) -> float:
        """The mean change in a measure, 0 without it."""
        found = self.of(measure)
        return 0.0 if found is None else found.change.mean


@dataclass(frozen=True)
class Explained:
    """Why a plan works, over so many of its futures.

    ``not_attributed``: why its interventions could not be told apart, or "". ``target``: how often the plan reaches its
    target, nan without one. ``stuck``: the largest stuck group; None if nobody is held.
    """

    scenario: str
    futures: int
    attribution: Attribution | None
    not_attributed: str = ""
    target: float = math.nan
    stuck: StuckGroup | None = None
    tried: tuple[Tried, ...] = ()

    def about(self, question: Question) -> list[Tried]:
        """The moves that were tried for one question."""
        return [one for one in self.tried if one.question == question]

    def tried_rows(self) -> Iterator[tuple[Any, ...]]:
        """One row per move and measure, with the columns of ``tried.csv``."""
        for one in self.tried:
            for found in one.found:
                change = found.change
                group = self.stuck.group.key if self.stuck and found.measure == "adoption_in_group" else ""
                yield (self.scenario, one.question, group, one.move.kind, one.move.what, one.move.amount,
                       found.measure, found.level, change.mean, change.low, change.high, change.replicates,
                       change.needed)


def own_measures(recording: Recording, group: PeopleGroup | None) -> dict[str, Values]:
    """The measures of ``OWN_MEASURES`` that a recording with groups gives, shape (replicates,) each.

    ``adoption_in_group``: adopters among people present in a group, mean of the last four weeks. ``adopter_weeks``:
    adopters summed over weeks. ``weeks_over_capacity``: weeks in which the mean load of some department is above its
    capacity.
    """
    adoption = recording.of_all("adoption")
    loads = np.array([one.mean(recording, "change_load") for one in people_groups(recording)])
    found = {
        "adopter_weeks": np.sum(adoption * recording.of_all("people"), axis=0),
        "weeks_over_capacity": (loads > 1.0).any(axis=0).sum(axis=0).astype(np.float64),
    }
    if group is not None:
        found["adoption_in_group"] = group.mean(recording, "adoption")[-END_WEEKS:].mean(axis=0)
    missing = np.isnan(adoption).any(axis=0)
    return {name: np.where(missing, np.nan, values) for name, values in found.items()}


def explained_files(explained: Explained) -> dict[str, Writer]:
    """``tried.csv``; ``attribution.csv`` and ``interactions.csv`` where the interventions can be told apart."""
    found = {"tried.csv": csv_table(TRIED_COLUMNS, explained.tried_rows())}
    if explained.attribution is not None:
        found["attribution.csv"] = csv_table(ATTRIBUTION_COLUMNS, explained.attribution.rows())
        found["interactions.csv"] = csv_table(INTERACTION_COLUMNS, explained.attribution.interaction_rows())
    return found


def better(measure: str) -> Better:
    """Which direction of a measure of tried moves is better.

    Raises
    ------
    ResultError
        If there is no such measure.
    """
    if measure in OWN_MEASURES:
        return OWN_MEASURES[measure]
    if measure not in MEASURES:
        raise ResultError(f"there is no measure '{measure}': {did_you_mean(measure, (*OWN_MEASURES, *MEASURES))}")
    return MEASURES[measure].better
