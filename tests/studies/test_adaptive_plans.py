"""Plans with rules from end to end: numbering of futures, files, and the words of the report."""

import csv

import numpy as np
import pytest

from cxsim.errors import InputError, ResultError
from cxsim.report.build import build_report
from cxsim.report.page import report_html
from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.branch import branched
from cxsim.studies.ensemble import compare_paired, run
from cxsim.words.rules import rule_words

COMPANY = {"generate": {"departments": [{"name": "claims", "size": 24}, {"name": "sales", "size": 16}]}}
RULES = (
    {"name": "orders", "when": {"measure": "trust", "above": 0.49}, "then": {"start": {"type": "mandate", "weeks": 6}}},
    {"name": "thanks", "when": {"measure": "attitude", "group": "department", "below": 0.43, "at_week": 6},
     "then": {"start": {"type": "recognition", "weeks": 4}}},
    {"name": "never", "when": {"measure": "trust", "below": 0.01}, "then": {"stop": "training"}},
)


def scenario(*rules, name="adaptive", **given):
    stated = {
        "name": name, "weeks": 14, "seed": 3, "replicates": 40, "organization": COMPANY, "survey": {"every_weeks": 3},
        "plan": {"interventions": [{"type": "training", "weeks": 8}], "rules": list(rules), "budget": 60_000},
    }
    return from_mapping({**stated, **given})


@pytest.fixture(scope="module")
def result():
    return run(scenario(*RULES), workers=2)


def test_decisions_bear_the_number_of_their_future_in_whatever_batches(result):
    """40 futures are two batches; futures 32 to 39 alone are one."""
    some = run(scenario(*RULES), workers=1, replicates=35)
    kept = tuple(decision for decision in result.decisions if decision.replicate < 35)
    assert kept == some.decisions
    assert {decision.replicate for decision in result.decisions} & set(range(32, 40))
    assert result.decisions == tuple(sorted(result.decisions))


def test_costs_and_sustained_adoption_follow_the_plan_of_each_future(result):
    ordered = {decision.replicate: decision.week for decision in result.decisions if decision.rule == "orders"}
    assert 0 < len(ordered) < 40
    mandate = result.recording.costs["mandate"]
    for future in range(40):
        assert (mandate[:, future] > 0.0).any() == (future in ordered)
    adoption = result.recording.of_all("adoption")
    assert np.allclose(result.measures["sustained_adoption"], adoption.mean(axis=0))
    groups = result.recording.group_costs["mandate"]
    assert np.allclose(groups[0], mandate.sum(axis=0))
    assert np.allclose(groups[0], groups[1] + groups[2])


def test_the_files_tell_every_decision(result, tmp_path):
    folder = result.save(tmp_path / "out")
    with (folder / "decisions.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == len(result.decisions)
    assert list(rows[0]) == ["scenario", "replicate", "week", "rule", "group", "action", "done", "reason"]
    assert {row["done"] for row in rows} == {"yes"}
    assert not (run(scenario(), replicates=2).save(tmp_path / "plain") / "decisions.csv").exists()


def test_the_report_says_in_how_many_futures_and_when(result):
    orders, thanks, never = rule_words(result)
    assert orders.startswith("When trust above 0.49: start mandate. Done in ")
    assert "(claims " in thanks and thanks.endswith("first in week 6.")
    assert never == "When trust below 0.01: stop training. That never happened."
    nothing = scenario(name="nothing", plan={}, survey=None)
    page = report_html(build_report(compare_paired([nothing, scenario(*RULES)], replicates=6)))
    assert "Decisions made during the run" in page


def test_what_was_not_done_is_told_with_its_kind_of_reason():
    dear = {"type": "recognition", "cost": {"per_week": 50_000}}
    rules = [{"when": {"measure": "trust", "above": 0.0}, "then": {"start": dear}}]
    (words,) = rule_words(run(scenario(*rules), replicates=4))
    assert words == ("When trust above 0: start recognition. Decided but not done in all 4 futures: beyond the budget.")


def test_a_plan_with_rules_is_not_one_to_branch_from_or_to():
    adaptive, plain = scenario(*RULES), scenario(name="plain", survey=None)
    with pytest.raises(ResultError, match="adapts while it runs"):
        branched(adaptive, plain, 4)
    with pytest.raises(ResultError, match="the new plan adapts"):
        branched(plain, adaptive, 4)


def test_a_rule_about_a_group_that_is_not_there_is_refused_before_anything_runs():
    rule = {"when": {"measure": "trust", "group": "department:clams", "below": 0.5}, "then": {"stop": "training"}}
    with pytest.raises(InputError, match="did you mean 'claims'"):
        run(scenario(rule))
