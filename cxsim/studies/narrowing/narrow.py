"""Narrowing a plausible set by what a company has seen so far: the rows as they would be had they shown the same.

Every row is played once on the company's own scenario, to its last week, and once on an earlier roll-out if there was
one. Errors of the stated size are added to what the rows show, so that rows and company are compared like with like.
Then forecast and parameters are adjusted by regression.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import InputError, ResultError
from cxsim.model.parameters import PARAMETERS
from cxsim.model.plausible import PlausibleSet
from cxsim.scenario.schema.schema import Scenario
from cxsim.streams import order, uniforms
from cxsim.studies.narrowing.adjust import quantiles
from cxsim.studies.narrowing.learning import BAND, Learned, Simulated, learn
from cxsim.studies.narrowing.observation import Observation
from cxsim.studies.narrowing.refusal import findings, seen_of, summaries_of
from cxsim.studies.narrowing.rows import FIRST_OF_EARLIER, Play, Rows, play, rows_of, whole_set
from cxsim.units import counted

Values = NDArray[np.float64]

# With fewer rows a regression on a handful of observations says more about chance than about the company.
FEWEST_ROWS: Final = 32


@dataclass(frozen=True)
class Narrowed:
    """A set, what was seen, and what follows. ``shown``: what each row shows, shape (rows, observations).

    ``usable``: which of all rows that were played could be compared; ``before`` and all tables have only those.
    """

    scenario: Scenario
    before: PlausibleSet
    rows: Rows
    usable: NDArray[np.bool_]
    observations: tuple[Observation, ...]
    shown: Values
    simulated: Simulated
    learned: Learned
    seed: int

    @property
    def weeks(self) -> int:
        """Weeks of the forecast."""
        return int(self.simulated.adoption.shape[1])

    @property
    def now(self) -> int:
        """The last week of the plan in which anything was seen."""
        return max((one.week or 0 for one in self.observations if not one.earlier), default=0)

    @cached_property
    def adoption_before(self) -> Values:
        """Low, median and high adoption of the set as it was, shape (3, weeks)."""
        count = self.simulated.reference.rows
        return quantiles(self.simulated.adoption, np.full(count, 1.0 / count), BAND)

    @cached_property
    def adoption_after(self) -> Values:
        """Low, median and high adoption after what was seen, shape (3, weeks)."""
        return self.learned.adoption_band()

    @property
    def last_seen(self) -> Observation | None:
        """The latest adoption of everybody that was seen in this plan: what it would stay at if nothing changed."""
        seen = [one for one in self.observations if one.what == "adoption" and not one.department and not one.earlier]
        return max(seen, key=lambda one: one.week or 0, default=None)

    def after(self) -> PlausibleSet:
        """As many equally weighted rows as before, each parameter within its range, in a keyed order."""
        count = self.simulated.reference.rows
        start = float(uniforms(self.seed, "narrow: start", np.zeros(1, dtype=np.uint64))[0])
        edges = np.cumsum(self.learned.weights) * count
        picked = np.minimum(np.searchsorted(edges, np.arange(count) + start, side="right"), count - 1)
        picked = picked[order(self.seed, "narrow: order", np.arange(count, dtype=np.uint64))]
        adjusted = {name: self.learned.parameters[:, place] for place, name in enumerate(self.simulated.names)}
        return PlausibleSet({name: adjusted.get(name, self.before.column(name))[picked] for name in PARAMETERS})


@dataclass(frozen=True)
class Earlier:
    """An earlier roll-out in the same company: its scenario, and what was seen in it."""

    scenario: Scenario
    observations: tuple[Observation, ...]


def narrow(
    scenario: Scenario, observations: Sequence[Observation], *, earlier: Earlier | None = None,
    most_rows: int | None = None, how: Play | None = None,
) -> Narrowed:
    """Narrow the scenario's set (the shipped one, unless it names its own) by what was seen.

    Parameters
    ----------
    most_rows : int or None
        Play only the first rows of the set; default: all.

    Raises
    ------
    ResultError
        Without observations, or with too few rows.
    InputError
        If the set does not reach what was seen, with the observations responsible and what would work.
    """
    if not observations and earlier is None:
        raise ResultError("there are no observations: give a file with --observed, or --adoption, --turnover or "
                          "--customer-score")
    how = how or Play()
    stated = whole_set(scenario)
    rows = rows_of(stated, most_rows)
    if rows.rows < FEWEST_ROWS:
        raise ResultError(f"the set has {counted(rows.rows, 'row')}; narrowing needs at least {FEWEST_ROWS}, and some "
                          "hundred to be of use")
    played = play(stated, rows, how, observations)
    shown = [played.simulated(one) for one in observations]
    usable = played.usable
    seen = tuple(observations)
    if earlier is not None:
        before = play(whole_set(earlier.scenario), rows, replace(how, seed=played.seed), earlier.observations,
                      first=FIRST_OF_EARLIER, inputs=0)
        seen += tuple(replace(one, earlier=True) for one in earlier.observations)
        shown += [before.simulated(one) for one in earlier.observations]
        usable = usable & before.usable
    return _from_rows(stated, rows, played, (seen, np.column_stack(shown)), usable)


def _from_rows(
    scenario: Scenario, rows: PlausibleSet, played: Rows, seen: tuple[tuple[Observation, ...], Values],
    usable: NDArray[np.bool_],
) -> Narrowed:
    """Learn from rows that were played."""
    observations, shown = seen
    usable = usable & np.isfinite(shown).all(axis=1)
    if usable.sum() < FEWEST_ROWS:
        raise ResultError(f"only {counted(int(usable.sum()), 'row')} of {rows.rows} can be compared with these "
                          "observations; in the others nobody is left to be observed")
    before = PlausibleSet({name: rows.column(name)[usable] for name in PARAMETERS})
    shown = shown[usable]
    outside = findings(observations, shown, played.seed)
    if outside:
        raise InputError(outside)
    adoption = played.recording.of_all("adoption")[: scenario.weeks].T[usable]
    parameters = np.column_stack([before.column(name) for name in played.in_force])
    simulated = Simulated(summaries_of(observations, shown, played.seed), adoption, parameters, played.in_force,
                          played.recording.headcount)
    learned = learn(simulated, seen_of(observations))
    return Narrowed(scenario, before, played, usable, observations, shown, simulated, learned, played.seed)
