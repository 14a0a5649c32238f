"""The data files of a fit."""

from __future__ import annotations

import math
from typing import Any

from cxsim.results.files import csv_table
from cxsim.results.provenance import stored_notes, versions
from cxsim.results.store import Writer
from cxsim.results.summary import Row
from cxsim.studies.diffusion.study import DiffusionFit

FIT_COLUMNS = ("model", "parameter", "estimate", "low", "high", "standard_error")
CROSSVALIDATION_COLUMNS = ("model", "group", "log_likelihood", "people", "periods")
CURVE_COLUMNS = ("group", "people", "period", "observed", "fitted", "p05", "p95")


def fit_rows(fit: DiffusionFit) -> list[Row]:
    """Every parameter of every model, and its log-likelihood."""
    rows: list[Row] = []
    for model in fit.models:
        rows += [
            (model.name, found.parameter, found.value, found.low, found.high, found.standard_error)
            for found in model.estimates
        ]
        rows.append((model.name, "log_likelihood", model.log_likelihood, math.nan, math.nan, math.nan))
    return rows


def score_rows(fit: DiffusionFit) -> list[Row]:
    """Predictive log-likelihood by model and group left out."""
    return [(score.model, score.group, score.log_likelihood, score.people, score.periods) for score in fit.scores]


def curve_rows(fit: DiffusionFit) -> list[Row]:
    """Cumulative shares by group and period."""
    return [
        (curve.group, curve.people, index + 1, *(float(values[index]) for values in
         (curve.observed, curve.fitted, curve.low, curve.high)))
        for curve in fit.curves
        for index in range(fit.observations.periods)
    ]


def fit_files(fit: DiffusionFit) -> dict[str, Writer]:
    """``fit.csv``, ``crossvalidation.csv`` (with two groups or more) and ``curves.csv``."""
    files = {"fit.csv": csv_table(FIT_COLUMNS, fit_rows(fit)), "curves.csv": csv_table(CURVE_COLUMNS, curve_rows(fit))}
    if fit.scores:
        files["crossvalidation.csv"] = csv_table(CROSSVALIDATION_COLUMNS, score_rows(fit))
    return files


def fit_manifest(fit: DiffusionFit, *, futures: int, seed: int, influence: str) -> dict[str, Any]:
    """What was fitted, to what, with which versions."""
    observations = fit.observations
    return {
        "kind": "diffusion_fit",
        "versions": versions(),
        "people": observations.people,
        "groups": len(observations.groups),
        "periods": observations.periods,
        "adopters": observations.adopters,
        "layers": list(observations.layers),
        "ties": len(observations.contacts.sources),
        "influence": influence,
        "futures": futures,
        "seed": seed,
        "notes": stored_notes(observations.notes),
    }
