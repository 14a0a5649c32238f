"""Contrasts about stages that agree with behavior, about old habits, and about who leaves."""

from __future__ import annotations

import numpy as np

from experiments.contrasts.company import NOTHING, PROGRAMME, WEEKS, arm, programme
from experiments.contrasts.contrast import Contrast, Measured, added, ratio
from experiments.contrasts.runs import Runs
from experiments.contrasts.sizes import combined_arm, committee, members

HELD = ("relapsed", "hindered", "unable", "unwilling", "unaware")
# Shares of at most one person in a billion are rounding.
DIGITS = 9


def stages(runs: Runs) -> Measured:
    """Distance of adopters and people in the other stages from everybody, in the worst week."""
    weekly = runs.run(combined_arm()).weekly
    counted = weekly["adoption"] + sum(weekly[name] for name in HELD)
    return Measured(np.round(np.abs(counted - 1.0).max(axis=0), DIGITS))


def resistance_at_rest(runs: Runs) -> Measured:
    """Adopters of a company with little resistance in which nobody acts, less those of one with much."""
    little, much = (arm(f"nothing, resistance {mean:g}", [], traits={"resistance": mean}) for mean in (0.2, 0.8))
    return added(runs, little, much)


def quits_a_year(runs: Runs) -> Measured:
    """Share of people who quit in a year while nobody acts."""
    return Measured(runs.run(NOTHING).total("quits", 0, WEEKS) * 52.0 / WEEKS)


def quits_with_committee(runs: Runs) -> Measured:
    """Change of quits by a committee, as a share of them."""
    seated, usual = (runs.run(one).total("quits", 0, WEEKS)
                     for one in (arm("programme and committee", committee(members())), PROGRAMME))
    return Measured(ratio(seated, usual) - 1.0)


GROUP = "faults"

CONTRASTS = (
    Contrast("stages agree with behavior", GROUP, "Everybody under the combined plan is an adopter, or in one other "
             "stage, in every week.", stages, high=0.0),
    Contrast("resistance at rest", GROUP, "Mean resistance .2 instead of .8 changes doing nothing by at most 1 point.",
             resistance_at_rest, low=-0.01, high=0.01),
    Contrast("old habit, nothing", GROUP, "Old habits change doing nothing by at most 2 points.",
             lambda runs: added(runs, NOTHING, arm("nothing, no old habits", [], without=["old_habit"])), low=-0.02,
             high=0.02),
    Contrast("old habit, programme", GROUP, "They never help the programme, and cost it at most 5 points.",
             lambda runs: added(runs, PROGRAMME, arm("programme, no old habits", programme(), without=["old_habit"])),
             low=-0.05, high=0.0),
    Contrast("quits", GROUP, "While nobody acts, 14 to 16.5 % of people quit in a year.", quits_a_year, low=0.14,
             high=0.165),
    Contrast("quits, committee", GROUP, "A committee changes quits by less than 15 % of them.", quits_with_committee,
             low=-0.15, high=0.15),
)
