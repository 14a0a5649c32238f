"""Four written-down ways of playing every case, in 50 games each: does what the literature advises win?

    python -m experiments.bots.measure                      # all cases; about a quarter of an hour on one core
    python -m experiments.bots.measure siloed_company       # one case; a minute or two

Writes ``results/CASE.csv`` (a row for every game) and the tables of the page.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from cxsim.analysis.paired import Difference, paired_difference
from cxsim.play.bots.playing import BOTS, played
from cxsim.play.events import Begin
from cxsim.play.state import begun
from cxsim.play.world import known
from cxsim.scenario.case.case_file import CASE_FILE
from cxsim.scenario.case.terms import Terms, terms_of
from cxsim.scenario.loading.shipped import shipped_folder
from cxsim.studies.ensemble import compare_paired
from experiments.measuring import Row, filled, read, write

HERE = Path(__file__).resolve().parent
RESULTS, PAGE = HERE / "results", HERE / "README.md"
# Nobody looked at a game with one of these seeds before the rules of the bots were fixed.
SEEDS = tuple(range(1001, 1051))
# The bot that asks runs its world again every turn; nothing is claimed about it.
ASKING, ASKED_SEEDS = "greedy", SEEDS[:10]
MEASURE = "sustained_adoption"
MEASURES = (MEASURE, "adoption_end", "turnover_per_year", "plan_cost")
COLUMNS = ("case", "seed", "bot", *MEASURES)
# Fixed before the first run: the first of each pair ends with more sustained adoption, on the mean over the games.
EXPECTED = (("theory", "random"), ("random", "naive"))


def case_names() -> list[str]:
    """All shipped cases."""
    return sorted(file.parent.name for file in (shipped_folder() / "cases").glob(f"*/{CASE_FILE}"))


def games_of(case: str, seeds: Iterable[int] = SEEDS) -> Iterator[tuple[object, ...]]:
    """A row for every game of a case: all bots meet the same future of each seed."""
    terms = terms_of(case)
    for seed in seeds:
        yield from games(terms, case, seed)


def games(terms: Terms, case: str, seed: int) -> Iterator[tuple[object, ...]]:
    """The games of one seed, a row for each bot."""
    start = begun(Begin(case, seed, terms.fingerprint), terms)
    ends = {name: played(bot, start, partial(known, engine="compiled")) for name, bot in BOTS.items()
            if name != ASKING or seed in ASKED_SEEDS}
    plans = [terms.company, *(end.scenario(name) for name, end in ends.items())]
    compared = compare_paired(plans, replicates=1, seed=seed, engine="compiled", workers=1)
    for result in compared.results[1:]:
        values = (float(result.measures[measure][0]) for measure in MEASURES)
        yield (case, seed, result.scenario_name, *(f"{value:.6g}" for value in values))


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
    head = ("case", *BOTS, *pairs, "as expected")
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    for case in names:
        rows = read(RESULTS / f"{case}.csv")
        means = [f"{np.mean([float(row[MEASURE]) for row in rows if row['bot'] == bot]):.3f}" for bot in BOTS]
        found = [difference(rows, *pair) for pair in EXPECTED]
        told = [f"{one.mean:+.3f} ({one.low:+.3f} to {one.high:+.3f})" for one in found]
        lines.append(f"| {case} | {' | '.join((*means, *told))} | {'yes' if all(map(holds, found)) else 'no'} |")
    return "\n".join(lines)


def page_of(text: str) -> str:
    """The page with its table written anew from what was measured."""
    return filled(text, "games", bots_table([name for name in case_names() if (RESULTS / f"{name}.csv").is_file()]))


def main(arguments: Sequence[str] | None = None) -> None:
    """Play, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", metavar="CASE", help="default: all")
    for case in parser.parse_args(arguments).cases or case_names():
        write(RESULTS / f"{case}.csv", COLUMNS, games_of(case))
        PAGE.write_text(page_of(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
