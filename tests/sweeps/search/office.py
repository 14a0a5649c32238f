"""A tiny office and searches in it, for stories that take seconds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cxsim.sweeps.search.answer import Answer
from cxsim.sweeps.search.reading import StatedSearch, read_search, search_from
from cxsim.sweeps.search.search import PlanSearch

SCENARIO = """\
schema: 1
name: Tiny office
weeks: 8
seed: 2
replicates: 4
organization:
  generate:
    departments: [{name: sales, size: 8}, {name: claims, size: 6}]
costs: {currency: EUR, weekly_wage: {1: 3000, 2: 2000, 3: 1200, 4: 1000}}
plan:
  interventions:
    - {type: training, weeks: 4, hours_per_week: 4}
"""
CHOICES: dict[str, Any] = {
    "training": {"optional": True, "vary": {
        "weeks": {"low": 1, "high": 6}, "target": {"levels": {"all": {}, "sales": {"departments": ["sales"]}}}}},
    "order": {"optional": True, "one_of": {"firm": {"type": "directive", "strength": 0.8},
                                           "soft": {"type": "directive", "strength": 0.3}}},
}
FRONT = {"name": "Front", "scenario": "office.yaml", "choices": CHOICES, "objectives": ["adoption_end", "plan_cost"],
         "constraints": {"budget": 9000}, "generations": 3, "size": 4, "confirm": {"plans": 3, "replicates": 6}}


def office(folder: Path, scenario: str = SCENARIO) -> Path:
    """A folder with the scenario in it."""
    (folder / "office.yaml").write_text(scenario, "utf-8")
    return folder


def stated(folder: Path, **changes: Any) -> StatedSearch:
    """The search for a front in the tiny office, with changes."""
    return search_from({**FRONT, **changes}, office(folder))


def found(search: StatedSearch, out: Path) -> Answer:
    """What the search comes to."""
    return PlanSearch(search, out).run()


def read_text(folder: Path, text: str) -> StatedSearch:
    """A search from the text of a file."""
    (office(folder) / "search.yaml").write_text(text, "utf-8")
    return read_search(folder / "search.yaml")


def contents(out: Path) -> dict[str, bytes]:
    """Every file whose bytes do not depend on how the search was run."""
    kept = [*out.glob("*.csv"), *out.glob("plans/*"), *out.rglob("results.parquet"), out / "search.json"]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in kept}
