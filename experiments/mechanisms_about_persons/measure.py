"""Effects of the mechanisms about persons in the shipped plans, and of their interventions in their examples.

    # a few minutes on two cores; writes mechanisms.csv and interventions.csv
    python -m experiments.mechanisms_about_persons.measure
    python -m experiments.mechanisms_about_persons.measure --replicates 8 --out small
    python -m experiments.mechanisms_about_persons.measure --mechanisms old_habit ownership knowledge --out others
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from cxsim import run
from cxsim.model.registry import MECHANISMS
from experiments.measuring import certain, columns_of, differences, leave_out, write

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
STUDIED = ("values_before_and_after", "efficacy", "cynicism", "words_and_deeds", "reactance", "gaming",
        "public_recognition", "wear_out", "public_mood")
MEASURES = ("adoption", "attitude", "trust")


def mechanisms(replicates: int, studied: Sequence[str]) -> Iterable[list[str]]:
    """Each shipped plan, with each mechanism and all of them, against the plan without optional mechanisms."""
    for file in sorted(SCENARIOS.glob("*.yaml")):
        scenario = certain(file)
        plain = run(scenario, replicates=replicates, engine="numpy")
        for chosen in (*((mechanism,) for mechanism in studied), tuple(studied)):
            with_mechanisms = run(scenario.model_copy(update={"mechanisms": chosen}), replicates=replicates,
                                  engine="numpy")
            name = chosen[0] if len(chosen) == 1 else "all of these"
            yield [file.stem, name, *differences(plain, with_mechanisms, MEASURES)]


def interventions(replicates: int) -> Iterable[list[str]]:
    """Each example of an intervention that works under these mechanisms, with the intervention against without it."""
    for file in sorted((SCENARIOS / "interventions").glob("*.yaml")):
        scenario = certain(file)
        if scenario.mechanisms and set(scenario.mechanisms) <= set(STUDIED):
            without, with_it = (run(one, replicates=replicates, engine="numpy")
                                for one in (leave_out(scenario, (file.stem,)), scenario))
            yield [file.stem, " ".join(scenario.mechanisms), *differences(without, with_it, MEASURES)]


def main() -> None:
    """Measure and write both tables."""
    assert set(STUDIED) <= set(MECHANISMS)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicates", type=int, default=32)
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("--mechanisms", nargs="+", choices=list(MECHANISMS), metavar="NAME",
                        help="measure these in the shipped plans, and no intervention")
    given = parser.parse_args()
    if given.mechanisms is None:
        write(given.out / "interventions.csv", ["intervention", "mechanisms", *columns_of(MEASURES)],
              interventions(given.replicates))
    write(given.out / "mechanisms.csv", ["plan", "mechanism", *columns_of(MEASURES)],
          mechanisms(given.replicates, given.mechanisms or STUDIED))


if __name__ == "__main__":
    main()
