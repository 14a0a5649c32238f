"""The rows of every table of one plan: companies are played, and the set is narrowed for each of them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.model.parameters import PARAMETERS
from cxsim.model.plausible import PlausibleSet
from cxsim.studies.narrowing.learning import Simulated, learn
from cxsim.studies.narrowing.observation import Observation
from cxsim.studies.narrowing.rows import Play
from experiments.narrowing.company import SEED, data, plans
from experiments.narrowing.further import AGAIN_COLUMNS, WORTH_COLUMNS, again_row, worth_rows
from experiments.narrowing.judge import FIRST, OVERALL, WEEKS, Forecasts, Truths, judged, rank_of, share_uneven
from experiments.narrowing.truths import Played, from_the_set, simulated_of, with_parts_left_out

SCORES: Final = ("plan", "seen", "truths", "companies", "refused", "week", "covered", "width", "crps", "crps_before",
                 "crps_if_it_stays", "of_before", "of_staying")
PARAMETERS_KNOWN: Final = ("plan", "seen", "parameter", "meaning", "explained")
EVENNESS: Final = ("plan", "seen", "parameters", "uneven_at_p01")
COLUMNS: Final = {"scores": SCORES, "worth": WORTH_COLUMNS, "again": AGAIN_COLUMNS, "known": PARAMETERS_KNOWN,
                  "ranks": EVENNESS}
JUDGED: Final = "all of the plan"
EVERY_WEEK: Final = "each of 27 to 103"
LEAST_EXPLAINED: Final = 0.05


def tables_of(plan: str, truths: int) -> dict[str, list[Sequence[object]]]:
    """The rows of every table that are about one plan."""
    how = Play(SEED, 1, "compiled")
    own, out, rows, names = played(plan, how)
    tables: dict[str, list[Sequence[object]]] = {name: [] for name in COLUMNS}
    for seen, observations in data().items():
        started = time.perf_counter()
        simulated = simulated_of(own, rows, names, observations)
        wanted = (None if seen == JUDGED else truths, truths)
        for kind, found in judged_both(own, out, simulated, observations, wanted):
            tables["scores"] += score_rows((plan, seen, kind), found)
        if seen == JUDGED:
            uneven = share_uneven(judged_ranks(simulated, truths))
            tables["ranks"].append((plan, seen, len(names), f"{uneven:.4f}"))
        explained = learn(simulated, simulated.summaries.mean(axis=0)).explained
        tables["known"] += [(plan, seen, names[at], PARAMETERS[names[at]].meaning, f"{explained[at]:.2f}")
                            for at in np.argsort(-explained) if explained[at] >= LEAST_EXPLAINED]
        print(plan, seen, f"{time.perf_counter() - started:.0f} s", flush=True)
    tables["worth"] += worth_rows(plan, own, rows, some(rows.rows, truths).tolist())
    tables["again"].append(again_row((plan, plans()[plan]), own, rows, names, how))
    return tables


def played(plan: str, how: Play) -> tuple[Played, Played, PlausibleSet, tuple[str, ...]]:
    """The rows of the set, the companies with parts left out, the set and the parameters in force."""
    every = tuple({one.key: one for several in data().values() for one in several}.values())
    own, rows, names = from_the_set(plans()[plan], every, how)
    return own, with_parts_left_out(plans()[plan], every, rows, how), rows, names


def some(many: int, wanted: int | None) -> NDArray[np.int64]:
    """So many numbers of companies, evenly spaced; without a number, all."""
    return np.unique(np.linspace(0, many - 1, min(many, wanted or many)).astype(np.int64))


def judged_both(
    own: Played, out: Played, simulated: Simulated, observations: tuple[Observation, ...],
    truths: tuple[int | None, int | None],
) -> Iterator[tuple[str, Forecasts]]:
    """The scores of so many companies from the set (all without a number), and of so many with parts left out."""
    for kind, these, errors, many in (("from the set", own, SEED, truths[0]),
                                      ("parts left out", out, SEED + 1, truths[1])):
        chosen = some(len(these.row), many)
        seen = these.summaries(observations, errors)[chosen]
        yield kind, judged(simulated, observations, own.of(observations), Truths(
            these.row[chosen], seen, these.adoption[chosen, FIRST:], these.adoption[chosen, FIRST - 1]))


def judged_ranks(simulated: Simulated, truths: int) -> NDArray[np.float64]:
    """Ranks of the parameters of so many companies from the set, shape (companies, parameters)."""
    return np.array([rank_of(simulated, row) for row in some(len(simulated.summaries), truths).tolist()])


def score_rows(of: tuple[str, str, str], found: Forecasts) -> Iterator[Sequence[object]]:
    """One row per week, one for the mean of all weeks, and one for the CRPS of each week on average."""
    head = (*of, len(found.refused), f"{found.refused.mean():.4f}")
    for at, week in enumerate((*map(str, WEEKS), f"mean of {OVERALL}")):
        crps, before, stays = (one[:, at].mean() for one in (found.crps, found.crps_before, found.crps_stays))
        numbers = (found.covered[:, at].mean(), found.width[:, at].mean(), crps, before, stays, crps / before,
                   crps / stays)
        yield (*head, week, *(f"{number:.4f}" for number in numbers))
    crps, before = found.crps_weekly.mean(axis=0)
    yield (*head, EVERY_WEEK, "", "", f"{crps:.4f}", f"{before:.4f}", "", f"{crps / before:.4f}", "")
