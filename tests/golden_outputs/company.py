"""The small company of all cases, and what a result holds, in lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import yaml

import cxsim
from cxsim.results.result import Result
from cxsim.scenario.schema.schema import Scenario
from tests.golden_outputs.golden import number

WEEKS = 10
COMPANY = """\
schema: 1
name: {name}
weeks: {weeks}
seed: 3
replicates: 2
adopter_share: 0.2
"""
ORGANIZATION = """\
organization:
  generate:
    departments: [{name: claims, size: 8}, {name: sales, size: 6}]
    span_of_control: 3
"""
# Some use the behavior before, so that equations of habit, norms, trust and customers move from the first week on.
BEHAVIORS = "behaviors: [{name: listen, existing: {claims: 0.7, sales: 0.3}, required_skill: 0.3}]\n"
SHOWN_WEEKS = (1, 5, 9)


def scenario(folder: Path, name: str, text: str, weeks: int = WEEKS) -> Scenario:
    """A scenario of the small company, which a text in YAML completes."""
    place = folder / f"{name.replace(' ', '_')}.yaml"
    parts = (part for part in (ORGANIZATION, BEHAVIORS) if part.partition(":")[0] not in yaml.safe_load(text))
    place.write_text(COMPANY.format(name=name, weeks=weeks) + "".join(parts) + text, "utf-8")
    return cxsim.load_scenario(place)


def told(result: Result) -> str:
    """A result in lines: weekly means of everybody and the first department, measures, costs, decisions and aims."""
    return "\n".join([*_weeks(result), *_sums(result), *(str(one) for one in (*result.decisions, *result.aims))])


def _weeks(result: Result) -> Iterator[str]:
    shown = [week for week in SHOWN_WEEKS if week < result.weeks]
    for name, values in result.recording.weekly.items():
        rows = [[number(values[group, week].mean()) for week in shown] for group in (0, min(1, len(values) - 1))]
        if name.startswith("outcome:"):
            rows = rows[:1]
        if any(value not in ("0", "nan") for row in rows for value in row):
            yield f"{name}: {' | '.join(' '.join(row) for row in rows)}"


def _sums(result: Result) -> Iterator[str]:
    for name, values in result.measures.items():
        yield f"measure {name}: {' '.join(number(value) for value in values)}"
    for name, costs in result.recording.costs.items():
        yield f"cost {name}: {' '.join(number(week) for week in np.atleast_2d(costs).mean(axis=1))}"
