"""Actions of rules: changes to the plan, generic over the types of interventions and targets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

Intervention = TypeVar("Intervention")
Target = TypeVar("Target")

InterventionName = Annotated[str, Field(min_length=1, max_length=120)]
KINDS = ("start", "stop", "move", "scale")


class _Part(BaseModel):
    """A part of a rule, immutable and with its plain class name for all type parameters."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False)

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """The plain class name."""
        return cls.__name__


class Move(_Part, Generic[Target]):
    """Move an intervention to another time or another target group."""

    intervention: InterventionName = Field(description="name of the intervention")
    by_weeks: Annotated[int, Field(ge=-1040, le=1040)] | None = Field(
        None, description="weeks by which it is moved: an intervention that has not started starts that much later "
        "(below 0: earlier, but not before now); an active one pauses that long and then continues (weeks, -1040 to "
        "1040)"
    )
    target: Target | None = Field(
        None, description="target group from now on; the intervention restarts with it, but the fixed cost is not paid "
        "again"
    )

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if self.by_weeks is None and self.target is None:
            raise PydanticCustomError("no_move", "give by_weeks or target")
        if self.by_weeks == 0:
            raise PydanticCustomError("no_move", "by_weeks 0 moves nothing")
        return self


class Scale(_Part):
    """Change the strength of an intervention."""

    intervention: InterventionName = Field(description="name of the intervention")
    by: float = Field(
        ge=0.0, le=10.0, description="factor on its current strength; a full dose remains the maximum (0 to 10)"
    )


class Action(_Part, Generic[Intervention, Target]):
    """One change to the plan: start, stop, move or scale an intervention."""

    start: Intervention | None = Field(
        None, description="an intervention that starts; its start_week counts from the week of the decision (default "
        "0: at once)"
    )
    stop: InterventionName | None = Field(None, description="name of an intervention that ends or never starts")
    move: Move[Target] | None = Field(None, description="an intervention at another time or for other people")
    scale: Scale | None = Field(None, description="an intervention with more or less strength")

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        given = [kind for kind in KINDS if getattr(self, kind) is not None]
        if len(given) != 1:
            how = f", not {' and '.join(given)}" if given else "; none is given"
            raise PydanticCustomError("action_kind", "give one of start, stop, move and scale{how}", {"how": how})
        return self

    @property
    def kind(self) -> str:
        """The kind of action: start, stop, move or scale."""
        return next(kind for kind in KINDS if getattr(self, kind) is not None)

    def named(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """The intervention that it names, with the path to the name."""
        if self.stop is not None:
            yield ("stop",), self.stop
        if self.move is not None:
            yield ("move", "intervention"), self.move.intervention
        if self.scale is not None:
            yield ("scale", "intervention"), self.scale.intervention
