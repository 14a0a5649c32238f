"""Behaviors that nobody can learn: the required skill is above what even the best can reach in the run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxsim.interventions.problems import Problem
from cxsim.model.mechanisms.motivation import ability
from cxsim.model.mechanisms.skill import next_skill
from cxsim.scenario.checks.favorable import most_favorable
from cxsim.scenario.schema.behaviors import RequiredSkill
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.nodes import Step
from cxsim.units import counted

# One person in a thousand has more than this share of the largest possible initial skill: Beta(2, 5).
BEST_OF_A_THOUSAND = 0.777
ABLE = 0.5
STEPS_OF_BISECTION = 12


@dataclass(frozen=True)
class BestCase:
    """The most skilled person, fully willing, trained all day every week, with the best tools and no inhibitor.

    Parameters that differ between replicates have their most favorable values.
    """

    weeks: int
    initial_skill: float
    training_gain: float
    learning_by_doing: float
    skill_decay: float
    tool_relief: float
    ability_softness: float

    def can_learn(self, required_skill: float) -> bool:
        """Whether this person would be able at least half of the time in some week of the run."""
        skill = self.initial_skill
        for _ in range(self.weeks):
            able = self._able(skill, required_skill)
            if able >= ABLE:
                return True
            after = float(next_skill(
                skill, self.initial_skill, 1.0, able, 0.0, 1.0, 1.0, 0.0, self.training_gain, 0.0,
                self.learning_by_doing, self.skill_decay,
            ))  # fmt: skip
            if after == skill:
                return False
            skill = after
        return self._able(skill, required_skill) >= ABLE

    def _able(self, skill: float, required_skill: float) -> float:
        softness = self.ability_softness
        return float(ability(skill, 1.0, required_skill, self.tool_relief, softness))

    def reach(self) -> float:
        """The highest required skill that can be learned, rounded down to two decimals."""
        low, high = 0.0, 1.0
        for _ in range(STEPS_OF_BISECTION):
            middle = (low + high) / 2.0
            low, high = (middle, high) if self.can_learn(middle) else (low, middle)
        return int(low * 100.0) / 100.0


def best_case(scenario: Scenario) -> BestCase | None:
    """The best case of a scenario; None if initial skill may be stated, because then people may have any skill."""
    organization = scenario.organization
    if organization.people is not None or {"skill", "initial_skill"} & set(organization.traits):
        return None
    rising = ("training_gain", "learning_by_doing", "tool_relief", "ability_softness")
    return BestCase(
        weeks=scenario.weeks,
        initial_skill=BEST_OF_A_THOUSAND * most_favorable(scenario, "initial_skill_scale"),
        skill_decay=most_favorable(scenario, "skill_decay", lowest=True),
        **{name: most_favorable(scenario, name) for name in rising},
    )


def beyond_learning(scenario: Scenario) -> Iterator[Problem]:
    """Required skills that nobody can reach within the run under any plan."""
    best = best_case(scenario)
    if best is None:
        return
    for path, required in _required(scenario):
        if not best.can_learn(required):
            yield Problem(path, f"must be at most {best.reach():.2f}, {required:g} is given: nobody can learn that in "
                          f"{counted(scenario.weeks, 'week')}, not even the most skilled person, fully willing, "
                          "trained all day every week and with the best tools")


def _required(scenario: Scenario) -> Iterator[tuple[tuple[Step, ...], float]]:
    for index, behavior in enumerate(scenario.behaviors):
        path: tuple[Step, ...] = ("behaviors", index, "required_skill")
        if not isinstance(behavior.required_skill, RequiredSkill):
            yield path, behavior.required_skill
            continue
        yield (*path, "default"), behavior.required_skill.default
        for department, required in behavior.required_skill.departments.items():
            yield (*path, "departments", department), required
