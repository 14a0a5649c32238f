"""Group B, diffusion: Centola's networks, tetracycline among physicians, family planning in Korean villages."""

from __future__ import annotations

import csv
import math
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.structure import Organization
from experiments.validation.diffusion_targets import bass_map
from experiments.validation.networks import Pairs, chance, lattice, organization_of_ties, regular
from experiments.validation.paired import difference
from experiments.validation.reduced import BASS_WEEK, SEED, THRESHOLD_WEEK, ReducedRun
from experiments.validation.session import REPLICATES, Session
from experiments.validation.target import DataAbsent, Expected, Measured, Target, exactly

Values = NDArray[np.float64]

# Public data sets are stored next to the repository, if available.
DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "diffusion"

_TRIALS = ((98, 6, (7, 14)), (128, 6, (8, 16)), (144, 8, (12, 12)))
_WEEKS = 104
# The share reached in the published random networks.
_LEVEL = 0.38


def _spread(people: int, ties: Pairs, seed: int) -> Values:
    """Adoption by week and replicate; one person starts. Everything else is at its default."""
    run = ReducedRun(THRESHOLD_WEEK, organization_of_ties(people, ties), replicates=REPLICATES, seed=seed)
    first = (chance(seed, "first", REPLICATES) * people).astype(int)
    run.column("use")[first, np.arange(REPLICATES)] = 1.0
    return np.array([run.step()[0] / people for _ in range(_WEEKS)])


def _weeks_to_level(weekly: Values) -> float:
    reached = np.flatnonzero(weekly.mean(axis=1) >= _LEVEL)
    return float(reached[0] + 1) if len(reached) else float(_WEEKS)


def clustered_or_random(_: Any) -> list[Measured]:
    """B1: three sizes of network, two random wirings each; threshold rule with default parameters."""
    gains, speeds = [], []
    for people, ties, (rows, columns) in _TRIALS:
        for seed in (SEED, SEED + 1):
            clustered = _spread(people, lattice(rows, columns, ties), seed)
            random = _spread(people, regular(people, ties, seed), seed)
            gains.append(float(clustered[-1].mean() - random[-1].mean()))
            speeds.append(_weeks_to_level(random) / _weeks_to_level(clustered))
    positive = float(np.mean([gain > 0.0 for gain in gains]))
    return [Measured(float(np.mean(gains))), Measured(positive), Measured(float(np.mean(speeds)))]


PHYSICIANS = (0.088, 0.160, 0.232, 0.320, 0.408, 0.496, 0.600, 0.656, 0.688, 0.696, 0.736, 0.760, 0.784, 0.816, 0.848,
              0.864, 0.872)
VILLAGES = (0.066, 0.156, 0.233, 0.315, 0.377, 0.436, 0.487, 0.538, 0.607, 0.643)


def bass_fit(curve: tuple[float, ...]) -> tuple[float, float, float]:
    """Push and influence with the best fit to a published curve, and the root mean square error."""
    from scipy.optimize import least_squares

    published = np.array(curve)
    found = least_squares(
        lambda pq: bass_map(pq[0], pq[1], len(published)) - published, (0.05, 0.2), bounds=((0.0, 0.0), (1.0, 2.0))
    )
    return float(found.x[0]), float(found.x[1]), math.sqrt(float(np.mean(found.fun**2)))


def _rows(data_set: str, table: str) -> list[dict[str, str]]:
    path = DATA / data_set / f"{table}.csv"
    if not path.is_file():
        raise DataAbsent(f"the data set {data_set} is not available")
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def physicians() -> tuple[Organization, list[str]]:
    """The physicians and the colleagues they named, all layers combined."""
    ids = sorted(row["id"] for row in _rows("medical_innovation", "nodes"))
    number = {name: place for place, name in enumerate(ids)}
    named = {(number[row["source"]], number[row["target"]]) for row in _rows("medical_innovation", "edges")}
    pairs = np.array(sorted(named), dtype=np.int64)
    return organization_of_ties(len(ids), (pairs[:, 0], pairs[:, 1])), ids


def _exposure_at_adoption(push: float, influence: float) -> tuple[Values, Values]:
    """Mean share of contacts using it when people began, up to month 6 and later; by replicate."""
    organization, _ = physicians()
    run = ReducedRun(
        BASS_WEEK, organization, replicates=REPLICATES,
        parameters={"external_push": push, "social_influence": influence},
    )
    weight, total = run.initial.examples, np.zeros((2, REPLICATES))
    count = np.zeros((2, REPLICATES))
    contacts = run.initial.contacts
    watches = contacts.count[:, None] > 0.0
    for month in range(1, len(PHYSICIANS) + 1):
        before = run.column("use").copy()
        seen = contacts.seen(weight * before, run.initial.parameters)
        share = seen / np.maximum(contacts.seen(weight, run.initial.parameters), 1e-12)
        run.step()
        began = (run.column("use") > before) & watches
        period = 0 if month <= 6 else 1
        total[period] += np.where(began, share, 0.0).sum(axis=0)
        count[period] += began.sum(axis=0)
    return total[0] / np.maximum(count[0], 1.0), total[1] / np.maximum(count[1], 1.0)


def tetracycline(_: Session) -> list[Measured]:
    """B4: fit of the equation to the published curve."""
    return [Measured(bass_fit(PHYSICIANS)[2])]


def physicians_network(_: Session) -> list[Measured]:
    """B4 on the physicians' own network: early adopters have seen less; the data are the published ones."""
    push, influence, _error = bass_fit(PHYSICIANS)
    early, late = _exposure_at_adoption(push, influence)
    adoption = [int(row["time"]) for row in _rows("medical_innovation", "adoption") if row["adopted"] == "1"]
    shares = [sum(time <= month for time in adoption) / 125 for month in (6, 17)]
    return [difference(late, early), *(Measured(share) for share in shares)]


def family_planning(_: Session) -> list[Measured]:
    """B5: the same equation with other numbers follows the Korean curve."""
    push, influence, error = bass_fit(VILLAGES)
    other_push, other_influence, _error = bass_fit(PHYSICIANS)
    return [Measured(error), Measured(abs(push - other_push) + abs(influence - other_influence))]


_TETRACYCLINE = "Coleman, Katz & Menzel (1966), data of Valente (1995)"

TARGETS = (
    Target("B1", "B", "Does a behavior spread further in clustered networks?", "Centola (2010)",
           (Expected("clustered above random", "54 % against 38 %", 0.08, 0.24),
            Expected("share of six trials with the sign", "6 of 6", 1.0, 1.0),
            Expected("times faster to 38 %", "about 4", low=1.5,
                     expected_failure="others' use is remembered for weeks and thresholds are soft on average, so "
                     "clusters gain reach rather than speed (1.2 times)")), clustered_or_random),
    Target("B4", "B", "Does the mechanism follow tetracycline among physicians?", _TETRACYCLINE,
           (Expected("error of the fit to the curve", "RMSE below .05", high=0.05),), tetracycline),
    Target("B4 network", "B", "Have early adopters seen less use?", _TETRACYCLINE,
           (Expected("use seen: late above early adopters", ".804 > .285", low=0.02),
            exactly("data: share by month 6", 0.496, 5e-4), exactly("data: share by month 17", 0.872, 5e-4)),
           physicians_network),
    Target("B5", "B", "Does the same mechanism follow family planning in Korea?", "Rogers & Kincaid (1981), Valente "
                                                                                  "(1995)",
           (Expected("error of the fit to the curve", "RMSE below .05", high=0.05),
            Expected("distance of its numbers from those of the physicians", "other numbers, same mechanism",
                     low=0.01)),
           family_planning),
)
