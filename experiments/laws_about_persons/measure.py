"""What each law about persons changes in the shipped plans, and what each of its levers does in its example.

    python -m experiments.laws_about_persons.measure            # some minutes on two cores; writes laws.csv, levers.csv
    python -m experiments.laws_about_persons.measure --replicates 8 --out small
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from cxsim import run
from cxsim.model.registry import MECHANISMS
from experiments.measuring import certain, columns_of, differences, leave_out, write

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
LAWS = ("values_before_and_after", "efficacy", "cynicism", "words_and_deeds", "reactance", "gaming",
        "public_recognition", "wear_out", "public_mood")
MEASURES = ("adoption", "attitude", "trust")


def laws(replicates: int) -> Iterable[list[str]]:
    """Each shipped plan, with each law and all of them, against the plan without further laws."""
    for file in sorted(SCENARIOS.glob("*.yaml")):
        scenario = certain(file)
        plain = run(scenario, replicates=replicates, engine="numpy")
        for chosen in (*((law,) for law in LAWS), LAWS):
            with_laws = run(scenario.model_copy(update={"laws": chosen}), replicates=replicates, engine="numpy")
            name = chosen[0] if len(chosen) == 1 else "all of these"
            yield [file.stem, name, *differences(plain, with_laws, MEASURES)]


def levers(replicates: int) -> Iterable[list[str]]:
    """Each example of a lever that works under these laws, with the lever against without it."""
    for file in sorted((SCENARIOS / "levers").glob("*.yaml")):
        scenario = certain(file)
        if scenario.laws and set(scenario.laws) <= set(LAWS):
            without, with_it = (run(one, replicates=replicates, engine="numpy")
                                for one in (leave_out(scenario, (file.stem,)), scenario))
            yield [file.stem, " ".join(scenario.laws), *differences(without, with_it, MEASURES)]


def main() -> None:
    """Measure and write both tables."""
    assert set(LAWS) <= set(MECHANISMS)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicates", type=int, default=32)
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    write(given.out / "levers.csv", ["lever", "laws", *columns_of(MEASURES)], levers(given.replicates))
    write(given.out / "laws.csv", ["plan", "law", *columns_of(MEASURES)], laws(given.replicates))


if __name__ == "__main__":
    main()
