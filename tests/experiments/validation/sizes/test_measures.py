"""Every row is measured once; the results, the table and the declared misses agree."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from experiments.validation.__main__ import line
from experiments.validation.sizes import contagion, organizations, people, programmes
from experiments.validation.sizes.estimate import Estimate
from experiments.validation.sizes.measures import MEASURES, Found, measure
from experiments.validation.sizes.misses import MISSES
from experiments.validation.sizes.results import MISSED, as_row, results, told
from experiments.validation.sizes.table import Size, table
from experiments.validation.sizes.trials import Trials

ROWS = table()
DOMAINS = {"people": people, "contagion": contagion, "programmes": programmes, "organizations": organizations}


def row(name: str) -> Size:
    return next(size for size in ROWS if size.id == name)


def found(name: str, value: float, error: float = 0.0) -> Found:
    return Found(row(name), Estimate(value, error))


def test_every_row_is_measured_in_the_file_of_its_domain():
    assert set(MEASURES) == {size.id for size in ROWS}
    assert {name: domain for domain, module in DOMAINS.items() for name in module.MEASURES} == {
        size.id: size.domain for size in ROWS}


def test_a_number_within_its_bounds_is_met_and_the_bounds_are_too():
    assert [found("training-alone", value).met for value in (0.0179, 0.018, 0.159, 0.1591)] == [
        False, True, True, False]


def test_a_sign_must_be_two_standard_errors_away_from_its_bound():
    assert found("referents", 0.03, 0.015).met
    assert not found("referents", 0.03, 0.016).met
    assert found("clusters-speed", 1.3, 0.1).met
    assert not found("watched-then-not", -0.01, 0.006).met


def test_the_stored_results_are_of_this_table():
    stored = results()
    assert list(stored) == [size.id for size in ROWS]
    for size in ROWS:
        assert (stored[size.id]["low"], stored[size.id]["high"]) == as_row(Found(size, Estimate(0.0, 0.0)))[1:3]


def test_the_stored_verdicts_follow_from_the_stored_numbers():
    for name, one in results().items():
        again = as_row(found(name, float(one["value"]), float(one["error"])))
        assert again[-1] == one["verdict"], name


def test_the_declared_misses_are_those_of_the_results():
    assert [name for name, one in results().items() if one["verdict"] == MISSED] == list(MISSES)


def test_sizes_in_sample_are_counted_apart():
    some = [row(name) for name in ("nudge", "reminders", "referents", "crowding-out")]
    assert told(some, ["nudge", "crowding-out"]) == (
        "1 of 2 sizes, 0 of 1 signs met; in sample, not counted: 1 of 1")


def test_a_line_tells_what_is_published_and_what_came_out():
    said = line(found("crowding-out", 1.5, 0.25))
    assert " ".join(said.split()) == (
        "crowding-out size -0.360 (-0.400 to -0.280) simulated 1.500 ± 0.250 MISSED, in sample")


@cache
def trials() -> Trials:
    """Arms are shared between rows."""
    return Trials()


def rows() -> list[Any]:
    """Every row; a declared miss must stay one."""
    return [pytest.param(size, id=size.id, marks=[pytest.mark.xfail(strict=True, reason=MISSES[size.id])]
                         if size.id in MISSES else []) for size in ROWS]


@pytest.mark.slow
@pytest.mark.validation
@pytest.mark.parametrize("size", rows())
def test_the_model_meets_what_is_published(size: Size):
    measured = measure(size, trials())
    assert measured.met, line(measured)
