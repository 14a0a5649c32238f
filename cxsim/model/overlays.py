"""Overlays: the state in terms of frameworks that practitioners know. No dynamics of their own, no feedback.

Pure functions on arrays of any shape; codes are positions in the tuples of categories here. The stages are the
equation ``stages`` of ``mechanisms/stages.py``.
Source: the skill-will matrix (consultants' usage, authorship unverified); Kelman (1958); Lewin (1947); Rogers (1962).
Known limits: every cutoff is a convention. They describe groups; they are no basis for decisions about individuals.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


SKILL_WILL = ("low skill, low will", "low skill, high will", "high skill, low will", "high skill, high will")
# What the matrix is usually taken to recommend: a suggestion to try in a plan, which may turn out worse.
SKILL_WILL_INTERVENTIONS = (
    "the basics first: need, relevance and training; perhaps another task",
    "training and tools",
    "dialogue, personal relevance, recognition",
    "a role as champion",
)
STAGES = ("adopter", "relapsed", "hindered", "unable", "unwilling", "unaware")
KELMAN = ("compliance", "identification", "internalization")
# The weights behind each motive in the equation of motivation; without them the motive is gone.
KELMAN_WEIGHTS: Mapping[str, tuple[str, ...]] = {
    "compliance": ("compliance_weight",),
    "identification": ("identification_weight", "manager_weight"),
    "internalization": ("internalization_weight",),
}
LEWIN = ("frozen", "unfrozen", "moving", "refrozen")
ROGERS = ("innovators", "early adopters", "early majority", "late majority", "laggards")
NOT_YET = -1


def skill_will(skill: Any, tools: Any, required_skill: Any, tool_relief: Any, attitude: Any) -> Integers:
    """Quadrants of the skill-will matrix, as positions in ``SKILL_WILL``.

    Skill: K + g G reaches the skill required. Will: an attitude of at least 1/2, as where leaders estimate it.
    """
    skilled = np.asarray(skill + tool_relief * tools >= required_skill)
    willing = np.asarray(np.asarray(attitude) >= 0.5)
    return np.asarray(2 * skilled.astype(np.int64) + willing.astype(np.int64))


def kelman_shares(motivation: Any, without: Mapping[str, Any]) -> Values:
    """Shares of the motives in motivation, in the order of ``KELMAN``, on the first axis of the result.

    ``without[motive]`` is U (logits) without the motive. U is a sum, so leaving a motive out removes exactly its
    term, which is also its Shapley value. Only motives for use count (a motive against use has share 0); shares add
    up to 1, or to 0 if no motive favors use and only habit or recognition is left.
    """
    speaks_for = np.stack([np.maximum(np.asarray(motivation - without[motive], float), 0.0) for motive in KELMAN])
    total = speaks_for.sum(axis=0)
    shares: Values = speaks_for / np.where(total > 0.0, total, 1.0)
    return shares


def lewin_stage(awareness: Any, own_evaluation: Any, use: Any, habit: Any) -> Integers:
    """The furthest of Lewin's stages reached now, as positions in ``LEWIN``; stages can be lost again.

    Unfrozen: aware and in favor by one's own evaluation (both at least 1/2). Moving: use of at least half, weighted by
    effort. Refrozen: a habit of at least 1/2.
    """
    unfrozen = (np.asarray(awareness) >= 0.5) & (np.asarray(own_evaluation) >= 0.5)
    moving, refrozen = np.asarray(use) >= 0.5, np.asarray(habit) >= 0.5
    return np.asarray(np.where(refrozen, 3, np.where(moving, 2, np.where(unfrozen, 1, 0))))


def rogers_category(first_use_week: Any) -> Integers:
    """Adopter categories from the weeks of first use, as positions in ``ROGERS``, or ``NOT_YET``.

    Shape (people,) or (people, replicates), nan for people without any use. The cutoffs are mean - 2 sd, mean - sd,
    mean and mean + sd of the users' weeks, replicate by replicate; a week on a cutoff counts as before it. A normal
    distribution gives 2.28, 13.59, 34.13, 34.13 and 15.87 %. If all began in the same week (sd 0), they are the
    early majority.
    """
    weeks = np.asarray(first_use_week, dtype=np.float64)
    known = ~np.isnan(weeks)
    count = np.maximum(known.sum(axis=0), 1)
    mean = np.where(known, weeks, 0.0).sum(axis=0) / count
    spread = np.sqrt(np.where(known, (weeks - mean) ** 2, 0.0).sum(axis=0) / count)
    after = sum((weeks > mean + cut * spread).astype(np.int64) for cut in (-2.0, -1.0, 0.0, 1.0))
    return np.asarray(np.where(~known, NOT_YET, np.where(spread > 0.0, after, ROGERS.index("early majority"))))
