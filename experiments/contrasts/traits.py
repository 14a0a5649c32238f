"""Contrasts about traits: resistance, values fit, and trust as the credibility of a message."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from experiments.contrasts.company import Plan, arm, messages, order, programme, say
from experiments.contrasts.contrast import Contrast, Measured, points
from experiments.contrasts.runs import Runs
from experiments.validation.session import Arm

Values = NDArray[np.float64]

RESISTANCE = (0.2, 0.5, 0.8)
VALUES_FIT = (0.35, 0.75)
TRUST = (0.3, 0.7)
# The last four weeks of an order or of messages that last forty weeks.
WHILE_IT_LASTS = (36, 40)
# Weeks in which people should know what they have been told since the first week.
TOLD = (20, 40)


def resisting(plan: str, interventions: Plan, mean: float) -> Arm:
    """A plan where mean resistance is stated."""
    return arm(f"{plan}, resistance {mean:g}", interventions, traits={"resistance": mean})


def resistance_costs(runs: Runs, plan: str, interventions: Plan) -> Measured:
    """Adopters at the end that a plan loses from the least to the most resistant company."""
    ends = [runs.end(resisting(plan, interventions, mean)) for mean in RESISTANCE]
    levels = {f"{plan}, resistance {mean:g}": end for mean, end in zip(RESISTANCE, ends, strict=True)}
    return Measured(ends[0] - ends[-1], points(levels))


def under_a_programme(runs: Runs) -> Measured:
    """What resistance costs under the base programme."""
    return resistance_costs(runs, "programme", programme())


def under_an_order(runs: Runs) -> Measured:
    """What resistance costs under an order, above what it costs where people have a say."""
    ordered = resistance_costs(runs, "order", order())
    asked = resistance_costs(runs, "participation", [*programme(), *say(0.6)])
    return Measured(ordered.values - asked.values, f"{ordered.told}, {asked.told}")


def fitting(runs: Runs, plan: str, interventions: Plan, measure: str, weeks: tuple[int, int]) -> Values:
    """What good rather than poor values fit adds to a measure in some weeks."""
    poor, good = (runs.run(arm(f"{plan}, values fit {mean:g}", interventions, traits={"values_fit": mean}))
                  .mean(measure, *weeks) for mean in VALUES_FIT)
    return good - poor


def commitment_over_compliance(runs: Runs, measure: str) -> Measured:
    """What values fit adds to commitment under the programme, above what it adds to adopters while an order lasts."""
    commitment = fitting(runs, "programme", programme(), measure, (100, 104))
    compliance = fitting(runs, "order", order(), "adoption", WHILE_IT_LASTS)
    return Measured(commitment - compliance,
                    points({f"{measure}, programme": commitment, "adopters, order": compliance}))


def adopters_of_conviction(runs: Runs) -> Measured:
    """Values fit and adopters who want the change."""
    return commitment_over_compliance(runs, "internalized")


def attitude(runs: Runs) -> Measured:
    """Values fit and attitude."""
    return commitment_over_compliance(runs, "attitude")


def told(trust: float | None = None) -> Arm:
    """Forty weeks of strong messages of need to everybody, and nothing else."""
    named, traits = ("", None) if trust is None else (f", trust {trust:g}", {"trust_set_point": trust})
    return arm(f"messages of need{named}", messages(1.0, 0.0), traits=traits)


def knowing(runs: Runs) -> Measured:
    """Mean awareness in weeks 20 to 40 of messages."""
    by_trust = {f"usual trust {trust:g}": runs.run(told(trust)).mean("awareness", *TOLD) for trust in TRUST}
    return Measured(runs.run(told()).mean("awareness", *TOLD), points(by_trust))


def believing(runs: Runs) -> Measured:
    """How much more forty weeks of messages move attitude where trust is high."""
    moved = []
    for trust in TRUST:
        silent = arm(f"nothing, trust {trust:g}", [], traits={"trust_set_point": trust})
        with_them, without = (runs.run(one).mean("attitude", *WHILE_IT_LASTS) for one in (told(trust), silent))
        moved.append(with_them - without)
    levels = {f"usual trust {trust:g}": values for trust, values in zip(TRUST, moved, strict=True)}
    return Measured(moved[1] - moved[0], points(levels))


GROUP = "traits"

CONTRASTS = (
    Contrast("resistance under a programme", GROUP, "Mean resistance .2 instead of .8 gives at least 5 points more "
             "adopters at the end of the base programme.", under_a_programme, low=0.05),
    Contrast("resistance under an order", GROUP, "Mean resistance .2 instead of .8 makes more difference under an "
             "order than under participation.", under_an_order, low=0.0),
    Contrast("values fit, adopters", GROUP, "Values fit .75 instead of .35 adds more to adopters who want the change "
             "(programme) than to adopters while an order lasts.", adopters_of_conviction, low=0.0),
    Contrast("values fit, attitude", GROUP, "Values fit .75 instead of .35 adds more to attitude (programme) than to "
             "adopters while an order lasts.", attitude, low=0.0),
    Contrast("knowing", GROUP, "Forty weeks of strong messages of need to everybody: mean awareness in weeks 20 to 40 "
             "is at least .8.", knowing, low=0.8, shown_times=1.0),
    Contrast("believing", GROUP, "The same messages move attitude more where usual trust is .7 than where it is .3.",
             believing, low=0.0),
)
