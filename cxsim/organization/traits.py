"""Traits that a company may know of its people: their names in files and accepted values."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.errors import ModelError
from cxsim.model import traits as model


@dataclass(frozen=True)
class StatedTrait:
    """A trait in files; values outside [lowest, highest] are refused."""

    name: str
    meaning: str
    lowest: float = 0.0
    highest: float = 1.0
    other_names: tuple[str, ...] = ()


TRAITS: dict[str, StatedTrait] = {
    trait.name: trait
    for trait in (
        StatedTrait("resistance", "disposition to resist any change (0 none, 1 most)"),
        StatedTrait("initial_skill", "skill in the target behaviors at the start", other_names=("skill",)),
        StatedTrait("values_fit", "fit of personal values with the direction of the organization"),
        StatedTrait("initial_attitude", "attitude towards the change at the start", other_names=("attitude",)),
        StatedTrait("trust_set_point", "usual trust in leaders, to which trust returns", other_names=("trust",)),
        StatedTrait("norm_threshold", "share of colleagues using it that convinces half of the people"),
        StatedTrait("base_load", "workload without the change, as a share of capacity", 0.0, 2.0),
        StatedTrait("personal_stake", "what one personally gains (+) or loses (-) by the behaviors", -0.5, 0.5),
    )
}


def trait_names() -> dict[str, str]:
    """Every accepted name and its trait."""
    names = {name: name for name in TRAITS}
    for trait in TRAITS.values():
        for other in trait.other_names:
            if other in names:
                raise ModelError(f"two traits are called '{other}'")
            names[other] = trait.name
    return names


def range_in_model(trait: str) -> tuple[float, float]:
    """The range to which the model limits values of a trait."""
    return next((known.low, known.high) for known in model.TRAITS if known.name == trait)
