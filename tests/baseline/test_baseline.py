"""The shipped scenarios come to the same numbers and output files keep their columns, until somebody says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from tests.baseline.fingerprints import (
    COLUMNS,
    NUMBERS,
    RENEW,
    TOLERANCE,
    changes,
    columns,
    fingerprint,
    sample,
    shipped,
    stored,
    weighted,
    words_hash,
)

BEFORE: Mapping[str, Any] = stored(NUMBERS)


def hold(name: str, engine: str) -> None:
    found = list(changes(BEFORE[name], fingerprint(name, engine)))
    assert not found, f"scenarios/{name} comes to other numbers than before.\n" + "\n".join([*found, RENEW])


def test_every_shipped_scenario_has_its_fingerprint() -> None:
    assert list(BEFORE) == shipped(), f"A scenario came or went. {RENEW}"


@pytest.mark.parametrize("name", sample(BEFORE))
def test_a_sample_of_scenarios_comes_to_the_same_numbers(name: str) -> None:
    hold(name, "numpy")


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["numpy", "compiled"])
@pytest.mark.parametrize("name", list(BEFORE))
def test_every_scenario_comes_to_the_same_numbers_on_both_engines(name: str, engine: str) -> None:
    hold(name, engine)


def test_every_output_file_has_the_same_columns() -> None:
    before, now = stored(COLUMNS), columns()
    changed = [f"cxsim {command}: {file}" for command, files in now.items() for file in {**before[command], **files}
               if files.get(file) != before[command].get(file)]
    assert not changed, f"Other columns than before: {', '.join(changed)}. {RENEW}"


# --- the alarm rings for a change, and for nothing else ----------------------------------------------------------


def test_one_changed_value_is_seen_and_rounding_is_not() -> None:
    values = np.linspace(0.1, 0.9, 900).reshape(10, 30, 3)
    before = {"week use": weighted(values)}
    assert not list(changes(before, {"week use": weighted(np.nextafter(values, 1.0))}))
    values[3, 4, 1] += 1e-4
    assert list(changes(before, {"week use": weighted(values)}))


def test_values_that_change_places_are_seen() -> None:
    values = np.array([[0.2, 0.3], [0.4, 0.5]])
    assert abs(weighted(values) - weighted(values[::-1])) > TOLERANCE


def test_a_number_that_becomes_absent_and_a_name_that_goes_are_seen() -> None:
    assert weighted(np.array([1.0, np.nan])) != weighted(np.array([1.0, 0.0]))
    assert list(changes({"cost training": 3.0}, {})) == ["cost training: 3.0 before, absent now"]


def test_what_was_decided_counts_to_six_digits() -> None:
    assert words_hash("week 4: 0.12345678") == words_hash("week 4: 0.12345679")
    assert words_hash("week 4: 0.12345678") != words_hash("week 5: 0.12345678")
