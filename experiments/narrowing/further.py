"""Beyond the scores: what each further survey is worth, and whether playing a narrowed set anew gives its forecast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cxsim.model.parameters import PARAMETERS
from cxsim.model.plausible import PlausibleSet
from cxsim.scenario.schema.plan import Plan
from cxsim.studies.narrowing.adjust import quantiles
from cxsim.studies.narrowing.learning import BAND, Simulated, forecast, learn
from cxsim.studies.narrowing.observation import Observation
from cxsim.studies.narrowing.rows import Play, play, whole_set
from experiments.narrowing.company import PEOPLE, SEED, company, data
from experiments.narrowing.judge import crps
from experiments.narrowing.truths import Played, simulated_of

Values = NDArray[np.float64]

WORTH_COLUMNS: Final = ("plan", "beside", "seen", "width", "crps", "narrower")
AGAIN_COLUMNS: Final = ("plan", "companies", "covered", "width", "width_of_forecast", "median_apart", "crps",
                        "crps_of_forecast")
NOTHING: Final = "nothing"
AGAIN: Final = 16
ROWS_AGAIN: Final = 128
FIRST_AGAIN: Final = 4_000_000


def surveys() -> Mapping[str, tuple[Observation, ...]]:
    """What could be seen, by name."""
    every = data()["all, and an earlier roll-out"]
    names = {"adoption": "adoption", "use": "use", "customer_score": "customer score", "turnover": "turnover",
             "attitude": "attitude", "trust": "trust", "skill": "skill", "awareness": "awareness"}
    found = {name: tuple(one for one in every if one.what == what and not one.department and not one.earlier)
             for what, name in names.items()}
    return {NOTHING: (), **found,
            "attitude by department": tuple(one for one in every if one.department),
            "an earlier roll-out": tuple(one for one in every if one.earlier)}


def worth_rows(plan: str, own: Played, rows: PlausibleSet, truths: Sequence[int]) -> Iterator[Sequence[object]]:
    """Width of the band of the last week and its CRPS on average over companies: with each survey alone, then with each
    beside adoption. ``narrower``: by what share the band shrinks.
    """
    every = surveys()
    for beside in (NOTHING, "adoption"):
        bare = 0.0
        for name, survey in every.items():
            if name != beside or name == NOTHING:
                width, score = _on_average(own, rows, (*every[beside], *survey), truths)
                bare = bare or width
                yield plan, beside, name, f"{width:.4f}", f"{score:.4f}", f"{1.0 - width / bare:.3f}"


def _on_average(
    own: Played, rows: PlausibleSet, observations: tuple[Observation, ...], truths: Sequence[int]
) -> tuple[float, float]:
    """Mean width of the band and mean CRPS in the last week over rows, each left out."""
    seen = own.summaries(observations, SEED) if observations else np.empty((rows.rows, 0))
    simulated = Simulated(seen, own.adoption[:, -1:], np.empty((rows.rows, 0)), (), PEOPLE)
    widths, scores = zip(*(_last_week(simulated, truth) for truth in truths), strict=True)
    return float(np.mean(widths)), float(np.mean(scores))


def _last_week(simulated: Simulated, truth: int) -> tuple[float, float]:
    """Width of the band and CRPS in the last week for one row, left out; without anything seen, of the set as it is."""
    others = simulated.some(np.arange(len(simulated.summaries)) != truth)
    values, weights = others.adoption, np.full(len(others.adoption), 1.0 / len(others.adoption))
    if others.summaries.shape[1]:
        values, weights = forecast(others, simulated.summaries[truth])
    low, _, high = quantiles(values, weights, BAND)[:, 0]
    return high - low, float(crps(values, weights, simulated.adoption[truth])[0])


def again_row(
    named: tuple[str, Plan], own: Played, rows: PlausibleSet, names: tuple[str, ...], how: Play
) -> Sequence[object]:
    """Narrowed sets played anew: how their last week compares with the forecast and with the truth."""
    plan, interventions = named
    observations = data()["all of the plan"]
    simulated = simulated_of(own, rows, names, observations)
    scenario = whole_set(company("the plan", interventions))
    scores = []
    for number, truth in enumerate(np.linspace(0, rows.rows - 1, AGAIN).astype(int).tolist()):
        others = simulated.some(np.arange(rows.rows) != truth)
        found = learn(others, simulated.summaries[truth])
        few = np.searchsorted(np.cumsum(found.weights), (np.arange(ROWS_AGAIN) + 0.5) / ROWS_AGAIN)
        adjusted = dict(zip(names, found.parameters[few].T, strict=True))
        narrowed = PlausibleSet({name: adjusted.get(name, rows.column(name)[few]) for name in PARAMETERS})
        played = play(scenario, narrowed, how, first=FIRST_AGAIN + number * ROWS_AGAIN)
        anew = played.recording.of_all("adoption")[-1:].T
        scores.append(_compared(anew, np.full(ROWS_AGAIN, 1.0 / ROWS_AGAIN), found.adoption[:, -1:], found.weights,
                                own.adoption[truth, -1:]))
    means = np.mean(scores, axis=0)
    return plan, AGAIN, *(f"{value:.4f}" for value in means)


def _compared(*of: Values) -> tuple[float, ...]:
    """Covered, width, width of the forecast, medians apart, CRPS, CRPS of the forecast."""
    anew, weights, foretold, weights_foretold, truth = of
    low, middle, high = quantiles(anew, weights, BAND)[:, 0]
    own_low, own_middle, own_high = quantiles(foretold, weights_foretold, BAND)[:, 0]
    return (float(low <= truth[0] <= high), high - low, own_high - own_low, abs(middle - own_middle),
            float(crps(anew, weights, truth)[0]), float(crps(foretold, weights_foretold, truth)[0]))
