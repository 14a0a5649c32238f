"""A bench: a good scenario in which mistakes are planted, and what the loader finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.errors import Finding, InputError
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.schema.schema import Scenario

GOOD = """\
schema: 1
name: Good
weeks: 104
seed: 7
organization:
  generate:
    departments: [{name: claims, size: 20}, {name: sales, size: 10}]
    span_of_control: 6
context:
  customer_index: 58
  past_changes: poor
  sponsorship: [{from_week: 0, level: 0.6}, {from_week: 40, level: 0.2}]
  inhibitors:
    - {name: call_time_target, departments: [claims], behaviors: [solve], strength: 0.5}
  shocks: [{week: 30, type: crisis, strength: 0.65, weeks: 8}]
  manager_attitudes: {sales: 0.7}
behaviors:
  - {name: solve, old_behavior: close_call_fast, required_skill: {default: 0.55, departments: {sales: 0.35}}}
  - {name: share, effort: 2, customer_value: 0, visibility: 0.51, existing: {claims: 0.1}}
plan:
  interventions:
    - {type: training, start_week: 6, weeks: 20, hours_per_week: 3.5, behaviors: [solve]}
    - {type: training, name: refresher, start_week: 60, weeks: 4, target: {departments: [claims]}}
    - {type: custom, forces: {voice: 0.52, mandate: {solve: 0.25}}}
target: {adoption: 0.61, by_week: 78}
costs: {currency: CHF, weekly_wage: {1: 3000, 2: 2000, 3: 1200}}
parameters: {ability_softness: 0.12}
turnover: false
"""


class Bench:
    """Files in a folder of their own."""

    good = GOOD

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save(self, text: str, name: str = "s.yaml") -> Path:
        """A file with this text."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def load(self, text: str) -> Scenario:
        """The scenario of this text."""
        return load_scenario(self.save(text))

    def findings(self, text: str) -> tuple[Finding, ...]:
        """What is wrong with a scenario of this text."""
        with pytest.raises(InputError) as caught:
            self.load(text)
        return caught.value.findings

    def planted(self, old: str, new: str) -> str:
        """The good scenario with one thing changed."""
        assert GOOD.count(old) == 1, f"'{old}' stands there {GOOD.count(old)} times"
        return GOOD.replace(old, new)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A bench in a fresh folder."""
    return Bench(tmp_path)


@pytest.fixture(scope="session")
def good_text() -> str:
    """The good scenario."""
    return GOOD
