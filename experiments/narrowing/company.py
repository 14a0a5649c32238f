"""The company that is narrowed, its plans, and what is seen of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from cxsim import load_scenario
from cxsim.scenario.schema.plan import Plan
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.narrowing.observation import Observation, observed

SCENARIOS: Final = Path(__file__).resolve().parents[2] / "scenarios"
DEPARTMENTS: Final = (("claims", 60), ("sales", 50), ("it", 40))
PEOPLE: Final = 150
WEEKS: Final = 104
SEED: Final = 23
PLANS: Final = (("combined plan", "combined_with_training_tools_communication.yaml"),
                ("mandate", "mandate_with_training.yaml"))
ANSWERS, ANSWERS_OF_DEPARTMENT = 60, 20
WAVES: Final = (8, 16, 26)
ASKED: Final = ("attitude", "trust", "skill", "awareness")


def company(name: str, plan: Plan, weeks: int = WEEKS, without: Sequence[str] = ()) -> Scenario:
    """The company with a plan, all parameters uncertain."""
    stated = Scenario.model_validate({
        "name": name, "weeks": weeks, "seed": SEED, "uncertainty": "full", "without": tuple(without),
        "organization": {"generate": {"departments": [{"name": each, "size": size} for each, size in DEPARTMENTS]}},
        "context": {"inhibitors": [{"name": "usual inhibitor", "strength": 0.3}]},
    })
    return stated.model_copy(update={"plan": plan})


def plans() -> Mapping[str, Plan]:
    """The plans under way, by name: those of the shipped scenarios."""
    return {name: load_scenario(SCENARIOS / file).plan for name, file in PLANS}


def earlier() -> Scenario:
    """An earlier roll-out of tools and training in the same company."""
    return company("earlier roll-out", Plan.model_validate({"interventions": [
        {"type": "tool_rollout", "start_week": 0, "strength": 0.6},
        {"type": "training", "start_week": 0, "weeks": 16, "hours_per_week": 3.0},
    ]}), weeks=40)


def of_the_plan() -> Iterator[Observation]:
    """What is seen of the plan under way; the values are not those of any company yet."""
    for what in ("adoption", "use"):
        yield from (observed(what, week, 0.5) for week in WAVES)
    yield observed("turnover", None, 0.5)
    yield observed("customer_score", WAVES[-1], 0.5)
    for what in ASKED:
        yield from (observed(what, week, 0.5, answers=ANSWERS, people=PEOPLE) for week in (WAVES[0], WAVES[-1]))
    for department, people in DEPARTMENTS:
        yield observed("attitude", WAVES[-1], 0.5, department=department, answers=ANSWERS_OF_DEPARTMENT, people=people)


def of_the_earlier() -> Iterator[Observation]:
    """What is seen of the earlier roll-out."""
    yield replace(observed("adoption", 39, 0.5), earlier=True)
    yield replace(observed("attitude", 39, 0.5, answers=ANSWERS, people=PEOPLE), earlier=True)


def data() -> Mapping[str, tuple[Observation, ...]]:
    """How much is seen, by name: what is judged, less, and more."""
    full = tuple(of_the_plan())
    return {
        "all of the plan": full,
        "adoption, use, turnover and score": tuple(one for one in full if one.what not in ASKED),
        "adoption": tuple(one for one in full if one.what == "adoption"),
        "all, and an earlier roll-out": (*full, *of_the_earlier()),
    }
