"""Play the companies, narrow the set for each of them, and write the tables."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.model.parameters import PARAMETERS
from cxsim.model.plausible import PlausibleSet
from cxsim.studies.narrowing.learning import learn
from cxsim.studies.narrowing.observation import Observation
from cxsim.studies.narrowing.rows import Play
from experiments.measuring import write
from experiments.narrowing.company import SEED, data, plans
from experiments.narrowing.further import AGAIN_COLUMNS, WORTH_COLUMNS, again_row, worth_rows
from experiments.narrowing.judge import FIRST, OVERALL, WEEKS, Forecasts, Truths, judged, share_uneven
from experiments.narrowing.truths import Played, from_the_set, simulated_of, with_parts_left_out

RESULTS: Final = Path(__file__).with_name("results")
SCORES: Final = ("plan", "seen", "truths", "companies", "refused", "week", "covered", "width", "crps", "crps_before",
                 "crps_if_it_stays", "of_before", "of_staying")
PARAMETERS_KNOWN: Final = ("plan", "seen", "parameter", "meaning", "explained")
EVENNESS: Final = ("plan", "seen", "parameters", "uneven_at_p01")
JUDGED: Final = "all of the plan"
EVERY_WEEK: Final = "each of 27 to 103"
LEAST_EXPLAINED: Final = 0.05


def main() -> None:
    """Write every table into ``results/``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--truths", type=int, default=256, help="judge so many rows of the set (default 256)")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    scores, known, even, worth, again = [], [], [], [], []
    how = Play(SEED, options.workers, "compiled")
    for plan, (own, out, rows, names) in played(how).items():
        for seen, observations in data().items():
            started = time.perf_counter()
            simulated = simulated_of(own, rows, names, observations)
            for truths, found in judged_both(own, out, rows, (names, observations), options.truths):
                scores += list(score_rows((plan, seen, truths), found))
                if len(found.ranks):
                    even.append((plan, seen, len(names), f"{share_uneven(found.ranks):.4f}"))
            explained = learn(simulated, simulated.summaries.mean(axis=0)).explained
            known += [(plan, seen, names[at], PARAMETERS[names[at]].meaning, f"{explained[at]:.2f}")
                      for at in np.argsort(-explained) if explained[at] >= LEAST_EXPLAINED]
            print(plan, seen, f"{time.perf_counter() - started:.0f} s", flush=True)
        worth += list(worth_rows(plan, own, rows, some(rows.rows, options.truths).tolist()))
        again.append(again_row((plan, plans()[plan]), own, rows, names, how))
    write(RESULTS / "scores.csv", SCORES, scores)
    write(RESULTS / "worth.csv", WORTH_COLUMNS, worth)
    write(RESULTS / "again.csv", AGAIN_COLUMNS, again)
    write(RESULTS / "known.csv", PARAMETERS_KNOWN, known)
    write(RESULTS / "ranks.csv", EVENNESS, even)


def played(how: Play) -> dict[str, tuple[Played, Played, PlausibleSet, tuple[str, ...]]]:
    """By plan: the rows of the set, the companies with parts left out, the set and the parameters in force."""
    every = tuple({one.key: one for several in data().values() for one in several}.values())
    found = {}
    for name, plan in plans().items():
        own, rows, names = from_the_set(plan, every, how)
        found[name] = (own, with_parts_left_out(plan, every, rows, how), rows, names)
    return found


def some(many: int, wanted: int) -> NDArray[np.int64]:
    """So many numbers of companies, evenly spaced."""
    return np.unique(np.linspace(0, many - 1, min(many, wanted)).astype(np.int64))


def judged_both(
    own: Played, out: Played, rows: PlausibleSet, what: tuple[tuple[str, ...], tuple[Observation, ...]], truths: int
) -> Iterator[tuple[str, Forecasts]]:
    """The scores of so many companies from the set, and of those with parts left out."""
    names, observations = what
    simulated = simulated_of(own, rows, names, observations)
    for kind, these, errors in (("from the set", own, SEED), ("parts left out", out, SEED + 1)):
        chosen = some(len(these.row), truths)
        seen = these.summaries(observations, errors)[chosen]
        ranked = these is own and len(observations) == len(data()[JUDGED])
        parameters = simulated.parameters[chosen] if ranked else None
        yield kind, judged(simulated, observations, own.of(observations), Truths(
            these.row[chosen], seen, these.adoption[chosen, FIRST:], these.adoption[chosen, FIRST - 1], parameters))


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


if __name__ == "__main__":
    main()
