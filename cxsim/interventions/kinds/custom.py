"""An intervention defined in the scenario: it pushes the forces that it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Discriminator, Field, Tag, field_validator
from pydantic_core import PydanticCustomError

from cxsim.errors import did_you_mean
from cxsim.interventions.base import About, Intervention
from cxsim.interventions.moment import Moment
from cxsim.interventions.quantities import Name, Number
from cxsim.model.forces import FORCES, Force

ByBehavior = dict[Name, Number]


def known_force(name: str) -> str:
    """Refuse a force that the model does not have."""
    if name not in FORCES:
        raise PydanticCustomError(
            "unknown_force", "there is no force '{name}'; {hint}", {"name": name, "hint": did_you_mean(name, FORCES)}
        )
    return name


def _form(value: Any) -> str:
    return "by_behavior" if isinstance(value, Mapping) else "number"


ForceName = Annotated[str, AfterValidator(known_force)]
Dose = Annotated[
    Annotated[Number, Tag("number")] | Annotated[ByBehavior, Field(min_length=1), Tag("by_behavior")],
    Discriminator(_form),
]


class Custom(Intervention):
    """Pushes named forces with given values."""

    about: ClassVar[About] = About(
        definition="Push the forces that you name, for what no other intervention does or for a measured effect.",
        mechanism="Each named force is pushed with its value for the target group. How several pushes combine is the "
        "force's own rule, so a custom intervention adds to the others and never overwrites them.",
        can_lose="The same ways as its forces. A force that no mechanism reads, or a push of the neutral value, "
        "changes nothing.",
        evidence="None of its own: the scenario's author should state where the values come from.",
        cost_meaning="nothing unless the scenario states a cost",
        forces=tuple(FORCES),
        team_hours=0.0,
    )
    steady: ClassVar[bool] = True

    type: Literal["custom"] = "custom"
    forces: Annotated[dict[ForceName, Dose], Field(min_length=1)] = Field(
        description="force: value, in the unit and range of the force; for a force that exists per behavior also "
        "force: {behavior: value}"
    )

    @field_validator("forces", mode="after")
    @classmethod
    def _within_range(cls, forces: dict[str, float | ByBehavior]) -> dict[str, float | ByBehavior]:
        mistakes = [mistake for name in forces for mistake in _mistakes(name, forces[name])]
        if mistakes:
            raise PydanticCustomError("wrong_dose", "{mistakes}", {"mistakes": "; ".join(mistakes)})
        return forces

    def declared_forces(self) -> frozenset[str]:
        """The forces that the scenario names."""
        return frozenset(self.forces)

    def behaviors_named(self) -> Iterable[tuple[tuple[str | int, ...], str]]:
        """Every behavior that its doses name, with the path to it."""
        for name, dose in self.forces.items():
            if isinstance(dose, Mapping):
                yield from ((("forces", name, behavior), behavior) for behavior in dose)

    def scaled(self, factor: float) -> Self:
        """The intervention with every force's distance from neutral times the factor, within the force's range."""
        return self.model_copy(update={"forces": {
            name: {behavior: _scaled(name, value, factor) for behavior, value in dose.items()}
            if isinstance(dose, Mapping) else _scaled(name, dose, factor) for name, dose in self.forces.items()
        }})

    def act(self, moment: Moment) -> None:
        """Push every named force with its value."""
        for name in sorted(self.forces):
            dose = self.forces[name]
            if isinstance(dose, Mapping):
                for behavior in sorted(dose):
                    moment.push(name, dose[behavior], behavior)
            else:
                moment.push(name, dose)


def _mistakes(name: str, dose: float | ByBehavior) -> list[str]:
    force = FORCES[name]
    if isinstance(dose, Mapping) and not force.by_behavior:
        return [f"the force '{name}' is the same for all behaviors: give one number"]
    values = dose.values() if isinstance(dose, Mapping) else (dose,)
    return [
        f"the force '{name}' must lie between {_lowest(force):g} and {force.high:g} ({force.unit}), not {value:g}"
        for value in values
        if not _lowest(force) <= value <= force.high
    ]


def _scaled(name: str, value: float, factor: float) -> float:
    force = FORCES[name]
    return min(max(force.neutral + (value - force.neutral) * factor, _lowest(force)), force.high)


def _lowest(force: Force) -> float:
    """A force that sums pushes can also be pushed down: an inhibitor removed, a load taken off."""
    return -force.high if force.combine == "add" else force.low
