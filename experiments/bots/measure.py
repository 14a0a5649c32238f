"""Four written-down ways of playing every case, in 50 games each: does what the literature advises win?

    python -m experiments.bots.measure                      # all cases; about a quarter of an hour on one core
    python -m experiments.bots.measure siloed_company       # one case; a minute or two

Writes ``results/CASE.csv`` (a row for every game) and the table of the page. Games that are there are not played again;
delete a file to play its case anew.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

import numpy as np

from cxsim.analysis.paired import Difference, paired_difference
from cxsim.play.bots.playing import BOTS, played
from cxsim.play.course import Course
from cxsim.play.events import Begin
from cxsim.play.state import begun
from cxsim.play.table import INFORMATION
from cxsim.play.world import known
from cxsim.scenario.case.case_file import CASE_FILE
from cxsim.scenario.case.terms import Terms, terms_of
from cxsim.scenario.loading.shipped import shipped_folder
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.variants import How, run_variants
from experiments.measuring import Row, filled, read, write

HERE = Path(__file__).resolve().parent
RESULTS, PAGE = HERE / "results", HERE / "README.md"
# Nobody looked at a game with one of these seeds before the rules of the bots were fixed.
SEEDS = tuple(range(1001, 1051))
# The bot that asks runs its world again every turn; nothing is claimed about it.
ASKING, ASKED_SEEDS = "greedy", SEEDS[:5]
# These look at nothing but the facts of a case, which are the same in all its games.
FACTS_ALONE = ("naive", "theory")
KNOWING = partial(known, engine="compiled")
ROUND = 10
MEASURE = "sustained_adoption"
MEASURES = (MEASURE, "adoption_end", "turnover_per_year", "plan_cost")
COLUMNS = ("case", "seed", "bot", *MEASURES)
# Fixed before the first run: the first of each pair ends with more sustained adoption, on the mean over the games.
EXPECTED = (("theory", "random"), ("random", "naive"))


def case_names() -> list[str]:
    """All shipped cases."""
    return sorted(file.parent.name for file in (shipped_folder() / "cases").glob(f"*/{CASE_FILE}"))


def games_of(case: str, seeds: Iterable[int]) -> Iterator[tuple[object, ...]]:
    """A row for every game of a case: all bots meet the same future of each seed."""
    terms = terms_of(case)
    fixed: dict[str, Course] = {}
    for seed in seeds:
        start = begun(Begin(case, seed, terms.fingerprint), terms)
        for name in FACTS_ALONE:
            fixed.setdefault(name, played(BOTS[name], start).course)
        courses = {name: fixed[name] if name in fixed else played(BOTS[name], start, KNOWING).course for name in BOTS
                   if name != ASKING or seed in ASKED_SEEDS}
        yield from games(terms, seed, courses)


def games(terms: Terms, seed: int, courses: Mapping[str, Course]) -> Iterator[tuple[object, ...]]:
    """What the plans of the bots come to in the future of a seed, a row for each."""
    plans = [terms.scenario(name, course) for name, course in courses.items()]
    # All plans of all games share one machine code, because they are parts of one that buys everything.
    found = run_variants(plans, How(1, seed, workers=1, engine="compiled"), MEASURES, whole=everything(terms))
    for plan, variant in zip(plans, found, strict=True):
        values = (float(variant.measures[measure][0]) for measure in MEASURES)
        yield (terms.key, seed, plan.name, *(f"{value:.6g}" for value in values))


def everything(terms: Terms) -> Scenario:
    """A plan that buys all that is on offer; nobody could carry it out."""
    offers = (*terms.offers, *INFORMATION)
    return terms.scenario("everything", [offer.at(1.0, {"name": offer.name}) for offer in offers])


def difference(rows: Sequence[Row], first: str, second: str) -> Difference:
    """What a bot reaches more than another one, game by game, with the 95 % interval of the mean."""
    found = {(row["bot"], row["seed"]): float(row[MEASURE]) for row in rows}
    seeds = sorted(seed for bot, seed in found if bot == first and (second, seed) in found)
    mine, other = (np.array([found[bot, seed] for seed in seeds]) for bot in (first, second))
    return paired_difference(mine, other, "higher")


def holds(found: Difference) -> bool:
    """Whether a bot does better: the interval of the mean difference lies above 0."""
    return found.low > 0.0


def bots_table(names: Sequence[str]) -> str:
    """Mean sustained adoption of every bot in every case, and the two expected differences."""
    pairs = [f"{first} - {second}" for first, second in EXPECTED]
    head = ("case", "games", *BOTS, *pairs, "as expected")
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    for case in names:
        rows = read(RESULTS / f"{case}.csv")
        count = len({row["seed"] for row in rows})
        means = [f"{np.mean([float(row[MEASURE]) for row in rows if row['bot'] == bot]):.3f}" for bot in BOTS]
        found = [difference(rows, *pair) for pair in EXPECTED]
        told = [f"{one.mean:+.3f} ({one.low:+.3f} to {one.high:+.3f})" for one in found]
        told.append("yes" if all(map(holds, found)) else "no")
        lines.append(f"| {case} | {count} | {' | '.join((*means, *told))} |")
    return "\n".join(lines)


def page_of(text: str) -> str:
    """The page with its table written anew from what was measured."""
    return filled(text, "games", bots_table([name for name in case_names() if (RESULTS / f"{name}.csv").is_file()]))


def go_on(case: str, games_wanted: int) -> None:
    """Play the games of a case that are still missing, so that there are so many; what was played stays."""
    place = RESULTS / f"{case}.csv"
    rows = [tuple(row.values()) for row in read(place)] if place.is_file() else []
    done = {int(row[1]) for row in rows}
    missing = [seed for seed in SEEDS[:games_wanted] if seed not in done]
    if missing:
        write(place, COLUMNS, chain(rows, games_of(case, missing)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Play what is missing, ten games of every case at a time, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", metavar="CASE", help="default: all")
    cases = parser.parse_args(arguments).cases or case_names()
    for games_wanted in range(ROUND, len(SEEDS) + 1, ROUND):
        for case in cases:
            go_on(case, games_wanted)
    PAGE.write_text(page_of(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
