"""Group A, people: habit, forgetting, turnover, adopter categories, intention. Single mechanisms, run alone."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.model.mechanisms.awareness import next_awareness
from cxsim.model.mechanisms.control import next_controlled_motivation
from cxsim.model.mechanisms.habit import next_habit
from cxsim.model.mechanisms.motivation import intrinsic_weight, motivation, next_use, use_probability, willingness
from cxsim.model.mechanisms.skill import next_skill
from cxsim.model.mechanisms.staffing import quit_probability
from cxsim.model.overlays import rogers_category
from cxsim.model.parameters import defaults
from cxsim.streams import normals, uniforms
from experiments.validation.reduced import SEED
from experiments.validation.target import Expected, Measured, Target, exactly

Values = NDArray[np.float64]


def _repeated(step: Callable[[float], Any], start: float, times: int) -> float:
    value = start
    for _ in range(times):
        value = float(step(value))
    return value


def habit_step(habit: float, gain: float, decay: float = 0.0, use: float = 1.0) -> float:
    """A day or week of a habit under full attitude and interest, without reinforcement."""
    return float(next_habit(habit, use, 1.0, 1.0, 0.0, gain, decay, 0.3, 0.4))


def habit_curve(_: Any) -> list[Measured]:
    """A14: days to 95 % of the asymptote at published gains, weeks made of days, and erasure."""
    by_days = [_repeated(lambda h, k=gain: habit_step(h, k), 0.0, days)  # type: ignore[misc]
               for gain, days in ((0.04437, 66), (-math.expm1(-0.1664), 18), (-math.expm1(-0.01179), 254))]
    weeks = [_repeated(lambda h: habit_step(h, 0.04437), 0.0, days) for days in (7, 5)]
    erased = _repeated(lambda h: habit_step(h, 0.2, 0.06, 0.0), 1.0, 10)
    default = _repeated(lambda h: habit_step(h, defaults()["habit_gain"]), 0.0, 10)
    return [Measured(value) for value in (*by_days, *weeks, erased, default)]


def _half_life(remaining: Callable[[int], float]) -> float:
    """Weeks until half is left; between two weeks the decline is geometric."""
    week = next(week for week in range(1, 1000) if remaining(week) < 0.5)
    before, after = remaining(week - 1), remaining(week)
    return week - 1 + math.log(before / 0.5) / math.log(before / after)


def _skill_left(decay: float, weeks: int) -> float:
    start, base = 0.8, 0.2
    left = _repeated(
        lambda skill: next_skill(skill, base, 0.0, 0.0, 0.0, 0.5, 0.5, 0.0, 0.1, 0.4, 0.03, decay), start, weeks
    )
    return (left - base) / (start - base)


def _awareness_left(decay: float, weeks: int) -> float:
    silent = {**dict.fromkeys(next_awareness.reads, 0.0), **defaults(), "attention": 1.0, "awareness_forgetting": decay}
    given = {name: silent[name] for name in next_awareness.reads if name != "awareness"}
    return _repeated(lambda awareness: next_awareness(awareness=awareness, **given), 1.0, weeks)


def forgetting(_: Any) -> list[Measured]:
    """A15: half-lives of unused skill and of messages; months until half of a skill is lost by default."""
    skill = [_half_life(lambda weeks, d=decay: _skill_left(d, weeks)) for decay in (0.0245, 0.0123)]  # type: ignore[misc]
    messages = _half_life(lambda weeks: _awareness_left(0.04, weeks))
    usual = _half_life(lambda weeks: _skill_left(defaults()["skill_decay"], weeks)) / (365.25 / 12.0 / 7.0)
    return [*(Measured(value) for value in skill), Measured(messages), Measured(usual)]


def weekly_quits(fit: Any, rate: float, use: float = 1.0) -> Any:
    """Weekly chance of quitting for people at rest in everything except their fit, at a given ``use`` of others."""
    p = {**defaults(), "quit_rate": rate}
    return quit_probability(
        values_fit=fit, use_last_week=use, mandate_mean=0.0, initial_attitude=0.5, attitude=0.5,
        fatigue=p["fatigue_rest"], usual_fatigue=p["fatigue_rest"], trust=0.5, trust_set_point=0.5,
        leaves_voluntarily=1.0,
        **{name: p[name] for name in quit_probability.reads if name in p},
    )


_RATES = {0.10: 0.002024, 0.15: 0.003120, 0.20: 0.004282, 0.30: 0.006836}


def turnover(_: Any) -> list[Measured]:
    """A17: weekly chances for yearly rates, survivors at the default, and the correlation of fit and quitting."""
    average = defaults()["values_fit_mean"]
    chances = [Measured(float(weekly_quits(average, -math.log1p(-yearly) / 52.0))) for yearly in _RATES]
    default = float(weekly_quits(average, defaults()["quit_rate"]))
    people = 20_000
    score = normals(SEED, "validation:fit", np.arange(people, dtype=np.uint64))
    fit = np.clip(average + defaults()["values_fit_sd"] * score, 0.0, 1.0)
    chance = 1.0 - (1.0 - weekly_quits(fit, defaults()["quit_rate"])) ** 52
    quits = uniforms(SEED, "validation:quit", np.arange(people, dtype=np.uint64)) < chance
    return [*chances, Measured((1.0 - default) ** 52), Measured(float(np.corrcoef(fit, quits)[0, 1]))]


_STUDY = 60_000
_SHIFT = 0.66


def _behavior(attitude: Values, other_motives: Values, weight: float, intrinsic: Any = None) -> Values:
    """Share of eight weeks in which each person uses it; ``intrinsic`` weight of attitude by week (default full).

    Subjects of an experiment know what is asked of them.
    """
    p = {**defaults(), "status_quo_bias": -2.2, "internalization_weight": weight}
    forces = dict.fromkeys(motivation.reads, 0.0)
    given = {**forces, **{name: p[name] for name in motivation.reads if name in p}}
    drive = motivation(**{
        **given, "awareness": p["asked_usual"], "attitude": attitude[:, None], "use_anchor": other_motives[:, None],
        "intrinsic_weight": np.ones((1, 8)) if intrinsic is None else np.asarray(intrinsic)[None, :],
    })
    willing = willingness(drive, 0.0, attitude[:, None], p["veto_attitude"], p["veto_softness"])
    people = np.arange(len(attitude), dtype=np.uint64)[:, None]
    draws = uniforms(SEED, "validation:practice", people, np.arange(8)[None, :])
    return np.asarray(next_use(use_probability(1.0, 1.0, willing), draws).mean(axis=1))


def _effect(after: Values, before: Values) -> float:
    return float((after.mean() - before.mean()) / math.sqrt(0.5 * (before.var() + after.var())))


def crowded_out(weeks_of_reward: int) -> float:
    """Effect (d) in the eight weeks after a full reward, for people who like the task, by crowding-out alone."""
    p, control = defaults(), [0.0]
    for week in range(weeks_of_reward + 8):
        reward = 1.0 if week < weeks_of_reward else 0.0
        control.append(float(next_controlled_motivation(
            control[-1], reward, 0.0, 0.0, 0.0, p["control_build_up"], p["control_fade"])))
    people = np.arange(_STUDY, dtype=np.uint64)
    attitude = 0.7 + 0.12 * normals(SEED, "validation:attitude", people)
    other = 0.8 * normals(SEED, "validation:motives", people)
    weights = intrinsic_weight(np.array(control[-8:]), p["crowding_loss"])
    weight = p["internalization_weight"]
    return _effect(_behavior(attitude, other, weight, weights), _behavior(attitude, other, weight))


def intention_and_behavior(weight: float) -> tuple[float, float]:
    """Effect of a shift of intention on behavior (d), and correlation of the two."""
    people = np.arange(_STUDY, dtype=np.uint64)
    attitude = 0.5 + 0.18 * normals(SEED, "validation:attitude", people)
    other = 0.8 * normals(SEED, "validation:motives", people)
    before = _behavior(attitude, other, weight)
    after = _behavior(attitude + _SHIFT * 0.18, other, weight)
    return _effect(after, before), float(np.corrcoef(attitude, before)[0, 1])


def pass_through(_: Any) -> list[Measured]:
    """A20: intention to behavior at the default weight of attitude, and at two others."""
    pairs = [intention_and_behavior(weight) for weight in (defaults()["internalization_weight"], 4.0, 6.0)]
    return [Measured(value) for pair in pairs for value in pair]


def rogers(_: Any) -> list[Measured]:
    """A18: categories of people with normally distributed first use."""
    from scipy.special import ndtri

    people = 200_000
    category = rogers_category(50.0 + 15.0 * ndtri((np.arange(people) + 0.5) / people))
    return [Measured(float(share)) for share in np.bincount(category, minlength=5) / people]


TARGETS = (
    Target("A14", "A", "How does a habit grow and fade?", "Lally et al. (2010), computed",
           (exactly("66 days at .04437 gained a day", 0.95, 1e-4), exactly("18 days at .1664 a day", 0.95, 1e-4),
            exactly("254 days at .01179 a day", 0.95, 1e-4), exactly("week of 7 days", 0.2722, 1e-4),
            exactly("week of 5 days", 0.2030, 1e-4), exactly("ten weeks without use", 0.94**10, 1e-10),
            exactly("ten weeks of use at the default", 1.0 - 0.8**10, 1e-10)), habit_curve, quick=True),
    Target("A15", "A", "How fast is what is not used forgotten?", "Tatel & Ackerman (2022), computed",
           (exactly("half-life of skill at .0245", 27.9, 0.05), exactly("half-life of skill at .0123", 56.0, 0.05),
            exactly("half-life of messages at .04", math.log(2.0) / -math.log(0.96), 1e-9),
            Expected("months to half of a skill at the default", "6.5 to 13", 6.5, 13.0)), forgetting, quick=True),
    Target("A17", "A", "How many leave, and who?", "own base rate, computed; Kristof-Brown et al. (2005)",
           (*(exactly(f"weekly chance at {yearly:.0%} a year", chance, 1e-6) for yearly, chance in _RATES.items()),
            exactly("share that stays a year at the default", 0.85, 5e-4),
            exactly("correlation of fit and quitting, change complete", -0.14, 0.02)), turnover, quick=True),
    Target("A18", "A", "How large are the categories of adopters?", "Rogers (2003), computed",
           tuple(exactly(name, share, 1e-4) for name, share in (
               ("innovators", 0.0228), ("early adopters", 0.1359), ("early majority", 0.3413),
               ("late majority", 0.3413), ("laggards", 0.1587))), rogers),
    Target("A20", "A", "How much of a change of intention reaches behavior?", "Webb & Sheeran (2006), computed",
           (Expected("d of behavior at the default weight", "0.36", 0.31, 0.42),
            Expected("correlation at the default weight", "0.53", 0.45, 0.60),
            exactly("d at weight 4", 0.47, 0.015), exactly("correlation at weight 4", 0.67, 0.015),
            exactly("d at weight 6", 0.53, 0.015), exactly("correlation at weight 6", 0.77, 0.015)), pass_through),
)
