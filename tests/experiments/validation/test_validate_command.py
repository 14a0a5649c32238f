"""``make validate``: what it writes, tells and refuses."""

import csv

import pytest

from experiments.validation.__main__ import main


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty folder, which is the current one; no line is folded."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


@pytest.fixture
def call(desk, capsys):
    """Exit code, standard output and standard error of one call."""

    def called(*arguments):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        shown = capsys.readouterr()
        return left.value.code, shown.out, shown.err

    return called


def test_one_target_is_judged_and_written(desk, call):
    code, shown, said = call("--target", "A14", "--target", "A15", "--out", "held")
    assert code == 0
    assert "11 numbers: 11 met, 0 missed and declared, 0 missed otherwise, 0 skipped" in shown
    assert "0 of 2: A14" in said
    rows = list(csv.DictReader((desk / "held" / "validation.csv").read_text("utf-8").splitlines()))
    assert [row["verdict"] for row in rows] == ["passed"] * 11
    assert rows[0]["target"] == "A14 66 days at .04437 gained a day"
    assert (desk / "held" / "validation.md").read_text("utf-8").startswith("# What the model meets")


def test_a_declared_miss_is_told_and_is_no_failure(desk, call):
    code, shown, _ = call("--target", "B1", "--quiet")
    assert code == 0
    assert "B1 times faster to 38 %" in shown
    assert "expected_failure(" in shown
    assert (desk / "validation-output" / "validation.csv").is_file()


def test_an_unknown_target_is_refused_with_the_nearest(desk, call):
    code, shown, said = call("--target", "B99")
    assert (code, shown) == (2, "")
    assert "there is no target 'B99'" in said


def test_an_unknown_group_is_refused(desk, call):
    code, _, said = call("--group", "D")
    assert code == 2
    assert "'D' is not one of" in said
