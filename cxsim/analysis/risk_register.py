"""The risk register: likelihood, impact and leading indicator of each risk."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxsim.analysis.indicators import EarlySign, Signals
from cxsim.analysis.paired import NORMAL_95
from cxsim.analysis.risks import RISKS
from cxsim.results.result import Result

RISK_COLUMNS = (
    "scenario", "risk", "replicates_known", "likelihood", "impact", "unit", "indicator", "earliest_signal_week",
    "hit_rate", "false_alarm_rate",
)
# With fewer futures than this, a likelihood would be meaningless.
FEWEST_KNOWN = 10


@dataclass(frozen=True)
class RiskEntry:
    """One risk of one plan.

    ``likelihood``: share of the futures in which it can be known (``known`` of them, at least ten); ``impact``: mean
    size over the futures in which it happens. nan = absent. ``indicator``: None if nothing announces it.
    """

    scenario: str
    risk: str
    likelihood: float
    impact: float
    unit: str
    known: int
    indicator: EarlySign | None


def share_interval(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share counted in this many futures (Wilson 1927)."""
    square = NORMAL_95 * NORMAL_95 / count
    middle = (share + 0.5 * square) / (1.0 + square)
    half = NORMAL_95 * math.sqrt(share * (1.0 - share) / count + 0.25 * square / count) / (1.0 + square)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def risk_entries(result: Result) -> list[RiskEntry]:
    """Every risk of a plan, in the order of ``RISKS``."""
    signals = Signals(result)
    entries = []
    for risk in RISKS.values():
        found = risk.of(result)
        known = ~np.isnan(found.happened)
        happened = found.happened == 1.0
        told = bool(known.sum() >= min(FEWEST_KNOWN, result.replicates))
        likelihood = float(happened[known].mean()) if told else math.nan
        impact = float(found.size[happened].mean()) if told and happened.any() else math.nan
        indicator = signals.indicator(found) if told and happened.any() else None
        unit = risk.unit.replace("currency", result.currency)
        count = int(known.sum())
        entries.append(RiskEntry(result.scenario_name, risk.name, likelihood, impact, unit, count, indicator))
    return entries


def risk_rows(register: Iterable[Iterable[RiskEntry]]) -> list[tuple[Any, ...]]:
    """The rows of ``risk.csv`` from the entries of every plan; absent values stay empty.

    ``replicates_known`` is what the likelihood is a share of; the impact is a mean over those in which it happened.
    """
    rows: list[tuple[Any, ...]] = []
    for entries in register:
        for entry in entries:
            shown = entry.indicator
            early = ("", "", math.nan, math.nan) if shown is None else (
                str(shown), shown.week, shown.hit_rate, shown.false_alarm_rate)
            rows.append((entry.scenario, entry.risk, entry.known, entry.likelihood, entry.impact, entry.unit, *early))
    return rows
