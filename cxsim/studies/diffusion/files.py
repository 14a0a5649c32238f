"""The data files of a fit."""

from __future__ import annotations

import math
from typing import Any

from cxsim.results.files import csv_table
from cxsim.results.provenance import stored_notes, versions
from cxsim.results.store import Writer
from cxsim.results.summary import Row
from cxsim.studies.diffusion.nested import CONTACTS, LADDER, Gain
from cxsim.studies.diffusion.study import DiffusionFit

FIT_COLUMNS = ("model", "parameter", "estimate", "low", "high", "standard_error")
LEFT_OUT_COLUMNS = ("model", "part", "people", "periods", "log_likelihood", "in_sample")
SHARE_COLUMNS = ("model", "group", "people", "observed", "predicted", "p05", "p95", "crps")
SHUFFLE_COLUMNS = ("shuffle", "gain")
CURVE_COLUMNS = ("group", "people", "period", "observed", "fitted", "p05", "p95")


def fit_rows(fit: DiffusionFit) -> list[Row]:
    """Every parameter of every model and its log-likelihood; the gain by own contacts and its p."""
    rows: list[Row] = []
    for model in LADDER:
        rows += [(model, one.parameter, one.value, one.low, one.high, one.standard_error)
                 for one in fit.weights[model]]
        rows += [_alone(model, "log_likelihood", fit.total(model, left_out=False)),
                 _alone(model, "log_likelihood_left_out", fit.total(model, left_out=True))]
    rows += [_gain("gain_left_out", fit.out_of_sample), _gain("gain_in_sample", fit.in_sample),
             _alone(CONTACTS, "shuffled_contacts_p", fit.shuffled.p)]
    for rule in fit.rules:
        rows += [(rule.name, one.parameter, one.value, one.low, one.high, one.standard_error)
                 for one in rule.estimates]
        rows.append(_alone(rule.name, "log_likelihood", rule.log_likelihood))
    return rows


def _alone(model: str, parameter: str, value: float) -> Row:
    return model, parameter, value, math.nan, math.nan, math.nan


def _gain(parameter: str, found: Gain) -> Row:
    return CONTACTS, parameter, found.total, found.low, found.high, found.standard_error


def left_out_rows(fit: DiffusionFit) -> list[Row]:
    """Log-likelihood by model and part: fitted to the other parts, and to everybody."""
    return [(model, one.part, one.people, one.periods, one.left_out[model], one.in_sample[model])
            for model in LADDER for one in fit.scores]


def share_rows(fit: DiffusionFit) -> list[Row]:
    """The final share of each group left out, by model."""
    return [(one.model, one.group, one.people, one.observed, one.predicted, one.low, one.high, one.crps)
            for one in fit.shares]


def shuffle_rows(fit: DiffusionFit) -> list[Row]:
    """The gain in the sample: of the observed contacts (shuffle 0), and of each shuffle."""
    return list(enumerate((fit.shuffled.own, *fit.shuffled.shuffled)))


def curve_rows(fit: DiffusionFit) -> list[Row]:
    """Cumulative shares by group and period."""
    return [
        (curve.group, curve.people, index + 1, *(float(values[index]) for values in
         (curve.observed, curve.fitted, curve.low, curve.high)))
        for curve in fit.curves
        for index in range(fit.observations.periods)
    ]


def fit_files(fit: DiffusionFit) -> dict[str, Writer]:
    """The tables; ``final_share.csv`` and ``curves.csv`` only where there is something in them."""
    tables = {"fit.csv": (FIT_COLUMNS, fit_rows(fit)), "left_out.csv": (LEFT_OUT_COLUMNS, left_out_rows(fit)),
              "shuffles.csv": (SHUFFLE_COLUMNS, shuffle_rows(fit)), "final_share.csv": (SHARE_COLUMNS, share_rows(fit)),
              "curves.csv": (CURVE_COLUMNS, curve_rows(fit))}
    return {name: csv_table(columns, rows) for name, (columns, rows) in tables.items() if rows}


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
        "final_only": observations.final_only,
        "layers": list(observations.layers),
        "ties": len(observations.contacts.sources),
        "influence": influence,
        "left_out": fit.problem.parts.kind,
        "shuffles": len(fit.shuffled.shuffled),
        "futures": futures,
        "seed": seed,
        "notes": stored_notes(observations.notes),
    }
