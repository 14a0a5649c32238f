"""Candidates: plans that a search tries, and how well each did."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.results.measures import MEASURES
from cxsim.sweeps.search.ground import ROUNDING, Planned
from cxsim.sweeps.search.reading import StatedSearch
from cxsim.sweeps.search.schema import Limit, Objective
from cxsim.sweeps.search.space import Data, Shown

Values = NDArray[np.float64]
Rows = Mapping[str, Values]
"""Values of a plan by measure, shape (replicates,) each."""


@dataclass(frozen=True)
class Ran:
    """The rows of plans by label, and why others have none."""

    rows: Mapping[str, Rows]
    failed: Mapping[str, str]


NOTHING, WRITTEN = "do nothing", "as written"
WORST_SHARE = 0.1
SIDE_MEASURES = ("adoption_end", "plan_cost", "burnout_share_peak", "turnover_per_year")
"""Shown beside the objectives."""
CANNOT_RUN = 100.0
"""The excess told to the sampler for a plan that cannot run: worse than any that breaks limits."""


@dataclass(frozen=True)
class Candidate:
    """A plan to try: its label, its generation, and what it shows in each dimension."""

    label: str
    generation: int
    shown: Shown
    plan: Data


@dataclass(frozen=True)
class Score:
    """How a candidate did.

    ``values``: by key of the objective, nan if it did not run; ``broken``: limit -> by how much, as a share of it;
    ``failed``: why it has no values.
    """

    values: Mapping[str, float]
    side: Mapping[str, float] = field(default_factory=dict)
    broken: Mapping[str, float] = field(default_factory=dict)
    failed: str = ""
    same_as: str = ""

    @property
    def keeps(self) -> bool:
        """Whether it ran and keeps all limits."""
        return not self.failed and not self.broken


def over_futures(objective: Objective, values: Values) -> float:
    """The mean, or the mean of the worst tenth of the futures (at least one), which is the expected shortfall."""
    return float(values.mean()) if objective.of == "mean" else worst_mean(values, higher(objective))


def worst_mean(values: Values, higher_is_better: bool, share: float = WORST_SHARE) -> float:
    """The mean of the worst share of the values, at least of one."""
    ordered = np.sort(values if higher_is_better else -values)
    mean = float(ordered[: max(1, math.ceil(share * len(values) - 1e-9))].mean())
    return mean if higher_is_better else 0.0 - mean


def higher(objective: Objective) -> bool:
    """Whether more of it is better."""
    return MEASURES[objective.measure].better == "higher"


def planned_excess(stated: StatedSearch, planned: Planned) -> dict[str, float]:
    """By how much a plan breaks the limits that are known before it runs."""
    found = {}
    for limit, value, name in ((stated.budget, planned.cost, "budget"),
                               (stated.hours, planned.hours, "team_hours_per_week")):
        if limit is not None and value > limit * (1.0 + ROUNDING):
            found[name] = (value - limit) / max(limit, 1.0)
    return found


def unrun(stated: StatedSearch, planned: Planned, *, reference: bool) -> Score | None:
    """The score of a plan that need not run: it cannot, or breaks a limit already as planned; None if it is to run.

    ``reference``: a plan that is shown for comparison also if it breaks limits.
    """
    unknown = {one.key: math.nan for one in stated.search.objectives}
    if planned.impossible:
        return Score(unknown, failed=f"cannot run: {planned.impossible}")
    broken = planned_excess(stated, planned)
    return Score(unknown, {"plan_cost": planned.cost}, broken) if broken and not reference else None


def judged(stated: StatedSearch, ran: Ran, label: str, planned: Planned) -> Score:
    """The score of a plan that ran, also against the limits that are known before."""
    score = scored(stated, ran.rows.get(label, {}), ran.failed.get(label, ""))
    return score if score.failed else replace(score, broken={**planned_excess(stated, planned), **score.broken})


def scored(stated: StatedSearch, rows: Rows, why: str = "") -> Score:
    """The score of a plan that ran; ``why`` it failed, if it did."""
    search = stated.search
    limits = [*search.constraints.measures]
    if stated.budget is not None:
        limits.append(Limit(measure="plan_cost", at_most=stated.budget))
    unknown = {one.key: math.nan for one in search.objectives}
    if why:
        return Score(unknown, failed=why)
    absent = _absent([*search.objectives, *limits], rows)
    if absent:
        return Score(unknown, failed=absent)
    side = {name: float(rows[name].mean()) for name in SIDE_MEASURES if name in rows}
    excess = {("budget" if one is limits[-1] and stated.budget is not None else one.told):
              one.excess(over_futures(one, rows[one.measure])) for one in limits}
    return Score({one.key: over_futures(one, rows[one.measure]) for one in search.objectives}, side,
                 {name: value for name, value in excess.items() if value > ROUNDING})


def _absent(wanted: Sequence[Objective], rows: Rows) -> str:
    """Which wanted measure has no value in some futures; a mean over the others would not be comparable."""
    for one in wanted:
        missing = int(np.isnan(rows[one.measure]).sum())
        if missing:
            return f"{one.measure} is absent in {missing} of {len(rows[one.measure])} futures"
    return ""


def told(score: Score) -> dict[str, float]:
    """What the sampler is told about limits: excess by limit; nothing if all are kept."""
    return {"runs": CANNOT_RUN} if score.failed else dict(score.broken)


def goodness(objectives: Sequence[Objective], values: Mapping[str, float]) -> tuple[float, ...]:
    """The objectives such that more is better."""
    return tuple(values[one.key] if higher(one) else -values[one.key] for one in objectives)


def rank(objectives: Sequence[Objective], score: Score) -> tuple[float, ...]:
    """By which plans are ordered: the objectives such that more is better; of equal plans the cheaper comes first."""
    return *goodness(objectives, score.values), -score.side.get("plan_cost", 0.0)


def front(points: Sequence[tuple[float, ...]]) -> list[int]:
    """The places of points that no other beats: none is as good in everything and better in something.

    Of equal points the first counts.
    """
    return [place for place, own in enumerate(points) if not any(
        all(a >= b for a, b in zip(other, own, strict=True)) and (other != own or rival < place)
        for rival, other in enumerate(points) if rival != place)]


def spread(places: Sequence[int], points: Sequence[tuple[float, ...]], most: int) -> list[int]:
    """At most so many of a front, evenly along its first objective, both ends among them."""
    ordered = sorted(places, key=lambda place: points[place], reverse=True)
    if len(ordered) <= most:
        return ordered
    wanted = np.linspace(0, len(ordered) - 1, most).round().astype(int) if most > 1 else [0]
    return [ordered[one] for one in wanted]


def settings_told(shown: Shown) -> dict[str, Any]:
    """What a candidate shows, blank where it has no say."""
    return {name: "" if value is None else value for name, value in shown.items()}
