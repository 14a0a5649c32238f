"""Department means of traits, stated in the scenario or averaged from a survey."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import did_you_mean
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.schema.people_specification import SurveyMeans
from cxsim.organization.structure import Organization
from cxsim.organization.tables.numerals import number
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table, check_columns
from cxsim.organization.traits import TRAITS

Values = NDArray[np.float64]

Stated = Mapping[str, Mapping[str, float] | SurveyMeans]


def with_trait_means(organization: Organization, traits: Stated, folder: Path, findings: Findings) -> Organization:
    """The organization with department means of traits, and notes about them."""
    means: dict[str, Values] = {}
    notes: list[str] = []
    for trait in sorted(traits):
        stated = traits[trait]
        if isinstance(stated, SurveyMeans):
            by_department, source = _survey(trait, stated, organization.departments, folder, findings, notes)
        else:
            by_department, source = dict(stated), "the scenario"
            for name in sorted(set(stated) - set(organization.departments)):
                findings.say("", f"traits.{trait}: there is no department '{name}'; "
                             + did_you_mean(name, organization.departments))
        values = np.array([by_department.get(name, math.nan) for name in organization.departments])
        means[trait] = values
        missing = [name for name, value in zip(organization.departments, values, strict=True) if math.isnan(value)]
        where = f", except for {quoted_list(missing)}" if missing else ""
        notes.append(f"The mean {trait} of departments comes from {source}{where}; people are drawn around it.")
    return replace(organization, trait_means=means, notes=(*organization.notes, *notes))


def _survey(
    trait: str,
    survey: SurveyMeans,
    departments: tuple[str, ...],
    folder: Path,
    findings: Findings,
    notes: list[str],
) -> tuple[dict[str, float], str]:
    """Means of answers by department, converted from the survey's scale to 0..1 (or the trait's own unit)."""
    table = read_table(survey, folder, findings)
    if table is None:
        return {}, survey.file
    where = table.required(survey.department, findings)
    answer = table.required(survey.column or trait, findings)
    notes += [*table.notes, *check_columns(table, (where, answer), survey.ignore_columns, True, findings)]
    if where is None or answer is None:
        return {}, survey.file
    _check_departments(table, where, departments, findings)
    answers: dict[str, list[float]] = {}
    for row, value in table.values(answer, lambda text: _answer(text, trait, survey), findings):
        answers.setdefault(table.rows[row][where], []).append((value - survey.low) / (survey.high - survey.low))
    total = sum(len(values) for values in answers.values())
    return (
        {name: math.fsum(values) / len(values) for name, values in answers.items()},
        f"{survey.file} ({total:,} answers)",
    )


def _check_departments(table: Table, column: int, departments: tuple[str, ...], findings: Findings) -> None:
    """Report each unknown department once, in the first row that names it."""
    known = set(departments)
    for row, cells in enumerate(table.rows):
        name = cells[column]
        if name not in known:
            known.add(name)
            findings.add(table.finding(row, column, f"there is no department '{name}'; "
                                       f"{did_you_mean(name, departments)}"))


def _answer(text: str, trait: str, survey: SurveyMeans) -> float | str:
    """An answer on the survey's scale; a scale from 0 to 1 means the trait's own scale."""
    value, low, high = number(text, survey.decimal, survey.thousands), survey.low, survey.high
    if (low, high) == (0.0, 1.0):
        low, high = TRAITS[trait].lowest, TRAITS[trait].highest
    if not isinstance(value, str) and not low <= value <= high:
        return f"the answer {value:g} is outside the scale; allowed: {low:g} to {high:g}"
    return value
