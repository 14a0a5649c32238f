"""``cxsim context``: the force field in sentences, as pictures and as a table."""

import csv

import pytest

SCENARIO = """\
extends: idle.yaml
name: field
context:
  inhibitors: [{name: call_time, departments: [claims], behaviors: [solve], strength: 0.5}]
behaviors: [{name: solve}, {name: share it}]
"""


@pytest.fixture
def scenario(desk):
    (desk / "s.yaml").write_text(SCENARIO, "utf-8")
    return desk


def test_each_group_and_behavior_has_a_sentence(call, scenario):
    code, out, err = call("context", "s.yaml")
    assert (code, err) == (0, "")
    sentences = [line for line in out.splitlines() if line.startswith("- ")]
    assert [line.split(" (")[0] for line in sentences] == ["- claims", "- sales"] * 2
    assert "call_time" in sentences[0]
    assert "call_time" not in sentences[1]


def test_each_behavior_has_a_picture_and_the_table_has_all(call, scenario):
    code, out, _ = call("context", "s.yaml", "--out", "f.png", "--out", "f.csv")
    assert code == 0
    assert [line for line in out.splitlines() if line.startswith("Wrote ")] == [
        "Wrote f-solve.png.", "Wrote f-share-it.png.", "Wrote f.csv."]
    assert (scenario / "f-solve.png").read_bytes().startswith(b"\x89PNG")
    with (scenario / "f.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["behavior"] for row in rows} == {"solve", "share it", ""}
    assert {row["kind"] for row in rows} == {"restraining", "driving"}


def test_the_same_call_tells_the_same(call, scenario):
    assert call("context", "s.yaml", "--replicates", "2") == call("context", "s.yaml", "--replicates", "2")


def test_what_cannot_be_is_told(call, scenario):
    assert "week 12: the scenario has weeks 0 to 11" in call("context", "s.yaml", "--week", "12")[2]
    assert "has the wrong ending" in call("context", "s.yaml", "--out", "f.pdf")[2]
    assert call("context", "s.yaml", "--out", "nowhere/f.csv")[0] == 2
