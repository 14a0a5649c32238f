"""The cheapest plan that reaches half of the people in eighteen months: over the plausible set, and at the defaults.

``python -m experiments.cheapest_plan.measure [--out FOLDER]``: goes on where it was stopped.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from cxsim.cli.screen import standard_output
from cxsim.cli.tables.search_table import show_answer
from cxsim.sweeps.search.reading import read_search
from cxsim.sweeps.search.search import PlanSearch

HERE = Path(__file__).parent
SEARCH = HERE / "search.yaml"
OPEN, FIXED = "half_in_eighteen_months", "half_at_the_defaults"


def main() -> None:
    """Run both searches, show their answers and keep their tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("output/cheapest_plan"))
    parser.add_argument("--workers", type=int, default=None)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name in (OPEN, FIXED):
        text = SEARCH.read_text("utf-8").replace("../../scenarios", str(HERE.parents[1] / "scenarios"))
        file = chosen.out / f"{name}.yaml"
        file.write_text(text.replace(OPEN, name), encoding="utf-8")
        answer = PlanSearch(read_search(file), chosen.out / name, workers=chosen.workers).run()
        show_answer(answer, standard_output())
        kept = HERE / "results" / name
        kept.mkdir(parents=True, exist_ok=True)
        for table in ("front.csv", "candidates.csv"):
            shutil.copy(chosen.out / name / table, kept / table)


if __name__ == "__main__":
    main()
