"""All targets of the model, by group."""

from __future__ import annotations

from experiments.validation import (
    contagion_targets,
    diffusion_studies,
    diffusion_targets,
    influence_targets,
    invariant_targets,
    network_patterns,
    people_patterns,
    people_targets,
    programme_patterns,
    work_studies,
)
from experiments.validation.target import Target

_GROUP_NAMES = {
    "A": "exact results that single mechanisms, run alone, must meet",
    "B": "published studies, reproduced",
    "C": "patterns of whole programs, paired on common random numbers",
}


def group_names() -> dict[str, str]:
    """The description of each group."""
    return dict(_GROUP_NAMES)


def _place(target: Target) -> tuple[str, str, int, str]:
    digits = "".join(mark for mark in target.id.split()[0] if mark.isdigit())
    return target.group, target.id[0], int(digits), target.id


def targets(group: str | None = None) -> list[Target]:
    """The targets of a group, or all, in the order of their numbers."""
    modules = (
        contagion_targets, diffusion_targets, influence_targets, people_targets, invariant_targets, diffusion_studies,
        work_studies, programme_patterns, people_patterns, network_patterns,
    )
    every = [target for module in modules for target in module.TARGETS]
    return sorted((target for target in every if group in (None, target.group)), key=_place)
