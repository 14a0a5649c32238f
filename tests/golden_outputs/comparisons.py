"""Sentences, tables and pages about results whose numbers are made by hand: many futures, at no cost."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.report.build import build_report
from cxsim.report.page import report_html
from cxsim.results.result import Result
from cxsim.testing.recordings import result_from, synthetic_recording
from cxsim.words import decision, differences
from cxsim.words.bands import band_holds, band_sources
from cxsim.words.explanation import explanation, why_flat
from tests.golden_outputs.commands import words_of
from tests.golden_outputs.golden import Theme

_FUTURES, _WEEKS = 200, 40


def _result(name: str, final: float, uncertainty: object = "full", **more: object) -> Result:
    recording = synthetic_recording(final=final, weeks=_WEEKS, replicates=_FUTURES, seed=len(name))
    weekly = {measure: values.copy() for measure, values in recording.weekly.items()}
    settings = (np.arange(_FUTURES) * 0.6180339887498949) % 1.0
    # Where trust matters little the plan works less well, and its departments tire.
    for measure in ("adoption", "use", "customer_index"):
        weekly[measure] *= np.where(settings < 0.3, 0.5, 1.0)
    weekly["burnout"] += 0.3 * (settings < 0.2)
    weekly["output"] -= 0.2 * (settings < 0.1)
    weekly["regretted_quits"] += 2.0 * (settings > 0.9)
    weekly["quits"] += 3.0 * (settings > 0.9)
    costs = {"training": np.full((_WEEKS, _FUTURES), 900.0 * final), "lost_output": np.full((_WEEKS, _FUTURES), 100.0)}
    recording = replace(recording, weekly=weekly, costs=costs)
    made = result_from(name, recording, synthetic_recording(final=0.0, weeks=_WEEKS, replicates=_FUTURES), **more)
    other = (np.arange(_FUTURES) * 0.7548776662466927) % 1.0
    return replace(made, parameters={"memory": settings, "reach": other},
                   manifest={**made.manifest, "uncertainty": uncertainty})


def _told(results: tuple[Result, ...], _: Path) -> str:
    comparison = Comparison.of(results)
    said = [band_holds(results), band_sources(results), differences.headline(comparison),
            *(f"{result.scenario_name}: {explanation(result)} | {why_flat(result)}" for result in results),
            *decision.overturn_words(comparison), *decision.dominance_words(comparison),
            *decision.worth_words(comparison),
            *(decision.course_words(comparison, 8) if len(results) == 2 else [])]
    tables = [frame.to_csv(index=False, float_format="%.6g") for frame in (
        comparison.ranking(), comparison.pairs(), comparison.risks(), comparison.robustness().head(40),
        comparison.differences(), comparison.costs())]
    return "\n".join([*said, *tables, words_of(report_html(build_report(comparison)))])


_NOTHING, _GOOD = ("Do nothing", 0.02), ("Train all", 0.6)
COMPARISONS: Theme = {
    "one wins": partial(_told, (_result(*_NOTHING), _result(*_GOOD, target=(0.5, 30), last_intervention_week=20),
                                _result("Train", 0.4, target=(0.5, 30)))),
    "two alike": partial(_told, (_result("A", 0.5, ["memory"]), _result("B", 0.5, ["memory", "reach"]),)),
    "worse than nothing": partial(_told, (_result("Start", 0.5, "none"), _result("Push on", 0.1, "none"))),
    "own set": partial(_told, (_result("A", 0.3, "own.csv"), _result("Other", 0.7, "own.csv"),)),
}
