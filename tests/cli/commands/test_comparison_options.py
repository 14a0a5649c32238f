"""``cxsim compare``: how exact, what the bands are made of, what would overturn the answer."""

import csv

import pytest

from cxsim.studies import until


def rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def with_an_order(desk):
    text = (desk / "train.yaml").read_text("utf-8").replace("name: Train", "name: Order")
    order = text.replace("{type: training, weeks: 10}", "{type: mandate, strength: 1, monitoring: 1}, {type: training}")
    (desk / "order.yaml").write_text(order, "utf-8")


def test_replicates_double_until_the_width_is_reached(desk, call, monkeypatch):
    monkeypatch.setattr(until, "FIRST_LOOK", 4)
    with_an_order(desk)  # training alone makes no adopters in so few weeks
    code, out, _ = call("compare", "idle.yaml", "order.yaml", "--until", "±0.9", "--out", "out")
    assert code == 0
    assert "With 4 replicates every difference in adoption at the end is known to" in out
    assert "4 replicates, the same random events for every plan" in out


def test_the_most_to_run_may_be_given(desk, call, monkeypatch):
    monkeypatch.setattr(until, "FIRST_LOOK", 2)
    with_an_order(desk)
    code, out, _ = call("compare", "idle.yaml", "order.yaml", "--until", "1e-9", "--replicates", 3, "--out", "out")
    assert code == 0
    assert "was not reached with 3 replicates" in out


def test_a_split_writes_where_the_bands_come_from(desk, call):
    assert call("compare", "idle.yaml", "train.yaml", "--split", "--replicates", 20, "--out", "out")[0] == 0
    assert {row["source"] for row in rows(desk / "out/split.csv")} == {"chance", "people", "parameters"}
    assert "what we do not know about people" in (desk / "out/report.html").read_text("utf-8")


def test_without_uncertainty_a_split_has_no_part_for_parameters(desk, call):
    for name in ("idle.yaml", "train.yaml"):
        (desk / name).write_text((desk / name).read_text("utf-8") + "uncertainty: none\n", "utf-8")
    assert call("compare", "idle.yaml", "train.yaml", "--split", "--replicates", 20, "--out", "out")[0] == 0
    assert {row["source"] for row in rows(desk / "out/split.csv")} == {"chance", "people"}


def test_robustness_names_every_alternative(desk, call):
    assert call("compare", "idle.yaml", "train.yaml", "--robust", "--replicates", 3, "--out", "out")[0] == 0
    assumptions = {row["assumption"] for row in rows(desk / "out/robustness.csv")}
    assert {"adoption_rule: bass", "influence: degroot", "network: no clusters"} < assumptions


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--until", "0"], "'0' given; allowed: a share above 0 and below 1"),
        (["--until", "nan"], "'nan' given; allowed"),
        (["--until", "1,5"], "'1,5' given; allowed"),
        (["--split"], "3 replicates are too few to split a band"),
        (["--until", "0.1", "--replicates", "1"], "1 replicate gives no interval"),
    ],
)
def test_senseless_wishes_are_refused(options, said, desk, call):
    code, _, err = call("compare", "idle.yaml", "train.yaml", *options)
    assert code == 2
    assert said in err
