"""Patterns of programmes: effects of whole plans over time. Arms, windows and floors were stated before any run."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.validation.arms import BASE, DEPARTMENTS, FULL, MANDATE, PARTICIPATION, WEEKS, Forces, arm
from experiments.validation.paired import difference, more
from experiments.validation.session import Arm, ArmRun, Session
from experiments.validation.target import Expected, Measured, Target

Values = NDArray[np.float64]


def plan(name: str, forces: Forces, **more_about: Any) -> Arm:
    """An arm with forces only."""
    return Arm(arm(name, forces, **more_about))


NOTHING = plan("nothing", {})
FULL_ARM = plan("full", FULL)
BASE_ARM = plan("base", BASE)
MANDATE_ARM = plan("mandate", MANDATE)
PARTICIPATION_ARM = plan("participation", PARTICIPATION)


def _smooth(weekly: Values, weeks: int) -> Values:
    """Moving means over ``weeks`` weeks, shape (weeks - span + 1, replicates)."""
    sums = np.cumsum(np.vstack([np.zeros((1, weekly.shape[1])), weekly]), axis=0)
    return np.asarray((sums[weeks:] - sums[:-weeks]) / weeks)


def s_shape(session: Session) -> list[Measured]:
    """C1: when use rises fastest, and the share of the final use reached then."""
    smooth = _smooth(session.run(FULL_ARM).weekly["use"], 5)
    rise = np.diff(smooth.mean(axis=1))
    steepest = int(np.argmax(rise))
    share = smooth[steepest] / smooth[-1]
    return [Measured(float(steepest + 2)), difference(share, np.full_like(share, 0.1)),
            difference(np.full_like(share, 0.9), share)]


def worse_before_better(session: Session) -> list[Measured]:
    """C2: output before, at the trough and at the end of the full program."""
    before = session.run(NOTHING).mean("output", 0, 4)
    months = _smooth(session.run(FULL_ARM).weekly["output"], 4)
    return [difference(before, months.min(axis=0)), difference(months[-1], before)]


def after_the_mandate(session: Session) -> list[Measured]:
    """C3: use before and after the mandate ends in week 40."""
    run = session.run(MANDATE_ARM)
    return [difference(run.mean("use", 35, 40), run.mean("use", 70, 104))]


def fast_or_lasting(session: Session) -> list[Measured]:
    """C4: mandate against participation, early and after both have ended."""
    mandate, participation = session.run(MANDATE_ARM), session.run(PARTICIPATION_ARM)
    return [difference(mandate.mean("use", 8, 9), participation.mean("use", 8, 9)),
            difference(participation.mean("use", 80, 104), mandate.mean("use", 80, 104))]


def _internalized(run: ArmRun, week: int) -> Values:
    adopters = run.weekly["adoption"][week]
    return np.asarray(run.weekly["internalized"][week] / np.where(adopters > 0.0, adopters, 1.0))


def conviction_and_quits(session: Session) -> list[Measured]:
    """C5: adopters by conviction, and quits per head in the first year."""
    mandate, participation = session.run(MANDATE_ARM), session.run(PARTICIPATION_ARM)
    return [difference(_internalized(participation, 39), _internalized(mandate, 39)),
            difference(mandate.total("quits", 0, 52), participation.total("quits", 0, 52))]


def _managers(attitude: float) -> Arm:
    attitudes = dict.fromkeys(DEPARTMENTS, attitude)
    return plan(f"full, managers start at {attitude:g}", FULL, context={"manager_attitudes": attitudes})


def middle_managers(session: Session) -> list[Measured]:
    """C6: the same messages under managers in favor and against."""
    in_favor, against = session.run(_managers(0.7)), session.run(_managers(0.1))
    return [difference(in_favor.mean("use", 20, 60), against.mean("use", 20, 60))]


FOUNDATION: Forces = {"need_message": 0.5, "tools": 0.5, "sponsorship": 0.5}
TRAINING: Forces = {"training": ((0, 30, 0.5),)}


def reward_and_training(session: Session) -> list[Measured]:
    """C7: incentive and training, each alone and together."""
    reward: Forces = {"incentive": 0.8}
    neither, rewarded, trained, both = (
        session.run(plan(name, {**FOUNDATION, **forces})).mean("use", 20, 52)
        for name, forces in (("foundation", {}), ("foundation + incentive", reward),
                             ("foundation + training", TRAINING),
                             ("foundation + incentive + training", {**reward, **TRAINING}))
    )
    return [difference(both - trained, rewarded - neither), difference(both, rewarded)]


def focus(session: Session) -> list[Measured]:
    """C8: the full program alone and beside three unrelated initiatives."""
    focused = session.run(FULL_ARM)
    overloaded = session.run(plan("full + 3 initiatives", FULL, context={"other_initiatives": 3.0}))
    return [difference(focused.mean("use", 20, 60), overloaded.mean("use", 20, 60)),
            difference(overloaded.mean("fatigue", 20, 60), focused.mean("fatigue", 20, 60))]


def sponsor(session: Session) -> list[Measured]:
    """C10: the sponsor stays, leaves in week 15, or never existed."""
    kept = session.run(FULL_ARM).mean("use", 20, 80)
    dropped = session.run(
        plan("full, sponsor drops out", {**FULL, "sponsorship": ((0, 15, 0.9), (15, WEEKS, 0.1))})
    ).mean("use", 20, 80)
    absent = session.run(plan("full without sponsor", {**FULL, "sponsorship": 0.1})).mean("use", 20, 80)
    return [difference(kept, dropped), difference(dropped, absent)]


def _until(forces: Forces, week: int) -> Forces:
    """Everything except the tools stops; sponsorship ends and inhibitors return to rest."""
    stopped: dict[str, Any] = {}
    for force, value in forces.items():
        steps = ((0, WEEKS, float(value)),) if isinstance(value, (int, float)) else value
        stopped[force] = value if force == "tools" else tuple(
            (first, min(last, week), level) for first, last, level in steps if first < week
        )
    stopped["sponsorship"] = (*stopped["sponsorship"], (week, WEEKS, 0.3))
    return stopped


def reinforcement(session: Session) -> list[Measured]:
    """C12: the program continues, stops in week 40, or stops in week 20."""
    kept = session.run(FULL_ARM).mean("use", 90, 104)
    late, early = (
        session.run(plan(f"full until week {week}", _until(FULL, week))).mean("use", 90, 104) for week in (40, 20)
    )
    return [difference(kept, late), difference(late, early)]


def inhibitors(session: Session) -> list[Measured]:
    """C13: inhibitors removed, or left in place."""
    removed, kept = (
        session.run(plan(f"full, inhibitors {level:g}", {**FULL, "inhibition": level})).mean("use", 20, 60)
        for level in (0.1, 0.5)
    )
    return [difference(removed, kept)]


def dose(session: Session) -> list[Measured]:
    """C18: awareness after 20 to 40 weeks of messages at doses 0, .5, 1 and 2: gains per unit of dose fall."""
    nothing, half, full, double = (
        session.run(plan(f"messages at dose {amount:g}", {"need_message": amount})).mean("awareness", 20, 40)
        for amount in (0.0, 0.5, 1.0, 2.0)
    )
    per_unit = (half - nothing) / 0.5, full - half, double - full
    # 0.5 to 1 is half a unit of dose.
    per_unit = per_unit[0], per_unit[1] / 0.5, per_unit[2]
    return [difference(per_unit[0], per_unit[1]), difference(per_unit[1], per_unit[2])]


def early_trust(session: Session) -> list[Measured]:
    """C19: the full program among trusting and distrusting people."""
    high, low = (
        session.run(
            plan(f"full, trust {trust:g}", FULL, parameters={"trust_set_point_mean": trust})
        ).mean("use", 15, 50)
        for trust in (0.65, 0.3)
    )
    return [difference(high, low)]


def one_intervention(session: Session) -> list[Measured]:
    """C20: only messages of need, only training: attitude or skill moves, use hardly moves.

    The messages promise nothing: where nothing follows a vision or a promise, people turn against the change.
    """
    nothing = session.run(NOTHING)
    told = session.run(plan("messages of need only", {"need_message": 1.0}))
    taught = session.run(plan("training only", {"training": 1.0}))
    return [
        difference(told.mean("attitude", 100, 104), nothing.mean("attitude", 100, 104)),
        Measured(float(told.mean("use", 100, 104).mean())),
        difference(taught.mean("skill", 100, 104), nothing.mean("skill", 100, 104)),
        Measured(float(taught.mean("use", 100, 104).mean())),
    ]


_FOUND = "pattern; a prototype of the model found the numbers"

TARGETS = (
    Target("C1", "Does adoption follow an S?", _FOUND,
           (Expected("week of the fastest rise", "inside; 33", 3.0, 100.0),
            more("use there above a tenth of the final use", "> 10 %"),
            more("use there below nine tenths of the final use", "< 90 %")), s_shape, quick=True),
    Target("C2", "Does output get worse before it gets better?", _FOUND,
           (more("before above the trough", ".986 > .882", 0.104), more("end above before", "1.053 > .986", 0.067)),
           worse_before_better, quick=True),
    Target("C3", "Does use fall when a mandate ends?", _FOUND, (more("", ".376 > .028", 0.348),),
           after_the_mandate, quick=True),
    Target("C4", "Is a mandate faster and participation more lasting?", _FOUND,
           (more("mandate ahead in week 8", ".240 > .024", 0.216),
            more("participation ahead after both ended", ".256 > .026", 0.230,
                 "a strict order makes two thirds use it, so a third of these keep the habit and learn its benefit; a "
                 "say counts by what follows, and in the spare hours few ideas are carried out")),
           fast_or_lasting, quick=True),
    Target("C5", "Who wants to, and who quits?", _FOUND,
           (more("share of convinced adopters: participation above mandate", ".98 > .00", 0.98),
            more("quits per head in year 1: mandate above participation", "101 > 47 of 400", 54 / 400)),
           conviction_and_quits, quick=True),
    Target("C6", "Do middle managers make a difference?", _FOUND, (more("", ".59 > .45", 0.14),),
           middle_managers),
    Target("C7", "Does reward need ability?", _FOUND,
           (more("interaction of incentive and training", "+.128", 0.128),
            more("both above incentive alone", ".216 > .079", 0.137)), reward_and_training),
    Target("C8", "Does focus beat saturation?", _FOUND,
           (more("use: focus above saturation", ".53 > .11", 0.42),
            more("fatigue: saturation above focus", ".40 > .19", 0.21)), focus),
    Target("C10", "Does the sponsor matter to the end?", _FOUND,
           (more("kept above dropped", ".643 > .615", 0.028), more("dropped above absent", ".615 > .522", 0.093)),
           sponsor),
    Target("C12", "Does it last when the program stops?", _FOUND,
           (more("kept above stopped in week 40", ".906 > .798", 0.108),
            more("stopped in week 40 above week 20", ".798 > .092", 0.706)), reinforcement),
    Target("C13", "Do inhibitors matter?", _FOUND, (more("", ".55 > .11", 0.44),), inhibitors),
    Target("C18", "Does each further message bring less awareness?", _FOUND,
           (more("gain per dose: 0 to .5 above .5 to 1", "concave"),
            more("gain per dose: .5 to 1 above 1 to 2", "concave")), dose),
    Target("C19", "Does trust at the start help?", _FOUND, (more("", ".43 > .31", 0.12),), early_trust),
    Target("C20", "Does one intervention alone change behavior?", _FOUND,
           (more("messages of need: attitude above doing nothing", "moves"),
            Expected("messages of need: use at the end", ".03", high=0.05),
            more("training: skill above doing nothing", "moves"),
            Expected("training: use at the end", ".00", high=0.05)), one_intervention),
)
