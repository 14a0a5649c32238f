"""``cxsim narrow``: observations in; a forecast, a narrower set and a page out."""

import csv

import pytest

from cxsim.model.plausible import PlausibleSet, read_set
from experiments.plausible_set.draws import candidates

SEEN = "what,week,department,value,answers,error,low,high\n"


@pytest.fixture
def own(desk):
    """A scenario with a set of 40 rows, and what was seen."""
    scenario = (desk / "train.yaml").read_text("utf-8")
    (desk / "own.yaml").write_text(scenario + "uncertainty: {set: own.csv}\n", "utf-8")
    (desk / "own.csv").write_text(PlausibleSet(candidates(2, 0, 40)).text(), "utf-8")
    (desk / "seen.csv").write_text(SEEN + "adoption,4,,0,,,,\nattitude,6,claims,3,9,,1,5\n", "utf-8")
    return desk


def rows(file):
    """The rows of a table."""
    with file.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_a_folder_with_everything_is_written_and_the_set_can_be_used(own, call):
    code, told, _ = call("narrow", "own.yaml", "--observed", "seen.csv", "--turnover", "0.15", "--customer-score",
                         "8:50", "--out", "results")
    assert code == 0
    for name in ("adoption in week 4", "attitude in week 6 (claims)", "turnover in a usual year",
                 "customer score in week 8"):
        assert name in told
    assert "Learned beyond chance" in told
    assert "Cannot be known from these data" in told
    assert "Would narrow the forecast most" in told
    assert "uncertainty: {set: results/narrowed_set.csv}" in told
    folder = own / "results"
    assert read_set((folder / "narrowed_set.csv").read_text("utf-8"), "narrowed_set.csv").rows == 40
    forecast = rows(folder / "forecast.csv")
    assert [row["week"] for row in forecast] == [str(week) for week in range(12)]
    assert all(float(row["p05"]) <= float(row["p50"]) <= float(row["p95"]) for row in forecast)
    assert {row["observation"] for row in rows(folder / "worth.csv")} >= {"trust in week 8", "skill in week 8"}
    page = (folder / "report.html").read_text("utf-8")
    for heading in ("What is to come of Train", "What was learned", "What cannot be known from these data",
                    "What another survey would be worth"):
        assert heading in page
    assert "<svg" in page
    scenario = (own / "own.yaml").read_text("utf-8").replace("own.csv", "results/narrowed_set.csv")
    (own / "later.yaml").write_text(scenario, "utf-8")
    assert call("check", "later.yaml")[0] == 0


def test_the_same_narrowing_gives_the_same_bytes(own, call):
    for out in ("one", "two"):
        assert call("narrow", "own.yaml", "--observed", "seen.csv", "--out", out, "--quiet")[0] == 0
    for file in (own / "one").iterdir():
        assert file.read_bytes() == (own / "two" / file.name).read_bytes()


def test_an_earlier_roll_out_is_told_with_its_name(own, call):
    (own / "earlier.csv").write_text("week,adoption\n11,0.02\n", "utf-8")
    code, told, wrong = call("narrow", "own.yaml", "--adoption", "4:0", "--earlier", "train.yaml", "--earlier-observed",
                         "earlier.csv", "--out", "results")
    assert (code, wrong) == (0, "")
    assert "adoption in week 11, earlier roll-out" in told


def test_what_no_row_shows_is_refused_before_anything_is_written(own, call):
    code, _, told = call("narrow", "own.yaml", "--adoption", "1:1", "--out", "results")
    assert code == 2
    assert "--adoption: adoption in week 1 is 1 with an error of 0.05; the set gives 0 to 0" in told
    assert "leave it out" in told
    assert not (own / "results").exists()


def test_every_bad_cell_is_told(own, call):
    (own / "seen.csv").write_text(SEEN + "adoption,4,,12%,,,,\nadoption,12,,0.1,,,,\nmood,4,,3,9,,1,5\n", "utf-8")
    code, _, told = call("narrow", "own.yaml", "--observed", "seen.csv", "--turnover", "15", "--out", "results")
    assert code == 2
    assert "seen.csv:2:13: '12%' is not a number; write a share, 0.5 for 50%" in told
    assert "seen.csv:3:10: week 12 is outside the scenario, whose weeks are 0 to 11" in told
    assert "seen.csv:4:1: 'mood' is nothing that the model shows" in told
    assert "--turnover: 15 is outside 0 to 1; for 15 % write 0.15" in told


@pytest.mark.parametrize(("options", "told"), [
    ((), "there are no observations"),
    (("--adoption", "0.3"), "--adoption: '0.3' names no week of the plan; write WEEK:VALUE, as in 12:0.3"),
    (("--customer-score", "3:120"), "--customer-score: 120 is outside 0 to 100"),
    (("--adoption", "4:0.1", "--adoption", "4:0.2"), "--adoption: adoption in week 4 appears twice"),
    (("--observed", "missing.csv"), "missing.csv"),
    (("--earlier", "train.yaml"), "--earlier: what was seen in it? Give the file with --earlier-observed"),
    (("--earlier-observed", "seen.csv"), "--earlier-observed: seen in which roll-out? Give its scenario with"),
    (("--adoption", "4:0", "--rows", "12"), "the set has 12 rows; narrowing needs at least 32"),
])
def test_what_cannot_be_used_is_refused(own, call, options, told):
    code, _, text = call("narrow", "own.yaml", *options, "--out", "results")
    assert code == 2
    assert told in text


def test_no_folder_with_inputs_and_nothing_that_is_there_is_overwritten(own, call):
    code, _, told = call("narrow", "own.yaml", "--observed", "seen.csv", "--out", ".", "--force")
    assert code == 2
    assert "contains the input" in told
    (own / "kept").mkdir()
    (own / "kept" / "mine.txt").write_text("mine", "utf-8")
    assert call("narrow", "own.yaml", "--observed", "seen.csv", "--out", "kept")[0] == 2
    assert (own / "kept" / "mine.txt").read_text("utf-8") == "mine"
