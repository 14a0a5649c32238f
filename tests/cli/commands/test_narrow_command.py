"""``cxsim narrow``: observations in, a narrower set out."""

import pytest

from cxsim.model.plausible import PlausibleSet, read_set
from experiments.plausible_set.draws import candidates


@pytest.fixture
def own(desk):
    """A scenario with a set of 16 rows, and what was observed."""
    scenario = (desk / "train.yaml").read_text("utf-8")
    (desk / "own.yaml").write_text(scenario + "uncertainty: {set: own.csv}\n", "utf-8")
    (desk / "own.csv").write_text(PlausibleSet(candidates(2, 0, 16)).text(), "utf-8")
    (desk / "adoption.csv").write_text("week,adoption\n4,0\n\n12,0.1\n", "utf-8")
    return desk


def test_a_narrowed_set_is_written_and_can_be_used(own, call):
    code, told, _ = call("narrow", "own.yaml", "--adoption", "adoption.csv", "--adoption-error", "0.9", "--turnover",
                         "0.15", "--turnover-error", "0.9", "--customer-score", "50", "--out", "narrowed.csv")
    assert code == 0
    assert "adoption in week 4" in told
    assert "adoption in week 12" in told
    assert "turnover in a usual year" in told
    assert "customer score in week 12" in told
    assert "of 16; too few for smooth bands" in told
    assert "uncertainty: {set: narrowed.csv}" in told
    assert read_set((own / "narrowed.csv").read_text("utf-8"), "narrowed.csv").rows == 16
    scenario = (own / "own.yaml").read_text("utf-8").replace("own.csv", "narrowed.csv")
    (own / "later.yaml").write_text(scenario, "utf-8")
    assert call("check", "later.yaml")[0] == 0


def test_what_contradicts_every_row_is_refused(own, call):
    (own / "adoption.csv").write_text("week,adoption\n12,1\n", "utf-8")
    code, _, told = call("narrow", "own.yaml", "--adoption", "adoption.csv", "--out", "narrowed.csv")
    assert code == 2
    assert "effective rows of 16 agree with the observations" in told
    assert "adoption in week 12: observed 1 with an error of 0.05" in told
    assert not (own / "narrowed.csv").exists()


def test_every_bad_cell_is_told(own, call):
    (own / "adoption.csv").write_text("week,adoption\n4,12%\n4,0.1\nx,0.1\n4,0.2\n", "utf-8")
    code, _, told = call("narrow", "own.yaml", "--adoption", "adoption.csv", "--out", "narrowed.csv")
    assert code == 2
    assert "adoption.csv:2: adoption: expected a share from 0 to 1, got '12%'" in told
    assert "adoption.csv:4: week: expected a week of the plan (whole number from 0), got 'x'" in told
    assert "adoption.csv:5: week: week 4 appears twice" in told


@pytest.mark.parametrize(("options", "told"), [
    ((), "there are no observations"),
    (("--customer-score", "50"), "the week of the score is not known"),
    (("--turnover", "15"), "'15' given; allowed: a number from 0 to 1"),
    (("--adoption", "missing.csv"), "missing.csv: cannot be read: No such file or directory"),
    (("--turnover", "0.1", "--turnover-error", "0"), "'0' given; allowed: a number above 0 and up to 1"),
])
def test_what_cannot_be_used_is_refused(own, call, options, told):
    code, _, text = call("narrow", "own.yaml", *options, "--out", "narrowed.csv")
    assert code == 2
    assert told in text


def test_no_input_and_nothing_that_is_there_is_overwritten(own, call):
    for out in ("own.csv", "adoption.csv"):
        code, _, told = call("narrow", "own.yaml", "--adoption", "adoption.csv", "--out", out, "--force")
        assert code == 2
        assert f"'{out}' is an input" in told
    (own / "kept.csv").write_text("mine", "utf-8")
    code, _, told = call("narrow", "own.yaml", "--adoption", "adoption.csv", "--out", "kept.csv")
    assert code == 2
    assert "'kept.csv' already exists" in told
    assert (own / "kept.csv").read_text("utf-8") == "mine"


def test_a_file_without_the_columns_is_told(own, call):
    (own / "adoption.csv").write_text("weeks,share\n4,0.1\n", "utf-8")
    code, _, told = call("narrow", "own.yaml", "--adoption", "adoption.csv", "--out", "narrowed.csv")
    assert code == 2
    assert "adoption.csv:1: column 'week' is missing; did you mean 'weeks'?" in told
    assert "adoption.csv:1: column 'adoption' is missing" in told
