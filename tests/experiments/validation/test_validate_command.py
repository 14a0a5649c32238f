"""``make validate``: what it writes, tells and refuses."""

from __future__ import annotations

import pytest

from experiments.validation import __main__ as command
from experiments.validation.sizes import measures, misses, results
from experiments.validation.sizes.estimate import Estimate
from experiments.validation.sizes.table import table


@pytest.fixture
def measured(tmp_path, monkeypatch):
    """Values of rows to be told instead of measured, and the file of results; no line is folded."""
    values: dict[str, float] = {size.id: size.published for size in table()}
    place = tmp_path / "results" / "sizes.csv"
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(measures, "MEASURES", {
        name: lambda trials, name=name: Estimate(values[name], 0.0) for name in values})
    monkeypatch.setattr(misses, "MISSES", {})
    monkeypatch.setattr(results, "RESULTS", place)
    return values, place


@pytest.fixture
def call(capsys):
    """Exit code, standard output and standard error of one call."""

    def called(*arguments):
        with pytest.raises(SystemExit) as left:
            command.main(arguments)
        shown = capsys.readouterr()
        return left.value.code, shown.out, shown.err

    return called


def test_all_rows_are_measured_told_and_written(measured, call):
    code, shown, said = call()
    assert code == 0
    assert "40 of 40 sizes, 11 of 11 signs met; in sample, not counted: 3 of 3" in shown
    assert "0 of 54: attitude-explains-use" in said
    assert list(results.results(measured[1])) == [size.id for size in table()]


def test_one_row_is_told_and_nothing_is_written(measured, call):
    code, shown, said = call("--only", "reminders", "--quiet")
    assert (code, said) == (0, "")
    assert shown.splitlines()[-1] == "1 of 1 sizes met"
    assert not measured[1].exists()


def test_a_domain_is_all_of_its_rows(measured, call):
    assert "7 of 7 sizes met; in sample, not counted: 1 of 1" in call("--only", "people")[1]


def test_a_miss_that_is_not_declared_is_a_failure(measured, call):
    measured[0]["reminders"] = 0.5
    code, shown, _ = call("--only", "reminders")
    assert code == 1
    assert "0.500 ± 0.000 MISSED" in " ".join(shown.split())
    assert "not as declared in experiments/validation/sizes/misses.py: reminders" in shown


def test_a_declared_miss_that_is_met_is_a_failure_too(measured, call, monkeypatch):
    monkeypatch.setattr(misses, "MISSES", {"reminders": "nobody reads them"})
    assert call("--only", "reminders")[0] == 1
    measured[0]["reminders"] = 0.5
    assert call("--only", "reminders")[0] == 0


def test_an_unknown_row_is_refused_with_the_nearest(call):
    code, shown, said = call("--only", "reminder")
    assert (code, shown) == (2, "")
    assert "there is no row or domain 'reminder'" in said
    assert "reminders" in said
