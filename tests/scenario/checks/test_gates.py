"""Gates in a scenario file: waves that wait for results."""

from __future__ import annotations

from typing import Any

import pytest

from cxsim.scenario.checks.check_against import check_against
from cxsim.testing.people import example_view

GOOD = """\
name: Phased
weeks: 60
organization: {generate: {departments: [{name: claims, size: 10}]}}
behaviors: [{name: share_insight}, {name: solve_beyond_script}]
survey: {every_weeks: 4}
plan:
  interventions:
    - {type: training, name: rollout, weeks: 12, waves: [[claims], [contact_center, sales]], wave_gap_weeks: 6}
    - {type: mandate, start_week: 20}
  gates:
    - {intervention: rollout, when: {measure: adoption, group: department, above: 0.3}}
costs: {weekly_wage: {1: 3, 2: 2, 3: 1}}
"""

# what stands there, what is planted (^ before the place), the path, a part of the message
MISTAKES = {
    "no such intervention": ("intervention: rollout,", "intervention: ^rolout,", "plan.gates.0.intervention",
                             "did you mean 'rollout'?"),
    "one without waves": ("intervention: rollout,", "intervention: ^mandate,", "plan.gates.0.intervention",
                          "'mandate' has no waves that could wait"),
    "a wave that nothing follows": ("[contact_center, sales]]", "]", "plan.gates.0.intervention",
                                    "at least two lists of departments"),
    "rounds": ("weeks: 12,", "weeks: 12, rounds: 2,", "plan.gates.0.intervention", "comes in rounds"),
    "two for one": ("costs:", "    - {intervention: ^rollout, when: {measure: use, above: 0.5}}\ncosts:",
                    "plan.gates.1.intervention", "already has a gate"),
    "somebody who waits for the end": ("start_week: 20", "after: ^rollout", "plan.interventions.1.after",
                                       "the end of 'rollout' is not known"),
    "no survey": ("survey: {every_weeks: 4}\n", "", "plan.gates", "gates need the results of a survey"),
    "a measure that no survey asks": ("every_weeks: 4", "measures: [trust]", "plan.gates.0.when.measure",
                                      "no survey measures 'adoption'"),
}


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_gate_that_refers_to_nothing_is_a_finding_at_its_place(bench: Any, kind: str) -> None:
    old, new, path, part = MISTAKES[kind]
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    mark = text.find("^")
    before = text[: max(mark, 0)]
    found = [finding for finding in bench.findings(text.replace("^", "", 1)) if part in finding.message]
    assert [finding.path for finding in found] == [path]
    if mark >= 0:
        assert (found[0].line, found[0].column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_the_first_wave_comes_as_planned_and_the_others_are_not_scheduled(bench: Any) -> None:
    plan = bench.load(GOOD).plan
    assert [intervention.label for intervention in plan.scheduled] == ["rollout, wave 1", "mandate"]
    assert [intervention.label for intervention in plan.waves_of(plan.gates[0])] == ["rollout, wave 1",
                                                                                          "rollout, wave 2"]
    assert plan.adaptive


def test_a_good_one_has_neither_findings_nor_warnings(bench: Any) -> None:
    assert check_against(bench.load(GOOD), example_view()) == ([], [])


def test_one_that_never_comes_is_a_warning_unless_there_is_a_latest_week(bench: Any) -> None:
    text = GOOD.replace("above: 0.3", "above: 1")
    findings, (warning,) = check_against(bench.load(text), example_view())
    assert findings == []
    assert "'gate of rollout' never acts: no value is above 1" in warning
    latest = text.replace("above: 1}", "above: 1}, at_latest_weeks: 20")
    assert check_against(bench.load(latest), example_view()) == ([], [])
