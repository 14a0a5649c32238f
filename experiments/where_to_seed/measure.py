"""Where to seed champions: the rules of selection on the ties of four real organizations.

``python -m experiments.where_to_seed.measure [--out FOLDER]``: goes on where it was stopped.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
from pathlib import Path
from typing import Any, get_args

import pandas as pd

import cxsim
from cxsim.analysis.paired import mean_interval
from cxsim.interventions.people.selection import Rule
from experiments.where_to_seed.picture import draw

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "shared" / "data" / "organizations"
COLUMNS: dict[str, dict[str, str]] = {
    "krackhardt_hightech": {"id": "id", "manager": "manager_id", "department": "department"},
    "lazega_lawfirm": {"id": "id", "department": "practice_name"},
    "manufacturing_emails": {"id": "id", "manager": "manager_id", "department": "division_derived"},
    "email_eu_core": {"id": "id", "department": "department"},
}
PROGRAM = [
    {"type": "communication", "start_week": 0, "weeks": 40, "need": 0.6},
    {"type": "personal_relevance", "start_week": 4, "weeks": 30, "strength": 0.6},
    {"type": "training", "start_week": 4, "weeks": 30, "hours_per_week": 2},
]
RULES, NONE, SHARE, REPLICATES, WEEKS = get_args(Rule), "none", 0.05, 60, 78


def scenario(name: str, people: int) -> dict[str, Any]:
    """An organization on its stated ties, under the program with champions."""
    champions = {"type": "champions", "count": max(1, round(SHARE * people)), "select": "random"}
    return {
        "name": name, "weeks": WEEKS, "seed": 1,
        "organization": {
            "people": {"file": "nodes.csv", "columns": COLUMNS[name]},
            "ties": [{
                "file": "edges.csv", "layer": {"column": "layer"},
                "columns": {"source": "source", "target": "target", "directed": "directed"},
                "weight": {"column": "weight", "scale": "logarithm"},
            }],
        },
        "plan": {"interventions": [*PROGRAM, champions]},
    }


def swept(name: str, out: Path) -> pd.DataFrame:
    """The rows of a sweep over the rules, and over no champions."""
    folder = out / name / "company"
    folder.mkdir(parents=True, exist_ok=True)
    for file in ("nodes.csv", "edges.csv"):
        shutil.copy(DATA / name / file, folder)
    given = scenario(name, people_of(name))
    (folder / "scenario.yaml").write_text(json.dumps(given), encoding="utf-8")
    champions = given["plan"]["interventions"][-1]
    plans = {rule: {"interventions": [*PROGRAM, {**champions, "select": rule}]} for rule in RULES}
    return cxsim.sweep({
        "name": name, "scenario": str(folder / "scenario.yaml"), "replicates": REPLICATES,
        "factors": {"plan": {"levels": {NONE: {"interventions": PROGRAM}, **plans}}}, "measures": ["adoption_end"],
    }, out / name / "sweep").results()


def people_of(name: str) -> int:
    """How many people an organization has."""
    with (DATA / name / "nodes.csv").open(encoding="utf-8") as stream:
        return sum(1 for _ in csv.reader(stream)) - 1


def differences(name: str, rows: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Each rule against no champions and against champions drawn at random, in points of adopters at the end."""
    of = {str(plan): own["adoption_end"].to_numpy() for plan, own in rows.groupby("plan", observed=True)}
    found = []
    for rule in RULES:
        for other in (NONE, "random"):
            if rule != other:
                paired = 100.0 * (of[rule] - of[other])
                interval = mean_interval(paired)
                found.append((name, rule, other, len(paired),
                              *(f"{one:+.2f}" for one in (float(paired.mean()), interval.low, interval.high))))
    return found


def main() -> None:
    """Run all four, and write and print the table of differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("output/where_to_seed"))
    out = parser.parse_args().out
    if not DATA.is_dir():
        raise SystemExit("the shared data is not beside the project")
    table = [row for name in COLUMNS for row in differences(name, swept(name, out))]
    with (HERE / "differences.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("organization", "rule", "against", "replicates", "points", "low", "high"))
        writer.writerows(table)
    draw(table, list(COLUMNS), {name: people_of(name) for name in COLUMNS}, HERE / "differences.png")
    for row in table:
        print(*row, sep="\t")


if __name__ == "__main__":
    main()
