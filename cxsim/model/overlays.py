"""Overlays: how frameworks that practitioners know read the state. No dynamics of their own, nothing feeds back.

Pure functions on arrays of any shape; codes are places in the tuples of categories beside them. The barrier point of
ADKAR is the mechanism ``barrier_point`` of ``mechanisms/barriers.py``.
Source: the skill-will matrix (consultants' usage, authorship unverified); Kelman (1958); Lewin (1947); Rogers (1962).
Known limits: every cut is a convention. They describe groups; they are no ground for a decision on a named person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


SKILL_WILL = ("low skill, low will", "low skill, high will", "high skill, low will", "high skill, high will")
# What the matrix is usually read to call for; a suggestion to try in a plan, which may lose.
SKILL_WILL_INTERVENTIONS = (
    "the basics first: need, relevance and training; perhaps another task",
    "training and tools",
    "dialogue, personal relevance, recognition",
    "a role as champion",
)
ADKAR = ("awareness", "desire", "knowledge", "ability", "reinforcement", "none: all five are met")
KELMAN = ("compliance", "identification", "internalization")
# Weights that make up each motive in the mechanism of motivation; without them the motive is gone.
KELMAN_WEIGHTS: Mapping[str, tuple[str, ...]] = {
    "compliance": ("compliance_weight",),
    "identification": ("identification_weight", "manager_weight"),
    "internalization": ("internalization_weight",),
}
LEWIN = ("frozen", "unfrozen", "moving", "refrozen")
ROGERS = ("innovators", "early adopters", "early majority", "late majority", "laggards")
NOT_YET = -1


def skill_will(skill: Any, tools: Any, required_skill: Any, tool_relief: Any, free_motivation: Any) -> Integers:
    """Quadrants of the skill-will matrix, as places in ``SKILL_WILL``.

    Skill: K + g G reaches the skill required. Will: logistic(U) >= 1/2 where ``free_motivation`` is U (logits) without
    compliance, that is U >= 0: would use it rather than not if nobody ordered or paid it.
    """
    skilled = np.asarray(skill + tool_relief * tools >= required_skill)
    willing = np.asarray(np.asarray(free_motivation) >= 0.0)
    return np.asarray(2 * skilled.astype(np.int64) + willing.astype(np.int64))


def kelman_shares(motivation: Any, without: Mapping[str, Any]) -> Values:
    """What motivation rests on: shares of the motives in the order of ``KELMAN``, first axis of the result.

    ``without[motive]`` is U (logits) when the motive is left out. U is a sum, so leaving one out takes away exactly its
    term, which is also its Shapley value. Only what speaks for using it counts (a motive that speaks against it has
    share 0); shares add up to 1, or to 0 where no motive speaks for it and only habit or recognition is left.
    """
    speaks_for = np.stack([np.maximum(np.asarray(motivation - without[motive], float), 0.0) for motive in KELMAN])
    total = speaks_for.sum(axis=0)
    shares: Values = speaks_for / np.where(total > 0.0, total, 1.0)
    return shares


def lewin_stage(awareness: Any, own_evaluation: Any, use: Any, habit: Any) -> Integers:
    """The furthest of Lewin's stages that holds now, as places in ``LEWIN``; stages can be lost again.

    Unfrozen: aware and, in one's own evaluation, in favor (both at least 1/2). Moving: uses it at least half of the
    effort. Refrozen: a habit of at least 1/2.
    """
    unfrozen = (np.asarray(awareness) >= 0.5) & (np.asarray(own_evaluation) >= 0.5)
    moving, refrozen = np.asarray(use) >= 0.5, np.asarray(habit) >= 0.5
    return np.asarray(np.where(refrozen, 3, np.where(moving, 2, np.where(unfrozen, 1, 0))))


def adkar_barrier(flags: tuple[Any, ...]) -> Integers:
    """The first unmet condition from the five flags of the mechanism ``barrier_point``, as places in ``ADKAR``."""
    last = len(flags)
    code = np.full(np.broadcast_shapes(*(np.shape(flag) for flag in flags)), last, dtype=np.int64)
    for number, flag in enumerate(flags):
        code = np.where(np.asarray(flag) > 0.0, number, code)
    return code


def rogers_category(first_use_week: Any) -> Integers:
    """Adopter categories from the weeks of first use, as places in ``ROGERS``, else ``NOT_YET``.

    Shape (people,) or (people, replicates), nan where a person has not used it. Cuts lie at mean - 2 sd, mean - sd,
    mean and mean + sd of the weeks of those who have, replicate by replicate; a week on a cut counts as before it. A
    normal distribution gives 2.28, 13.59, 34.13, 34.13 and 15.87 %. Where all began in one week (sd 0) they are the
    early majority.
    """
    weeks = np.asarray(first_use_week, dtype=np.float64)
    known = ~np.isnan(weeks)
    count = np.maximum(known.sum(axis=0), 1)
    mean = np.where(known, weeks, 0.0).sum(axis=0) / count
    spread = np.sqrt(np.where(known, (weeks - mean) ** 2, 0.0).sum(axis=0) / count)
    after = sum((weeks > mean + cut * spread).astype(np.int64) for cut in (-2.0, -1.0, 0.0, 1.0))
    return np.asarray(np.where(~known, NOT_YET, np.where(spread > 0.0, after, ROGERS.index("early majority"))))
