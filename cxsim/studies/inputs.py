"""What simulated futures drew for the numbers that a scenario states: by input, the values and what was stated."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.start.drawn_traits import stated_means, stated_values
from cxsim.engine.world.sums import in_order
from cxsim.engine.world.world import World
from cxsim.model.input_widths import QUESTIONNAIRE_ERROR
from cxsim.model.uncertain import SCORE_OF_95, Drawn
from cxsim.organization.traits import TRAITS
from cxsim.results.inputs import INPUT_PREFIX, StatedInput
from cxsim.scenario.schema.drawn_inputs import drawn_numbers, inputs_vary

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

Input = tuple[str, StatedInput, Values]
"""The name under which an input stands beside the parameters, what was stated, and the values (replicates,)."""


def inputs_of(world: World, sets: Integers) -> list[Input]:
    """All inputs of a scenario that differ between these parameter sets.

    An input with several numbers, such as sponsorship over time, is shown by the first of them; a trait by its mean
    over the people of whom something is stated.
    """
    scenario = world.scenario
    if not inputs_vary(scenario):
        return []
    first: dict[str, Drawn] = {}
    for number in (*drawn_numbers(scenario, world.seed), *world.parameters.values()):
        if isinstance(number, Drawn):
            first.setdefault(number.name, number)
    found = [(name, _stated(number), number.at(sets)) for name, number in first.items()]
    found += [*_means(world, sets), *_columns(world, sets)]
    return [(INPUT_PREFIX + name, stated, values) for name, stated, values in found if stated.low < stated.high]


def _stated(number: Drawn) -> StatedInput:
    return StatedInput(float(number), *number.spread.at(np.array([-SCORE_OF_95, SCORE_OF_95])).tolist())


def _means(world: World, sets: Integers) -> Iterator[Input]:
    """The mean of each trait whose level is stated by department."""
    organization = world.organization
    people = np.array(list(organization.headcount().values()), dtype=np.float64)
    for trait, drawn in stated_means(organization, world.seed, sets).items():
        known = ~np.isnan(organization.trait_means[trait])
        weight = np.where(known, people, 0.0) / max(float(people[known].sum()), 1.0)
        below, above, shared = np.nan_to_num(organization.trait_errors.get(trait, np.zeros((3, len(people)))))
        middle = float(weight @ np.nan_to_num(organization.trait_means[trait]))
        off = [SCORE_OF_95 * math.hypot(float(weight @ shared), *(weight * own)) for own in (below, above)]
        values = in_order(weight[:, None] * np.nan_to_num(drawn))
        yield f"mean {trait}", StatedInput(middle, middle - off[0], middle + off[1]), values


def _columns(world: World, sets: Integers) -> Iterator[Input]:
    """The mean of each trait that a file states for single people."""
    for trait, drawn in stated_values(world.organization, world.seed, sets).items():
        known = ~np.isnan(world.organization.traits[trait])
        if known.any():
            middle = float(np.mean(world.organization.traits[trait][known]))
            off = SCORE_OF_95 * QUESTIONNAIRE_ERROR * (TRAITS[trait].highest - TRAITS[trait].lowest)
            yield f"mean {trait} in the people file", StatedInput(middle, middle - off, middle + off), (
                in_order(drawn[known]) / known.sum())
