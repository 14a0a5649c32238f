"""Effects of collaboration across departments, by situation, threshold and form.

    python -m experiments.collaboration.measure            # a few minutes on two cores; writes collaboration.csv
    python -m experiments.collaboration.measure --replicates 10 --out small
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim import compare, load_scenario
from cxsim.analysis.paired import mean_interval
from cxsim.interventions.about.registry import read_intervention
from cxsim.model.parameters import PARAMETERS
from cxsim.results.measures import at_end as mean_at_end
from cxsim.results.result import Result
from cxsim.scenario.schema.schema import Scenario
from experiments.measuring import write

Values = NDArray[np.float64]

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
AHEAD, USED_ALREADY = "field_service", 0.8
OTHERS = ("contact_center", "billing", "sales", "claims", "it", "product", "finance")
THRESHOLDS = (0.20, 0.35, 0.50)
DRAWS, START = 10, 20
# Share of informal ties that leave the department where departments are silos (usually it is about half).
SILO_SHARE = 0.02

Intervention = dict[str, Any]

ABLE: list[Intervention] = [
    {"type": "communication", "need": 0.6, "vision": 0.5},
    {"type": "training", "hours_per_week": 2, "start_week": 4, "weeks": 26}, {"type": "tool_rollout", "strength": 0.8},
]
SITUATIONS: dict[str, list[Intervention] | str] = {
    "one department ahead": ABLE,
    "one department ahead, silos": ABLE,
    "everybody on the way": "combined_with_training_tools_communication.yaml",
    "nobody on the way": [{"type": "communication", "need": 0.6, "vision": 0.5}],
}


def forms(situation: str) -> dict[str, tuple[list[Intervention], float]]:
    """Interventions added to a situation, by name, and the weight of their ties; both forms have equally many ties.

    Ties without weight take time, but no one looks along them.
    """
    between = {"between": [[AHEAD, other] for other in OTHERS]} if situation.startswith("one department") else {}
    tied = {"type": "collaboration", "strength": 1.0, "start_week": START, "team_hours": 0.0, **between}
    usual = PARAMETERS["layer_weight_collaboration"].default
    scattered, bridges = ([{**tied, "form": form}] for form in ("scattered", "wide_bridges"))
    return {
        "without": ([], usual), "scattered": (scattered, usual), "wide bridges": (bridges, usual),
        "time of scattered": (scattered, 0.0), "time of bridges": (bridges, 0.0),
    }


def scenario(situation: str, threshold: float, name: str, added: list[Intervention], weight: float) -> Scenario:
    """A situation with a mean threshold and what is added."""
    stated = SITUATIONS[situation]
    base = load_scenario(SCENARIOS / (stated if isinstance(stated, str) else "do_nothing.yaml"))
    interventions = [] if isinstance(stated, str) else [read_intervention(intervention) for intervention in stated]
    interventions += [read_intervention(intervention) for intervention in added]
    plan = base.plan.model_copy(update={"interventions": (*base.plan.interventions, *interventions)})
    parameters = {
        **base.parameters, "norm_threshold_mean": threshold, "layer_weight_collaboration": weight,
    }
    if situation.startswith("one department"):
        already = base.behaviors[0].model_copy(update={"existing": {AHEAD: USED_ALREADY}})
        base = base.model_copy(update={"behaviors": (already,)})
    if situation.endswith("silos"):
        assert base.organization.generate is not None
        apart = base.organization.generate.model_copy(update={"cross_department_share": SILO_SHARE})
        base = base.model_copy(update={"organization": base.organization.model_copy(update={"generate": apart})})
    return base.model_copy(
        update={"name": name, "plan": plan, "parameters": parameters, "organization_draws": DRAWS})


def at_end(result: Result, measure: str, department: str | None) -> Values:
    """Mean of the last four weeks in each replicate; ``department``: of the people of all others."""
    weekly, groups = result.recording.weekly, result.recording.groups
    values, people = weekly[measure][0], weekly["people"][0]
    if department is not None:
        ahead = groups.index(f"department:{department}")
        values = values * people - weekly[measure][ahead] * weekly["people"][ahead]
        values = values / (people - weekly["people"][ahead])
    return mean_at_end(values)


def interval(difference: Values) -> tuple[float, float, float]:
    """Mean over the drawn organizations and its 95 % interval; replicates of one organization are not independent."""
    by_draw = difference.reshape(-1, DRAWS).mean(axis=0)
    found = mean_interval(by_draw)
    return float(by_draw.mean()), found.low, found.high


def rows(replicates: int, situations: Sequence[str]) -> Iterator[list[str]]:
    """One row for each situation, threshold, form and measure: the level without, and the difference to it."""
    for situation in situations:
        looked_at = AHEAD if situation.startswith("one department") else None
        for threshold in THRESHOLDS:
            arms = [scenario(situation, threshold, name, *form) for name, form in forms(situation).items()]
            results = {result.scenario_name: result for result in compare(arms, replicates=replicates).results}
            for name, result in results.items():
                for measure in ("adoption", "perceived_norm", "attitude", "output"):
                    of = looked_at if measure != "output" else None
                    without = at_end(results["without"], measure, of)
                    difference = interval(at_end(result, measure, of) - without)
                    yield [situation, f"{threshold:.2f}", name, measure, f"{without.mean():.3f}",
                           *(f"{value:+.3f}" for value in difference)]


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicates", type=int, default=80)
    parser.add_argument("--only", choices=list(SITUATIONS), help="one situation; default: all")
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    if given.replicates % DRAWS:
        parser.error(f"--replicates must be a multiple of {DRAWS}")
    columns = ("situation", "threshold", "form", "measure", "without", "difference", "low", "high")
    write(given.out / "collaboration.csv", columns,
          rows(given.replicates, [given.only] if given.only else list(SITUATIONS)))


if __name__ == "__main__":
    main()
