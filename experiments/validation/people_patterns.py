"""Patterns of people: who is chosen, heard, rewarded and let go. Arms and floors were stated before any run."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.validation.arms import BASE, FULL, WEEKS, Forces, arm
from experiments.validation.direct_acts import champions, part_with_misfits
from experiments.validation.paired import difference, more
from experiments.validation.programme_patterns import BASE_ARM, FOUNDATION, TRAINING, plan
from experiments.validation.session import Arm, ArmRun, Session
from experiments.validation.target import Measured, Target

Values = NDArray[np.float64]

CHANGE_OF_JOBS: Forces = {
    "training": 0.2, "tools": 1.0, "sponsorship": 0.5, "monitoring": 0.6, "mandate": 1.0, "inhibition": 0.1,
    "need_message": 0.5, "personal_relevance": 0.3,
}


def committee(session: Session) -> list[Measured]:
    """C9: sixteen seats, two per department or all in one, always for the people with most observers."""
    spread = {"type": "governing_committee", "name": "committee", "seats_per_department": 2}
    narrow = {"type": "governing_committee", "name": "committee", "seats": 16,
              "target": {"departments": ["department_1"]}}
    everywhere, in_one = (
        session.run(plan(f"base, committee {where}", BASE, interventions=[intervention])).mean("use", 20, 80)
        for where, intervention in (("everywhere", spread), ("in one department", narrow))
    )
    return [difference(everywhere, in_one)]


def with_champions(*, popular: bool) -> Arm:
    """The base plan with twenty champions."""
    name = "base, popular champions" if popular else "base, random champions"
    return Arm(arm(name, BASE), act=champions(20, popular=popular))


def opinion_leaders(session: Session) -> list[Measured]:
    """C11: twenty champions with the highest in-degree, twenty random ones, or none."""
    popular, random = (session.run(with_champions(popular=one)).mean("use", 10, 60) for one in (True, False))
    return [difference(popular, random), difference(random, session.run(BASE_ARM).mean("use", 10, 60))]


def change_of_jobs(session: Session, voice: float) -> ArmRun:
    """Twelve weeks of an ordered change with no say, representation, or a full say."""
    return session.run(plan(f"change of jobs, voice {voice:g}", {**CHANGE_OF_JOBS, "voice": voice}, weeks=12))


def participation(session: Session) -> list[Measured]:
    """C14: quits in six weeks, and output in week 11. Quits are rare, so eight times as many replicates are run."""
    control, representation, total = (change_of_jobs(session.larger(8), voice) for voice in (0.0, 0.5, 1.0))
    return [
        difference(control.total("quits", 0, 6), representation.total("quits", 0, 6)),
        difference(representation.total("quits", 0, 6), total.total("quits", 0, 6)),
        difference(representation.mean("output", 11, 12), control.mean("output", 11, 12)),
        difference(total.mean("output", 11, 12), representation.mean("output", 11, 12)),
    ]


def _while_and_after(session: Session, force: str) -> tuple[Values, Values]:
    forces: Forces = {**FOUNDATION, **TRAINING, force: ((0, 35, 0.9),)}
    run = session.run(plan(f"foundation + training + {force} until week 35", forces))
    late = run.mean("use", 25, 35)
    return run.mean("use", 20, 35), run.mean("use", 60, 104) / np.where(late > 0.0, late, np.nan)


def money_and_recognition(session: Session) -> list[Measured]:
    """C15: use during the reward, and what persists."""
    money, money_persists = _while_and_after(session, "incentive")
    praise, praise_persists = _while_and_after(session, "recognition")
    return [difference(money, praise), difference(praise_persists, money_persists)]


def _parting(week: int) -> Arm:
    """The full program with the 8 % worst fits leaving in a week; colleagues see it the week after."""
    forces: dict[str, Any] = {**FULL, "exit_shock": ((week + 1, week + 2, 1.0),)}
    return Arm(arm(f"full, misfits leave in week {week}", forces), act=part_with_misfits(0.08, week))


def misfits(session: Session) -> list[Measured]:
    """C16: use over all weeks, and trust in the eight weeks after the early exits."""
    early, late = session.run(_parting(4)), session.run(_parting(45))
    return [difference(early.mean("use", 0, WEEKS), late.mean("use", 0, WEEKS)),
            difference(late.mean("trust", 5, 13), early.mean("trust", 5, 13))]


_FOUND = "pattern; a prototype of the model found the numbers"

TARGETS = (
    Target("C9", "Do dispersed seats in a committee beat concentrated ones?", _FOUND,
           (more("", ".212 > .094", 0.118),), committee),
    Target("C11", "Are opinion leaders the better champions?", _FOUND,
           (more("popular above random", ".082 > .066", 0.016), more("random above none", ".066 > .023", 0.043)),
           opinion_leaders),
    Target("C14", "Does a say in the change keep people and output?", "Coch & French (1948); " + _FOUND,
           (more("quits in six weeks: no say above representation", "2.25 > 1.88 %", 0.0037,
                 "the difference is about .0013, a third of that in the prototype, where fatigue and distrust drove "
                 "more people away (the weights were lowered because there were too many quits), and a say counted "
                 "although nothing can follow it in six weeks"),
            more("quits in six weeks: representation above full say", "1.88 > 1.65 %", 0.0023,
                 "the difference is about .0011, just under the floor, for the same reasons: with a say that counts "
                 "whatever follows, it is .0014"),
            more("output in week 11: representation above no say", ".888 > .874", 0.014),
            more("output in week 11: full say above representation", ".901 > .888", 0.013)), participation),
    Target("C15", "Does money move and recognition last?", _FOUND,
           (more("while it lasts: money above recognition", ".253 > .030", 0.223),
            more("share that persists: recognition above money", ".67 > .25", 0.42)), money_and_recognition,
           quick=True),
    Target("C16", "Is it better to part with misfits early?", _FOUND,
           (more("use: early above late", ".594 > .581", 0.013), more("trust after the parting: lower", "lower")),
           misfits),
)
