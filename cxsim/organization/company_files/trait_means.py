"""Department means of traits, stated in the scenario or known from a survey."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Finding, there_is_no
from cxsim.model.input_widths import JUDGED_MEAN_ERROR, QUESTIONNAIRE_ERROR
from cxsim.model.uncertain import SCORE_OF_95, Uncertain
from cxsim.organization.company_files.survey_answers import Answers, read_answers
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.schema.survey_specification import SurveyMeans
from cxsim.organization.structure import Organization
from cxsim.organization.traits import TRAITS
from cxsim.units import counted

Values = NDArray[np.float64]

Stated = Mapping[str, Mapping[str, float] | SurveyMeans]


def with_trait_means(
    organization: Organization, traits: Stated, folder: Path, findings: Findings, people: KnownPeople | None = None
) -> Organization:
    """The organization with department means of traits, or how far they are from the usual, and how sure that is.

    ``people``: those of its file, whom a survey may name.
    """
    means: dict[str, Values] = {}
    shifts: dict[str, Values] = {}
    errors: dict[str, Values] = {}
    notes: list[str] = []
    headcount = organization.headcount()
    for trait in sorted(traits):
        stated = traits[trait]
        if isinstance(stated, SurveyMeans):
            answers = read_answers(trait, stated, headcount, folder, findings, people)
            known, source = answers.means, stated.file
            errors[trait] = _of_answers(trait, answers, organization, stated.compared_with == "scale")
            source += f" ({counted(answers.count, 'answer')})" if answers.count else ""
            notes += answers.notes
        else:
            known, source = stated, "the scenario"
            errors[trait] = _as_stated(trait, stated, organization)
            for name in sorted(set(stated) - set(headcount)):
                message = there_is_no("department", name, headcount)
                findings.add(Finding("", 0, 0, f"organization.traits.{trait}.{name}", message))
        source += _except(known, headcount)
        if isinstance(stated, SurveyMeans) and stated.compared_with == "mean":
            shifts[trait] = _in_order(_from_the_mean(known, headcount), organization, 0.0)
            notes.append(f"How far the {trait} of departments is from the usual comes from {source}.")
        else:
            means[trait] = _in_order(known, organization, math.nan)
            notes.append(f"The mean {trait} of departments comes from {source}; people are drawn around it.")
    return replace(
        organization, trait_means=means, trait_shifts=shifts, trait_errors=errors,
        notes=(*organization.notes, *dict.fromkeys(notes)))


def _of_answers(trait: str, answers: Answers, organization: Organization, of_scale: bool) -> Values:
    """The standard errors of what a survey says; only what departments have in common may be off for all of them."""
    own = _in_order(answers.errors, organization, 0.0)
    asked = {name: QUESTIONNAIRE_ERROR * _span(trait) for name in answers.means if of_scale}
    return np.array([own, own, _in_order(asked, organization, 0.0)])


def _as_stated(trait: str, means: Mapping[str, float], organization: Organization) -> Values:
    """The standard errors of means that the scenario states, with a width or without one."""
    span, errors = _span(trait), {}
    for name, mean in means.items():
        if isinstance(mean, Uncertain):
            errors[name] = ((mean - mean.low) / SCORE_OF_95, (mean.high - mean) / SCORE_OF_95, 0.0)
        else:
            errors[name] = (JUDGED_MEAN_ERROR * span, JUDGED_MEAN_ERROR * span, QUESTIONNAIRE_ERROR * span)
    return np.array([errors.get(name, (0.0, 0.0, 0.0)) for name in organization.departments]).T


def _span(trait: str) -> float:
    return TRAITS[trait].highest - TRAITS[trait].lowest


def _from_the_mean(means: Mapping[str, float], headcount: Mapping[str, int]) -> dict[str, float]:
    """How far each department is from the mean of all people whose departments answered."""
    people = sum(headcount[name] for name in means)
    middle = math.fsum(mean * headcount[name] for name, mean in means.items()) / people if people else 0.0
    return {name: mean - middle for name, mean in means.items()}


def _in_order(values: Mapping[str, float], organization: Organization, other: float) -> Values:
    return np.array([values.get(name, other) for name in organization.departments])


def _except(known: Mapping[str, float], headcount: Mapping[str, int]) -> str:
    missing = [name for name in headcount if name not in known]
    return f", except for {quoted_list(missing)}" if missing else ""
