"""Group B, work: participation, habit, opinion leaders, rewards, training, fit. As arms of the model."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from cxsim.model.mechanisms.values_reality import values_shift
from cxsim.model.parameters import PARAMETERS, defaults
from experiments.validation.arms import BASE, Forces, arm
from experiments.validation.direct_acts import champions
from experiments.validation.observed import behavior, effect_size, leavers, outputs
from experiments.validation.paired import difference, ordered
from experiments.validation.people_patterns import CHANGE_OF_JOBS, change_of_jobs, with_champions
from experiments.validation.people_targets import crowded_out, habit_step, intention_and_behavior
from experiments.validation.programme_patterns import BASE_ARM, FOUNDATION, FULL_ARM, NOTHING, TRAINING, plan
from experiments.validation.session import Arm, Session
from experiments.validation.target import Expected, Measured, Target


def pajama_factory(session: Session) -> list[Measured]:
    """B3: output in the sixth week and quits in 40 days under no say, representation and full say."""
    control, representation, total = (change_of_jobs(session.larger(8), voice) for voice in (0.0, 0.5, 1.0))
    others = 0.5 * (representation.total("quits", 0, 6) + total.total("quits", 0, 6))
    return [
        difference(total.mean("output", 5, 6), representation.mean("output", 5, 6)),
        difference(representation.mean("output", 5, 6), control.mean("output", 5, 6)),
        difference(control.total("quits", 0, 6), others),
    ]


def _days_to_habit(gain: float) -> float:
    """Workdays until a habit reaches 95 % of its strength."""
    habit, weeks = 0.0, 0
    while habit < 0.95:
        before, habit, weeks = habit, habit_step(habit, gain), weeks + 1
    part = math.log((1.0 - before) / 0.05) / math.log((1.0 - before) / (1.0 - habit))
    return 5.0 * (weeks - 1 + part)


def time_to_habit(_: Session) -> list[Measured]:
    """B6: the widest lognormal around the default with its central 95 % inside the parameter's range."""
    parameter = PARAMETERS["habit_gain"]
    nearest = min(parameter.high / parameter.default, parameter.default / parameter.low)
    scores = np.array([0.0, 1.959964, -1.959964])
    gains = parameter.default * np.exp(math.log(nearest) / 1.959964 * scores)
    return [Measured(_days_to_habit(float(gain))) for gain in gains]


def opinion_leaders(session: Session) -> list[Measured]:
    """B7: champions beside the usual program against none, and champions as the only program."""
    beside = session.run(with_champions(popular=True)).mean("use", 26, 52)
    alone = session.run(Arm(arm("popular champions only", {}), act=champions(20, popular=True))).mean("use", 26, 52)
    return [Measured(float((beside - session.run(BASE_ARM).mean("use", 26, 52)).mean())),
            Measured(float((alone - session.run(NOTHING).mean("use", 26, 52)).mean()))]


def rewards(session: Session) -> list[Measured]:
    """B8: money, recognition and feedback at full strength, each alone and together, with able people."""
    every: tuple[Forces, ...] = (
        {"incentive": 1.0}, {"recognition": 1.0}, {"feedback": 1.0},
        {"incentive": 1.0, "recognition": 1.0, "feedback": 1.0}, {},
    )
    money, praise, told, all_three, none = (
        session.run(plan(f"foundation + training + {'+'.join(forces) or 'no reward'}",
                         {**FOUNDATION, **TRAINING, **forces})).mean("use", 20, 35)
        for forces in every
    )
    return [difference(money, praise), difference(praise, told), difference(told, none), difference(all_three, money)]


# An interesting task that everyone can do; the reward ends after twelve weeks.
_INTERESTING: dict[str, Any] = {
    "parameters": {"initial_attitude_mean": 0.7}, "behaviors": [{"name": "target_behavior", "required_skill": 0.0}],
    "weeks": 20,
}


def free_choice(session: Session) -> list[Measured]:
    """B9: use in the eight weeks after a reward or feedback ended: in the equation alone, then in the whole model."""

    def after(name: str, forces: Forces) -> Any:
        return behavior(session, Arm(arm(f"interesting task, {name}", forces, **_INTERESTING)), 12, 20)

    alone = after("alone", {})
    effects = [effect_size(after(force, {force: ((0, 12, 1.0),)}), alone) for force in ("incentive", "feedback")]
    return [Measured(crowded_out(12)), *(Measured(float(effect.mean())) for effect in effects)]


def trained_or_not(session: Session) -> list[Measured]:
    """B11: effect of training on use in the following three months, without inhibitors."""
    free: Forces = {**BASE, "inhibition": 0.0}
    untrained = plan("base, free, untrained", {**free, "training": 0.0})
    trained = plan("base, free, trained", free)
    effect = effect_size(behavior(session, trained, 26, 39), behavior(session, untrained, 26, 39))
    return [Measured(float(effect.mean()))]


_QUITTING = ("values_fit", "values_before", "values_bridge", "change_reality", "usual_reality", "attitude",
             "initial_attitude",
             "fatigue", "usual_fatigue", "trust", "trust_set_point")


def fit_and_quitting(session: Session) -> list[Measured]:
    """B12: quits of the second year of the full program, and the hazard as the closest measure of an intention."""
    watched = leavers(session, FULL_ARM, 52, 104, _QUITTING)
    one, p = watched.columns, defaults()
    shift = values_shift(**{name: one[name] for name in values_shift.reads})
    drive = (
        2.0 * p["quit_attitude"] * (one["initial_attitude"] - one["attitude"])
        + 2.0 * p["quit_fatigue"] * (one["fatigue"] - one["usual_fatigue"])
        + 2.0 * p["quit_trust"] * (one["trust_set_point"] - one["trust"])
        - p["quit_misfit"] * shift / p["values_fit_sd"]
    )
    fit = watched.columns["values_fit"][watched.there]
    quits = np.corrcoef(fit, watched.left[watched.there])[0, 1]
    return [Measured(float(quits)), Measured(float(np.corrcoef(fit, drive[watched.there])[0, 1]))]


def participation_and_performance(session: Session) -> list[Measured]:
    """B16: correlation, across people, of a full say or none with output after twelve weeks."""
    found = []
    for voice in (0.0, 1.0):
        about = arm(f"change of jobs, watched, voice {voice:g}", {**CHANGE_OF_JOBS, "voice": voice}, weeks=12)
        simulation = session.simulation(Arm(about))
        simulation.run()
        found.append(outputs(simulation).ravel())
    say = np.repeat([0.0, 1.0], len(found[0]))
    performance = np.concatenate(found)
    there = ~np.isnan(performance)
    return [Measured(float(np.corrcoef(say[there], performance[there])[0, 1]))]


def intention(_: Session) -> list[Measured]:
    """B10: as A20."""
    return [Measured(value) for value in intention_and_behavior(defaults()["internalization_weight"])]


TARGETS = (
    Target("B3", "B", "Does a say keep output up and people in place?", "Coch & French (1948)",
           (ordered("output in week 6: full say above representation", "14 % above former level > recovered"),
            ordered("output in week 6: representation above no say", "recovered > two thirds"),
            ordered("quits in 40 days: no say above others", "17 % > 0")), pajama_factory),
    Target("B6", "B", "How long does a habit take?", "Lally et al. (2010)",
           (Expected("median days", "66", 59.0, 73.0), Expected("2.5 % quantile", "18", low=18.0),
            Expected("97.5 % quantile", "254", high=254.0)), time_to_habit),
    Target("B7", "B", "How much do opinion leaders add?", "Flodgren et al. (2011)",
           (Expected("beside a program", "+.09 to +.12", 0.03, 0.20),
            Expected("as the only program", "+.09 to +.12", 0.03, 0.20,
                     "without training, tools and messages hardly anyone is able or knows what is asked, so an "
                     "example alone finds no followers")),
           opinion_leaders),
    Target("B8", "B", "Which reward moves most?", "Stajkovic & Luthans (2001, 2003)",
           (ordered("money above recognition", "23 > 17 %"), ordered("recognition above feedback", "17 > 10 %"),
            ordered("feedback above nothing", "10 > 0 %"), ordered("all three above money", "45 > 23 %")), rewards),
    Target("B9", "B", "Does a reward cost free choice?", "Deci et al. (1999)",
           (Expected("after a reward, crowding-out alone (d)", "-.28 to -.40", -0.40, -0.28),
            Expected("after a reward, whole model, skill no barrier (d)", "-.28 to -.40", -0.40, -0.28,
                     "while the reward lasts people form habits, see others use it and learn the benefit; in an "
                     "organization this outweighs crowding-out, which laboratory sessions isolate"),
            Expected("after feedback (d)", "+.33", low=0.0)), free_choice),
    Target("B10", "B", "How much of an intention reaches behavior?", "Webb & Sheeran (2006)",
           (Expected("d of behavior after d = .66 of intention", ".36", 0.31, 0.42),
            Expected("correlation", ".53", 0.45, 0.60)), intention),
    Target("B11", "B", "How much does training change what people do?", "Arthur et al. (2003)",
           (Expected("d of behavior", "about .6", 0.3, 0.9),), trained_or_not),
    Target("B12", "B", "Do misfits leave?", "Kristof-Brown et al. (2005), recalled",
           (Expected("fit and quitting", "-.14", -0.19, -0.09),
            Expected("fit and intention to quit", "-.35", -0.40, -0.30,
                     "the model has no survey of intentions: the hazard replaces it, without measurement error and "
                     "without motives from outside the change")), fit_and_quitting),
    Target("B16", "B", "Does a say raise performance a little?", "Wagner (1994)",
           (Expected("correlation", ".11 to .15", 0.0, 0.25),), participation_and_performance),
)
