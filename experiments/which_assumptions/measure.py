"""Which assumptions matter: all parameters that the combined plan of the demo reads, screened and then weighed.

``python -m experiments.which_assumptions.measure [--out FOLDER]``: goes on where it was stopped.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import cxsim
from cxsim.plots.export import save_png
from cxsim.plots.sensitivity import sensitivity_figure
from cxsim.sweeps.sensitivity.analysis import sensitivity
from cxsim.sweeps.sensitivity.index import CHANCE, Sensitivity, write_indices
from cxsim.sweeps.sensitivity.sentences import sensitivity_words

HERE = Path(__file__).parent
SCENARIO = HERE.parents[1] / "scenarios" / "sweeps" / "combined_at_defaults.yaml"
MEASURE = "adoption_end"
REPLICATES, TRAJECTORIES, SAMPLES, WEIGHED = 8, 8, 128, 12


def experiment(name: str, factors: list[str], design: dict[str, Any]) -> dict[str, Any]:
    """A sweep over parameters, each in its plausible range."""
    return {
        "name": name, "scenario": str(SCENARIO), "replicates": REPLICATES, "measures": [MEASURE, "cost_total"],
        "factors": {path: {"range": "plausible"} for path in factors}, "design": design,
    }


def analyzed(given: dict[str, Any], folder: Path) -> Sensitivity:
    """Run a sweep and return its indices of adoption at the end."""
    cxsim.sweep(given, folder)
    (found,) = sensitivity(folder, [MEASURE], given_data=False)
    return found


def strongest(screened: Sensitivity) -> list[str]:
    """The parameters whose effects are largest."""
    effects = screened.of("mu_star")
    return sorted(effects.keys() - {CHANCE}, key=lambda factor: -effects[factor].value)[:WEIGHED]


def main() -> None:
    """Run both sweeps, and write tables, picture and sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("output/which_assumptions"))
    out = parser.parse_args().out
    screened = analyzed(experiment("Screening", ["parameters.*"], {"type": "morris", "samples": TRAJECTORIES}),
                        out / "screening")
    weighed = analyzed(experiment("Weights", strongest(screened), {"type": "sobol", "samples": SAMPLES}),
                       out / "weights")
    (HERE / "results").mkdir(exist_ok=True)
    write_indices(HERE / "results" / "screening.csv", [screened])
    write_indices(HERE / "results" / "weights.csv", [weighed])
    save_png(sensitivity_figure(weighed, "EUR"), HERE / "results" / "weights.png")
    for found in (screened, weighed):
        print(*sensitivity_words(found, "EUR"), sep="\n", end="\n\n")


if __name__ == "__main__":
    main()
