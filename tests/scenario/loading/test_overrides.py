"""A scenario can be changed by dotted path; the change is checked like a file, and the original stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxsim.errors import InputError
from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.identity import scenario_hash


def intervention(scenario: Any, index: int) -> Any:
    return scenario.plan.interventions[index]


CHANGES: dict[str, Any] = {
    "weeks=80": lambda s: (s.weeks, 80),
    "seed=0": lambda s: (s.seed, 0),
    "seed=": lambda s: (s.seed, None),
    "name=2024": lambda s: (s.name, "2024"),
    "context.sponsorship=0": lambda s: (s.context.sponsorship, 0.0),
    "context.sponsorship=[{from_week: 0, level: 1}]": lambda s: (s.context.sponsorship[0].level, 1.0),
    "context.sponsorship.1.level=0": lambda s: (s.context.sponsorship[1].level, 0.0),
    "plan.interventions.0.hours_per_week=0": lambda s: (intervention(s, 0).hours_per_week, 0.0),
    "plan.interventions.refresher.weeks=9": lambda s: (intervention(s, 1).weeks, 9),
    "plan.interventions.custom.forces.voice=0.25": lambda s: (intervention(s, 2).forces["voice"], 0.25),
    "plan.interventions.0.cost.fixed=0": lambda s: (intervention(s, 0).cost.fixed, 0.0),
    "plan.interventions=[]": lambda s: (s.plan.interventions, ()),
    "parameters.ability_softness=0.2": lambda s: (s.parameters, {"ability_softness": 0.2}),
    "parameters.habit_gain=0.1": lambda s: (s.parameters.get("habit_gain"), 0.1),
    "behaviors.share.visibility=0": lambda s: (s.behaviors[1].visibility, 0.0),
    "organization.generate.departments.sales.size=99": lambda s: (s.organization.generate.departments[1].size, 99),
    "organization.generate.team_size=5": lambda s: (s.organization.generate.team_size, 5),
    "costs.weekly_wage.4=900": lambda s: (s.costs.weekly_wage[4], 900.0),
    "turnover=true": lambda s: (s.turnover, True),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_carried_out(bench: Any, change: str) -> None:
    scenario = bench.load(bench.good)
    before = scenario_hash(scenario)
    got, expected = CHANGES[change](with_overrides(scenario, [change]))
    assert got == expected
    assert scenario_hash(scenario) == before


def test_nothing_changed_is_the_same(bench: Any) -> None:
    scenario = bench.load(bench.good)
    assert with_overrides(scenario, []) == scenario
    assert scenario_hash(with_overrides(scenario, ["weeks=104"])) == scenario_hash(scenario)


def test_python_values_do_as_well_and_later_ones_win(bench: Any) -> None:
    scenario = bench.load(bench.good)
    changed = with_overrides(scenario, {"weeks": 90, "target": None, "context.sponsorship": 0.4})
    assert (changed.weeks, changed.target, changed.context.sponsorship) == (90, None, 0.4)
    assert with_overrides(scenario, ["weeks=90", "weeks=100"]).weeks == 100


def test_a_default_that_is_not_written_can_be_set() -> None:
    small = from_mapping({"name": "A", "organization": {"generate": {"departments": [{"name": "x", "size": 5}]}}})
    changed = with_overrides(small, ["target={adoption: .5, by_week: 9}", "behaviors.customer_focus.effort=2"])
    assert (changed.target.by_week if changed.target else 0, changed.behaviors[0].effort) == (9, 2.0)


MISTAKES = {
    "weks=5": ("weks=5", "there is no 'weks'; did you mean 'weeks'?"),
    "context.sponsor=5": ("context.sponsor=5", "there is no 'sponsor' in 'context'; did you mean 'sponsorship'?"),
    "plan.interventions.7.weeks=5": ("plan.interventions.7.weeks=5", "there is no item 7: the list has 3"),
    "plan.interventions.refreshr.weeks=5": ("plan.interventions.refreshr.weeks=5", "did you mean 'refresher'?"),
    "weeks.x=5": ("weeks.x=5", "'weeks' is a single value"),
    "weeks": ("weeks", "PATH=VALUE is expected"),
    "=5": ("=5", "PATH=VALUE is expected"),
    "weeks=[1": ("weeks=[1", "bracket '['"),
    "weeks=0,5": ("weeks", "decimal comma; write 0.5"),
    'weeks="12"': ("weeks", "remove the quotation marks"),
    "parameters.habit_gian=0.1": ("parameters.habit_gian", "did you mean 'habit_gain'?"),
    "parameters.habit_gain=7": ("parameters.habit_gain", "must be between"),
    "plan.interventions.0.hours_per_week=9": ("plan.interventions.0.hours_per_week", "must be at most 8, 9 is given"),
    "target.by_week=500": ("target.by_week", "after the end of the run"),
}


@pytest.mark.parametrize("change", MISTAKES)
def test_a_change_that_cannot_be_is_refused(bench: Any, change: str) -> None:
    with pytest.raises(InputError) as caught:
        with_overrides(bench.load(bench.good), [change])
    (finding,) = caught.value.findings
    path, part = MISTAKES[change]
    assert (finding.path, finding.line) == (path, 0)
    assert part in finding.message


def test_all_changes_that_cannot_be_are_told_together(bench: Any) -> None:
    with pytest.raises(InputError) as caught:
        with_overrides(bench.load(bench.good), ["weks=5", "seeed=1", "weeks=5"])
    assert [finding.path for finding in caught.value.findings] == ["seeed=1", "weks=5"]


def test_what_was_not_changed_keeps_its_place_in_the_file(bench: Any) -> None:
    scenario = with_overrides(bench.load(bench.good), ["weeks=90"])
    with pytest.raises(InputError) as caught:
        with_overrides(scenario, ["weeks=70"])
    (finding,) = caught.value.findings
    assert (Path(finding.file).name, finding.line, finding.path) == ("s.yaml", 25, "target.by_week")


TWO_BEHAVIORS = {
    "name": "A", "organization": {"generate": {"departments": [{"name": "x", "size": 5}]}},
    "behaviors": [{"name": "tool"}, {"name": "share"}],
    "plan": {"interventions": [{"type": "training", "behaviors": ["tool"]}]},
}


@pytest.mark.parametrize(("change", "said"), [
    ("behaviors.0.name=", "is empty; a name is expected"), ("behaviors.0.name=~", "is empty; a name is expected"),
    ("behaviors.0.name=[]", "a name is expected, a list is given"),
    ("behaviors.0.name={}", "a name is expected, a mapping is given"),
])
def test_what_is_no_name_is_not_offered_as_one(change: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        with_overrides(from_mapping(TWO_BEHAVIORS), [change])
    named, used = caught.value.findings
    assert (named.path, used.path) == ("behaviors.0.name", "plan.interventions.0.behaviors.0")
    assert said in named.message
    assert used.message == "there is no behavior 'tool'; allowed: 'share'"
