"""The section about why the largest stuck group stands where it stands."""

import dataclasses

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.report.sections.why import why_section
from cxsim.testing.recordings import recording_from, result_from

WEEKS = 40


def plan(**given):
    lines = {"adoption": 0.1, "unwilling": 0.9, "ability": 0.7, "opportunity": 0.8, "willingness": 0.05} | given
    weekly = {name: np.full((WEEKS, 2), value) for name, value in lines.items()}
    interventions = ({"name": "tool_rollout", "start_week": 8, "weeks": 20, "target": "everyone"},)
    return Comparison.of([result_from("Plan", recording_from(weekly), interventions=interventions)])


def test_it_says_the_reason_and_the_turns():
    section = why_section(plan())
    assert section.title == "Everyone: nothing in the plan moves willingness"
    assert section.takeaway == (
        "Non-adopters are mainly unwilling: tool rollout reaches them, but willingness never exceeds 5 %."
    )
    assert section.notes == (
        "Week 8: tool rollout begins. Until week 27 adopters stay near 10 %.",
        "Week 28: tool rollout ends. Until week 39 adopters stay near 10 %.",
    )


def test_the_chart_holds_the_path_in_percent():
    chart = why_section(plan()).chart
    assert [(row.name, row.start, row.end) for row in chart.rows] == [("tool rollout", 8, 28)]
    assert chart.line_names == ("ability", "opportunity", "willingness", "adopters")
    assert [values[0] for values in chart.lines] == [70.0, 80.0, 5.0, 10.0]
    assert chart.stages == ("adopters", "unwilling")
    assert {sum(values) for values in zip(*chart.shares, strict=True)} == {100.0}
    assert chart.turns == (8, 28)


def test_the_table_holds_every_quarter():
    table = why_section(plan()).table
    assert table.columns == ("Week", "Ability", "Opportunity", "Willingness", "Adopters")
    assert [row[0] for row in table.rows] == ["0", "13", "26", "39"]
    assert table.rows[0] == ("0", "70 %", "80 %", "5 %", "10 %")


def test_where_nobody_is_held_there_is_nothing_to_explain():
    assert why_section(plan(adoption=1.0, unwilling=0.0)) is None


def test_rules_that_act_on_the_way_are_told():
    comparison = plan()
    [result] = comparison.results
    ruled = dataclasses.replace(result, manifest={**result.manifest, "rules": [{"name": "gate"}]})
    assert why_section(Comparison.of([ruled])).notes[-1].startswith("Where rules start or stop")
    assert not why_section(comparison).notes[-1].startswith("Where rules")
