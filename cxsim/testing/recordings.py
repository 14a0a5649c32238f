"""Recordings made without the engine, for tests of measures, analyses, pictures and reports.

The curves look like results of the engine but describe no organization.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.results import measures
from cxsim.results.provenance import Provenance
from cxsim.results.recording import WEEKLY_MEASURES, Recording
from cxsim.results.result import Result
from cxsim.streams import employee_keys, uniforms

Values = NDArray[np.float64]

STAGES = ("relapsed", "hindered", "unable", "unwilling", "unaware")


def recording_from(
    weekly: Mapping[str, Sequence[Sequence[float]]],
    costs: Mapping[str, Sequence[Sequence[float]]] | None = None,
    headcount: int = 100,
) -> Recording:
    """A recording of the group "all" from handwritten tables, each (weeks, replicates); everything else is 0."""
    given = {name: np.array(table, dtype=np.float64) for name, table in weekly.items()}
    shape = next(iter(given.values())).shape
    series = {name: np.zeros(shape) for name in WEEKLY_MEASURES} | {"people": np.full(shape, float(headcount))} | given
    return Recording(
        groups=("all",),
        weekly={name: table[None] for name, table in series.items()},
        costs={name: np.array(table, dtype=np.float64) for name, table in (costs or {}).items()},
        headcount=headcount,
    )


def synthetic_recording(
    *,
    final: float = 0.6,
    weeks: int = 104,
    replicates: int = 20,
    departments: Sequence[str] = ("claims", "contact_center", "sales"),
    holds: str = "unable",
    seed: int = 1,
    headcount: int = 400,
) -> Recording:
    """S-shaped adoption up to about ``final``, with keyed random numbers by group and replicate.

    ``holds`` is the stage of everyone who does not adopt, except in the first department (unwilling).
    """
    groups = ("all", *(f"department:{name}" for name in departments), "level:1", "level:2")
    week = np.arange(weeks)[None, :, None]
    chance = uniforms(seed, "synthetic", employee_keys(groups)[:, None, None], 0, np.arange(replicates)[None, None, :])
    jitter = uniforms(seed, "jitter", employee_keys(groups)[:, None, None], week, np.arange(replicates)[None, None, :])
    height = final * (0.8 + 0.4 * chance)
    adoption = np.clip(height / (1.0 + np.exp(-(week - 30.0 - 20.0 * chance) / 6.0)) + 0.01 * (jitter - 0.5), 0.0, 1.0)
    size = np.full(adoption.shape, float(headcount) / max(len(departments), 1))
    size[0] = headcount
    weekly: dict[str, Values] = dict.fromkeys(WEEKLY_MEASURES, 0.3 + 0.2 * adoption)
    weekly |= {
        "people": size, "adoption": adoption, "use": adoption * 0.9, "internalized": adoption * 0.7,
        "quits": size * 0.003 * (0.5 + chance), "regretted_quits": size * 0.001 * (0.5 + chance),
        "planned_exits": np.zeros(adoption.shape), "burnout": 0.02 + 0.03 * jitter,
        "ability": 0.6 + 0.0 * adoption, "opportunity": 0.8 + 0.0 * adoption, "willingness": 0.5 + 0.5 * adoption,
        "output": 0.98 - 0.15 * final * np.exp(-(((week - 30.0) / 12.0) ** 2)) + 0.0 * adoption,
        "customer_index": np.where(np.arange(len(groups))[:, None, None] == 0, 50.0 + 30.0 * adoption, np.nan),
    }
    for name in STAGES:
        of_group = [name == ("unwilling" if index == 1 else holds) for index in range(len(groups))]
        weekly[name] = np.array(of_group)[:, None, None] * (1.0 - adoption)
    costs = {
        "training": np.where(week[0] < 40, 2000.0 * final, 0.0) + np.zeros((weeks, replicates)),
        "replacement": weekly["quits"][0] * 30000.0,
        "lost_output": (1.0 - weekly["output"][0]) * headcount * 1000.0,
    }
    return Recording(groups=groups, weekly=weekly, costs=costs, headcount=headcount)


def result_from(
    name: str, recording: Recording, reference: Recording | None = None, *, seed: int = 1,
    last_intervention_week: int | None = None, target: tuple[float, int] | None = None, description: str = "",
    notes: Sequence[str] = (), interventions: Sequence[Mapping[str, object]] = (),
) -> Result:
    """A result around a recording, with its measures and a manifest."""
    values = measures.compute(
        recording, reference, last_intervention_week=last_intervention_week, target=target
    )
    said = measures.measure_notes(
        recording, values, last_intervention_week=last_intervention_week, target=target
    )
    provenance = Provenance(
        scenario_name=name, scenario_hash=f"hash of {name}", organization_hash="one organization", seed=seed,
        replicates=recording.replicates, weeks=recording.weeks, headcount=recording.headcount, engine="synthetic",
        description=description, target=target, last_intervention_week=last_intervention_week,
        interventions=interventions, notes=(*notes, *said),
    )
    return Result(name, recording, values, provenance.manifest(), recording.weeks, seed, recording.replicates)
