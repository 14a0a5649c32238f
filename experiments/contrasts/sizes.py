"""Contrasts about the sizes of interventions: none does everything, and words alone do not help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from cxsim import load_scenario
from cxsim.engine.world.organizations import organization_of
from cxsim.scenario.loading.overrides import with_overrides
from experiments.contrasts.company import (
    DEPARTMENTS,
    MODEL,
    NOTHING,
    PROGRAMME,
    SEED,
    Plan,
    arm,
    programme,
    promise,
    reward,
    say,
    training,
)
from experiments.contrasts.contrast import Contrast, Measured, added, points, ratio
from experiments.contrasts.runs import Runs
from experiments.validation.session import Arm

COMBINED = Path(__file__).resolve().parents[2] / "scenarios" / "combined_with_training_tools_communication.yaml"
MEMBERS = 8
OPPONENTS = 5
OPPOSED = 0.15
PROMISE_WEEKS = 30
# Hours that nobody has: whatever a committee proposes, nothing of it is ever carried out.
NEVER_CARRIED_OUT: Mapping[str, float] = {"ideas_hours": 1e9, "committee_task_hours": 1e9}


def small_say(runs: Runs) -> Measured:
    """A small say for everybody, on top of the programme."""
    return added(runs, arm("programme and a say of .2", [*programme(), *say(0.2)]), PROGRAMME)


@cache
def members() -> tuple[str, ...]:
    """The two people of every department at whom most colleagues look, without managers.

    They are named, because leaders who had to find them would know only some of the ties.
    """
    organization = organization_of(NOTHING.scenario, SEED)
    popular = np.bincount(organization.layers["informal"].targets, minlength=organization.size)
    manages = np.isin(np.arange(organization.size), organization.manager)
    chosen: list[str] = []
    for department in range(len(DEPARTMENTS)):
        others = np.flatnonzero((organization.department == department) & ~manages)
        favorites = others[np.argsort(-popular[others], kind="stable")][: MEMBERS // len(DEPARTMENTS)]
        chosen += [organization.ids[one] for one in favorites]
    return tuple(chosen)


@cache
def highest_managers() -> tuple[str, ...]:
    """Five managers, from the top down."""
    organization = organization_of(NOTHING.scenario, SEED)
    managers = np.unique(organization.manager[organization.manager >= 0])
    highest = managers[np.argsort(organization.level[managers], kind="stable")][:OPPONENTS]
    return tuple(organization.ids[one] for one in highest)


def committee(chosen: Sequence[str]) -> Plan:
    """The programme with a committee for the rest of the run."""
    return [*programme(), {"type": "governing_committee", "start_week": 0, "select": list(chosen)}]


def idle_committee(runs: Runs) -> Measured:
    """A committee of which nothing is carried out, on top of the programme, where nothing would be either."""
    return added(runs, arm("programme and committee, nothing carried out", committee(members()),
                           parameters=NEVER_CARRIED_OUT),
                 arm("programme, nothing carried out", programme(), parameters=NEVER_CARRIED_OUT))


def carried_out(runs: Runs) -> Measured:
    """What a committee adds by what is carried out."""
    return added(runs, arm("programme and committee", committee(members())),
                 arm("programme and committee, nothing carried out", committee(members()),
                     parameters=NEVER_CARRIED_OUT))


def opponents(runs: Runs) -> Measured:
    """What a committee of eight loses by five managers who oppose the change, in place of five other people."""
    against = {"manager_attitudes": dict.fromkeys(DEPARTMENTS, OPPOSED)}
    mixed = (*highest_managers(), *members()[OPPONENTS:])
    return added(runs, arm("committee without opposed managers", committee(members()), context=against),
                 arm("committee with opposed managers", committee(mixed), context=against))


def empty_words(runs: Runs, what: str, vision: float, relevance: float) -> Measured:
    """Thirty weeks of words with nothing that follows, before the programme, which starts in the same week."""
    later = programme(PROMISE_WEEKS)
    told = arm(f"{what}, then programme", [*promise(vision, relevance, PROMISE_WEEKS), *later])
    return added(runs, told, arm("programme after thirty weeks", later))


def empty_promise(runs: Runs) -> Measured:
    """A benefit promised to everybody."""
    return empty_words(runs, "promise", 0.0, 1.0)


def empty_vision(runs: Runs) -> Measured:
    """A picture of the future."""
    return empty_words(runs, "vision", 1.0, 0.0)


def empty_promise_and_vision(runs: Runs) -> Measured:
    """Both."""
    return empty_words(runs, "promise and vision", 1.0, 1.0)


def training_alone(runs: Runs) -> Measured:
    """Half a year of training and nothing else."""
    return added(runs, arm("training alone", training(3.0)), NOTHING)


@cache
def combined_arm() -> Arm:
    """The shipped combined plan in its own company."""
    return Arm(with_overrides(load_scenario(COMBINED), MODEL))


def combined(runs: Runs) -> Measured:
    """Adopters at its end."""
    return Measured(runs.end(combined_arm()))


def money_to_recognition(runs: Runs) -> Measured:
    """What money adds to the programme, divided by what recognition adds."""
    money, praise = (added(runs, arm(f"programme and {kind}", [*programme(), *reward(kind)]), PROGRAMME)
                     for kind in ("incentive", "recognition"))
    return Measured(ratio(money.values, praise.values), points({"money": money.values, "recognition": praise.values}))


GROUP = "traits"

CONTRASTS = (
    Contrast("small say", GROUP, "A say of .2 for everybody for forty weeks adds at most 5 points to the programme.",
             small_say, high=0.05),
    Contrast("committee, nothing carried out", GROUP, "Eight members among 160 people add at most 10 points where "
             "nothing that they propose is carried out.", idle_committee, high=0.10),
    Contrast("committee, carried out", GROUP, "A committee adds more where its work is carried out.", carried_out,
             low=0.0),
    Contrast("committee, opponents", GROUP, "With five opposed managers among the eight members it adds less (the "
             "number is what is lost).", opponents, low=0.0),
    Contrast("empty promise", GROUP, "Thirty weeks of a promised benefit with nothing that follows never help the "
             "programme after them.", empty_promise, high=0.0),
    Contrast("empty vision", GROUP, "Nor do thirty weeks of an empty vision.", empty_vision, high=0.0),
    Contrast("empty promise and vision", GROUP, "Nor do both together.", empty_promise_and_vision, high=0.0),
    Contrast("training alone", GROUP, "Half a year of training, three hours a week, adds at most 5 points to nothing.",
             training_alone, high=0.05),
    Contrast("combined plan", GROUP, "The shipped combined plan ends at 30 to 70 % adopters in its own company.",
             combined, low=0.30, high=0.70),
    Contrast("money to recognition", GROUP, "A full dose of money for forty weeks adds one to three times as much to "
             "the programme as a full dose of recognition.", money_to_recognition, low=1.0, high=3.0, shown_times=1.0),
)
