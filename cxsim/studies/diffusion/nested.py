"""Do own contacts tell more than group, number of contacts and calendar period? Three nested logits.

Each row is a person at risk in a period. The pooled curve has a constant for each step of the calendar. The model of
the group adds the share of adopters among the others of the group and the number of contacts. The model of contacts
adds how far the share among own contacts lies above or below that of the group.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.streams import employee_keys, uniforms
from cxsim.studies.diffusion.logit import Design, Logit, fitted, log_likelihoods
from cxsim.studies.diffusion.observations import Observations, ObservedContacts
from cxsim.studies.diffusion.person_periods import PersonPeriods, contacts_shares, person_periods, shares_of_others

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

POOLED: Final = "pooled_curve"
GROUP: Final = "group"
CONTACTS: Final = "contacts"
COLUMNS: Final = ("group_share", "degree", "contacts_over_group")
LADDER: Final = {POOLED: 0, GROUP: 2, CONTACTS: 3}
"""The nested models, and how many of the columns each has."""

FEWEST_EVENTS: Final = 5
MOST_STEPS: Final = 50
FEWEST_GROUPS: Final = 4
MOST_PARTS: Final = 50
TENTHS: Final = 10
TENTH: Final = "tenth of the people"


@dataclass(frozen=True)
class Parts:
    """What is left out in turn, and the part of each person. ``kind``: group, set of groups, or tenth of the people."""

    kind: str
    names: tuple[str, ...]
    of_person: Integers

    @property
    def of_groups(self) -> bool:
        """Whether whole groups are left out."""
        return self.kind != TENTH


@dataclass(frozen=True)
class Problem:
    """The rows that all three models read; ``step_of`` gives the step of each period (period 1 first)."""

    observations: Observations
    table: PersonPeriods
    step_of: Integers
    design: Design
    parts: Parts

    @classmethod
    def of(cls, observations: Observations, seed: int = 1) -> Problem:
        """Whatever is asked of these observations."""
        table, step_of = person_periods(observations), steps(observations)
        others = np.column_stack([group_column(observations, table), table.log_degree])
        design = Design(step_of[table.period - 1], int(step_of.max()) + 1,
                        np.column_stack([others, table.contacts_share - table.group_share]), table.adopts)
        return cls(observations, table, step_of, design, parts_of(observations, seed))

    def rows(self, part: int) -> Mask:
        """The rows of the people of one part."""
        own: Mask = self.parts.of_person[self.table.person] == part
        return own

    @property
    def shared_steps(self) -> tuple[tuple[int, int], ...]:
        """First and last period of each step that has several."""
        ends = [(int(own[0]) + 1, int(own[-1]) + 1) for own in map(
            np.flatnonzero, (self.step_of == step for step in range(self.design.steps)))]
        return tuple(end for end in ends if end[0] < end[1])

    def fit(self, model: str, rows: Mask | None = None) -> Logit:
        """A model fitted to some rows (none = all)."""
        design = self.design.first(LADDER[model])
        return fitted(design if rows is None else design.of(rows))

    def with_contacts(self, contacts: ObservedContacts) -> Design:
        """The same rows with other contacts, of which everybody has as many."""
        earlier = self.observations.adopted_before().astype(np.float64)
        group = shares_of_others(self.observations.group_of, earlier)
        ahead = contacts_shares(contacts, earlier, group) - group
        column = ahead[self.table.person, self.table.period - 1]
        columns = np.column_stack([self.design.columns[:, :LADDER[GROUP]], column])
        return Design(self.design.step, self.design.steps, columns, self.design.adopts)


@dataclass(frozen=True)
class PartScore:
    """Log-likelihood of one part by each model, fitted to the other parts and to everybody."""

    part: str
    people: int
    periods: int
    left_out: dict[str, float]
    in_sample: dict[str, float]


@dataclass(frozen=True)
class Gain:
    """What own contacts add to the log-likelihood, summed over parts.

    ``standard_error`` and the 95 % interval take the parts' differences for independent draws (t distribution).
    """

    total: float
    standard_error: float
    low: float
    high: float
    better: int
    parts: int


def group_column(observations: Observations, table: PersonPeriods) -> Values:
    """The group's share: of the others with times, of all in the group without.

    Of final adoption alone, the share of the others would be lower for each adopter than for the others of the group,
    and so tell who adopted.
    """
    if not observations.final_only:
        return table.group_share
    adopted = (observations.adopted_in > 0).astype(np.float64)
    size = np.bincount(observations.group_of)
    share: Values = (np.bincount(observations.group_of, weights=adopted) / size)[observations.group_of[table.person]]
    return share


def steps(observations: Observations) -> Integers:
    """The step of each period: neighbouring periods share a constant until enough people adopted in them."""
    times = observations.adopted_in
    events = np.bincount(times[times > 0], minlength=observations.periods + 1)[1:]
    enough = max(FEWEST_EVENTS, events.sum() / MOST_STEPS)
    numbers, step, held = [], 0, 0
    for period, count in enumerate(events):
        numbers.append(step)
        held += int(count)
        if held >= enough and events[period + 1:].sum() >= enough:
            step, held = step + 1, 0
    return np.array(numbers, dtype=np.int64)


def parts_of(observations: Observations, seed: int) -> Parts:
    """Groups where there are enough of them, sets of groups where there are many, else tenths of the people."""
    groups = observations.groups
    if len(groups) < FEWEST_GROUPS:
        tenth = _dealt(employee_keys(observations.ids), min(TENTHS, observations.people), seed)
        return Parts(TENTH, tuple(str(one + 1) for one in range(int(tenth.max()) + 1)), tenth)
    if len(groups) <= MOST_PARTS:
        return Parts("group", groups, observations.group_of)
    of_group = _dealt(employee_keys(groups), MOST_PARTS, seed)
    return Parts("set of groups", tuple(str(one + 1) for one in range(MOST_PARTS)), of_group[observations.group_of])


def _dealt(keys: NDArray[np.uint64], hands: int, seed: int) -> Integers:
    """Everything dealt out evenly and at random."""
    order = np.lexsort((keys, uniforms(seed, "left_out", keys)))
    place = np.empty(len(keys), dtype=np.int64)
    place[order] = np.arange(len(keys)) % hands
    return place


def part_scores(problem: Problem) -> tuple[PartScore, ...]:
    """How well each model predicts each part, period by period, from the other parts and from everybody."""
    everybody = {model: log_likelihoods(problem.fit(model), problem.design.first(LADDER[model])) for model in LADDER}
    found = []
    for number, name in enumerate(problem.parts.names):
        own = problem.rows(number)
        left_out = {model: _predicted(problem.design.first(LADDER[model]), own) for model in LADDER}
        found.append(PartScore(name, int((problem.parts.of_person == number).sum()), int(own.sum()), left_out,
                               {model: float(values[own].sum()) for model, values in everybody.items()}))
    return tuple(found)


def _predicted(design: Design, own: Mask) -> float:
    return float(log_likelihoods(fitted(design.of(~own)), design.of(own)).sum())


def left_out_gain(problem: Problem, design: Design | None = None) -> float:
    """What own contacts (or those of another design) add to the prediction of the parts left out."""
    with_contacts = problem.design if design is None else design
    without = problem.design.first(LADDER[GROUP])
    masks = [problem.rows(number) for number in range(len(problem.parts.names))]
    return math.fsum(_predicted(with_contacts, own) - _predicted(without, own) for own in masks)


def gain(differences: Sequence[float]) -> Gain:
    """The sum of the parts' differences, with its error."""
    from scipy.special import stdtrit

    parts, summed = len(differences), math.fsum(differences)
    error = math.sqrt(parts) * float(np.std(differences, ddof=1))
    reach = float(stdtrit(parts - 1, 0.975)) * error
    return Gain(summed, error, summed - reach, summed + reach, sum(one > 0.0 for one in differences), parts)
