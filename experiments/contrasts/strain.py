"""Contrasts about what people bear: being watched, a crisis, and tools that they cannot use yet."""

from __future__ import annotations

from experiments.contrasts.company import NOTHING, PROGRAMME, Plan, arm, programme, tools, training, training_and_tools
from experiments.contrasts.contrast import Contrast, Measured, added
from experiments.contrasts.runs import Runs
from experiments.validation.session import Arm

HALF_A_YEAR = (0, 26)
TWO_YEARS = (0, 104)
CRISIS_WEEKS = (60, 68)
CRISIS = {"week": 60, "weeks": 8, "strength": 0.8}

WATCHED: Plan = ({"type": "kpi_measurement", "start_week": 0, "weeks": 104, "strength": 1.0, "reported_back": 0.0},)
KPI: Plan = ({"type": "kpi_measurement", "start_week": 0, "weeks": 104},)
IN_A_CRISIS = arm("programme in a crisis", programme(), context={"shocks": [CRISIS]})
TOOLS = arm("tools and nothing else", tools())
COURSE = arm("training and nothing else", training(4.0))
BOTH = arm("training and tools", training_and_tools())
PROGRAMME_WATCHED = arm("programme, watched", [*programme(), *WATCHED])


def more_than(runs: Runs, measure: str, first: tuple[Arm, Arm], second: tuple[Arm, Arm]) -> Measured:
    """What is lost in half a year from one arm to another, above what is lost between two others."""
    here, there = (added(runs, before, after, measure, HALF_A_YEAR) for before, after in (first, second))
    return Measured(here.values - there.values, f"{here.told}, {there.told}")


def without_training(runs: Runs, measure: str) -> Measured:
    """What tools cost without training, above what they cost with it."""
    return more_than(runs, measure, (NOTHING, TOOLS), (COURSE, BOTH))


GROUP = "faults"

CONTRASTS = (
    Contrast("watching, load", GROUP, "Full monitoring without reward or order takes about 1 % of time.",
             lambda runs: added(runs, arm("watched", WATCHED), NOTHING, "change_load", TWO_YEARS), low=0.005,
             high=0.015),
    Contrast("watching, fatigue", GROUP, "Two years of it under the programme do not tire: fatigue rises by at most "
             ".005.", lambda runs: added(runs, PROGRAMME_WATCHED, PROGRAMME, "fatigue"), high=0.005),
    Contrast("watching, adopters", GROUP, "Two years of KPIs cost the programme less than 1 point.",
             lambda runs: added(runs, arm("programme and KPIs", [*programme(), *KPI]), PROGRAMME), low=-0.01),
    Contrast("crisis, use", GROUP, "A crisis of eight weeks lowers use while it lasts (the number is what is lost).",
             lambda runs: added(runs, PROGRAMME, IN_A_CRISIS, "use", CRISIS_WEEKS), low=0.0),
    Contrast("crisis, load", GROUP, "And it adds to the load.",
             lambda runs: added(runs, IN_A_CRISIS, PROGRAMME, "change_load", CRISIS_WEEKS), low=0.0),
    Contrast("tools alone, output", GROUP, "Tools without training cost more than .8 % of output in the first half "
             "year.", lambda runs: added(runs, NOTHING, TOOLS, "output", HALF_A_YEAR), low=0.008),
    Contrast("tools alone, confidence", GROUP, "They cost confidence (efficacy).",
             lambda runs: added(runs, NOTHING, TOOLS, "efficacy", HALF_A_YEAR), low=0.0),
    Contrast("tools after training, output", GROUP, "Tools cost more output without training than with it.",
             lambda runs: without_training(runs, "output"), low=0.0),
    Contrast("tools after training, confidence", GROUP, "And more confidence.",
             lambda runs: without_training(runs, "efficacy"), low=0.0),
    Contrast("dip beyond the course", GROUP, "In the first half year the programme costs more output than the hours of "
             "its course.", lambda runs: added(runs, COURSE, PROGRAMME, "output", HALF_A_YEAR), low=0.0),
)
