"""Companies whose truth is known: rows of the set, and rows that lack a mechanism and terms of every week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import InputError
from cxsim.model.parameters import PARAMETERS
from cxsim.model.plausible import PlausibleSet
from cxsim.model.registry import BUILT_IN
from cxsim.scenario.schema.plan import Plan
from cxsim.streams import uniforms
from cxsim.studies.narrowing.learning import Simulated
from cxsim.studies.narrowing.observation import Observation
from cxsim.studies.narrowing.refusal import summaries_of
from cxsim.studies.narrowing.rows import FIRST_OF_EARLIER, Play, Rows, play, rows_of, whole_set
from experiments.narrowing.company import PEOPLE, SEED, WAVES, company, earlier
from experiments.validation.ablation import TERMS

Values = NDArray[np.float64]
Integers = NDArray[np.int64]

# So many truths lack the same mechanism, because they share a week; each lacks other terms.
AT_ONCE: Final = 8
GROUPS: Final = 32
TERMS_LEFT_OUT: Final = 3
FIRST_OF_TRUTHS: Final = 2_000_000


@dataclass(frozen=True)
class Played:
    """Companies that were played on a plan: ``row`` of the set that each one is, what it shows, and its adoption.

    ``shown``: by observation, shape (companies,); ``adoption``: (companies, weeks).
    """

    row: Integers
    shown: dict[tuple[str, int | None, str, bool], Values]
    adoption: Values

    def of(self, observations: tuple[Observation, ...]) -> Values:
        """What each company shows, shape (companies, observations)."""
        return np.column_stack([self.shown[one.key] for one in observations])

    def summaries(self, observations: tuple[Observation, ...], seed: int) -> Values:
        """What is seen of each company, with errors, as it enters regressions."""
        return summaries_of(observations, self.of(observations), seed)


def from_the_set(
    plan: Plan, observations: tuple[Observation, ...], how: Play
) -> tuple[Played, PlausibleSet, tuple[str, ...]]:
    """Every row of the set, played on the plan and on the earlier roll-out; the set; the parameters in force."""
    scenario = whole_set(company("the plan", plan))
    rows = rows_of(scenario, None)
    now = play(scenario, rows, how, observations)
    before = play(whole_set(earlier()), rows, how, first=FIRST_OF_EARLIER, inputs=0)
    return _played(np.arange(rows.rows), now, before, observations), rows, now.in_force


def with_parts_left_out(plan: Plan, observations: tuple[Observation, ...], rows: PlausibleSet, how: Play) -> Played:
    """Rows of the set that lack one mechanism by name and three terms of every week, all by chance."""
    names, terms = sorted(BUILT_IN), sorted(TERMS)
    parts: list[Played] = []
    for group in range(4 * GROUPS):  # some plans cannot do without some mechanism; the next one is taken then
        if len(parts) == GROUPS:
            break
        mechanism = names[int(_share("mechanism", group) * len(names))]
        number = np.arange(group * AT_ONCE, (group + 1) * AT_ONCE)
        row = np.array([int(_share("row", one) * rows.rows) for one in number.tolist()])
        own = _without_terms(rows, row, terms, number)
        first = FIRST_OF_TRUTHS + group * AT_ONCE
        try:
            now = play(whole_set(company("the plan", plan, without=[mechanism])), own, how, observations, first=first)
        except InputError:
            continue
        before = play(whole_set(earlier()), own, how, first=FIRST_OF_EARLIER + first, inputs=first)
        parts.append(_played(row, now, before, observations))
    return Played(
        np.concatenate([one.row for one in parts]),
        {key: np.concatenate([one.shown[key] for one in parts]) for key in parts[0].shown},
        np.concatenate([one.adoption for one in parts]),
    )


def _without_terms(rows: PlausibleSet, row: Integers, terms: list[str], number: Integers) -> PlausibleSet:
    """Some rows of the set, each without three terms."""
    own = {name: rows.column(name)[row].copy() for name in PARAMETERS}
    for place, one in enumerate(number.tolist()):
        for which in range(TERMS_LEFT_OUT):
            term = terms[int(_share(f"term {which}", one) * len(terms))]
            for name, value in TERMS[term].items():
                own[name][place] = value
    return PlausibleSet(own)


def _played(row: Integers, now: Rows, before: Rows, observations: tuple[Observation, ...]) -> Played:
    shown = {one.key: (before if one.earlier else now).simulated(one) for one in observations}
    return Played(row, shown, now.recording.of_all("adoption").T)


def _share(purpose: str, number: int) -> float:
    """A keyed chance from 0 to 1."""
    return float(uniforms(SEED, f"narrowing: {purpose}", np.array([number], dtype=np.uint64))[0])


def simulated_of(
    played: Played, rows: PlausibleSet, names: tuple[str, ...], observations: tuple[Observation, ...]
) -> Simulated:
    """What narrowing reads of the set, for adoption after the last wave."""
    parameters = np.column_stack([rows.column(name) for name in names])
    return Simulated(played.summaries(observations, SEED), played.adoption[:, WAVES[-1] + 1 :], parameters, names,
                     PEOPLE)
