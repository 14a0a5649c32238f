"""Numbers and names as users write them in a scenario: strict types with plain messages.

Text is never a number, true and false are not 1 and 0, 12.0 is a whole number and -0.0 is 0.
"""

from __future__ import annotations

from numbers import Integral, Real
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from cxsim.units import LONGEST_HORIZON_WEEKS

MOST = 1_000_000
"""The largest whole number: more people than any organization has."""
RESERVED_LABELS = ("replacement", "lost_output")
"""Costs that results list alongside those of the interventions."""


def real_number(value: Any) -> Any:
    """Refuse anything but a number; -0.0 becomes 0."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise PydanticCustomError(
            "not_a_number", "a number is expected, not {given}", {"given": _shown(value)}
        )
    return float(value) + 0.0


def whole_number(value: Any) -> Any:
    """Refuse anything but a whole number; 12.0 becomes 12."""
    if isinstance(value, Integral) and not isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    raise PydanticCustomError(
        "not_a_whole_number", "a whole number is expected, not {given}", {"given": _shown(value)}
    )


def share_of_one(value: Any) -> Any:
    """Refuse numbers outside 0 to 1, with a hint for percentages."""
    value = real_number(value)
    if 1.0 < value <= 100.0:
        raise PydanticCustomError(
            "not_a_share",
            "must lie between 0 and 1, not {given}; did you mean {meant}?",
            {"given": f"{value:g}", "meant": f"{value / 100.0:g}"},
        )
    return value


def real_boolean(value: Any) -> Any:
    """Refuse anything but true or false."""
    if not isinstance(value, bool):
        raise PydanticCustomError(
            "not_a_boolean", "true or false is expected, not {given}", {"given": _shown(value)}
        )
    return value


def label(name: str) -> str:
    """Refuse a name that results could not show or could confuse with their own entries."""
    if name in RESERVED_LABELS:
        raise PydanticCustomError(
            "reserved_name", "the name '{name}' is reserved for a cost in every result", {"name": name}
        )
    if name != name.strip() or not name.isprintable():
        raise PydanticCustomError(
            "unreadable_name", "a name must be one line without spaces at its ends, not '{name}'", {"name": name}
        )
    return name


BLANK = "is empty; give a value, or delete the line to use the default"
"""The same words for every way of writing nothing, so that none of them means everyone in silence."""


def distinct(names: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuse an empty list or a repeated entry."""
    if not names:
        raise PydanticCustomError("empty_list", BLANK)
    twice = sorted({str(name) for name in names if names.count(name) > 1})
    if twice:
        raise PydanticCustomError("named_twice", "listed twice: {names}", {"names": ", ".join(twice)})
    return names


def _shown(value: Any) -> str:
    if value is None:
        return "nothing (null)"
    if isinstance(value, str):
        return f"the text '{value}'"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value!r}"[:60]


Number = Annotated[float, Field(allow_inf_nan=False), BeforeValidator(real_number)]
Share = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False), BeforeValidator(share_of_one)]
Amount = Annotated[float, Field(ge=0.0, le=1e12, allow_inf_nan=False), BeforeValidator(real_number)]
Whole = Annotated[int, Field(ge=0, le=MOST), BeforeValidator(whole_number)]
PositiveWhole = Annotated[int, Field(ge=1, le=MOST), BeforeValidator(whole_number)]
WeekNumber = Annotated[int, Field(ge=0, le=LONGEST_HORIZON_WEEKS), BeforeValidator(whole_number)]
Weeks = Annotated[int, Field(ge=1, le=LONGEST_HORIZON_WEEKS), BeforeValidator(whole_number)]
Flag = Annotated[bool, BeforeValidator(real_boolean)]
Name = Annotated[str, Field(min_length=1)]
# ``distinct`` checks the length: as a constraint, it would also count refused entries.
NOT_EMPTY = Field(json_schema_extra={"minItems": 1, "uniqueItems": True})
Label = Annotated[str, Field(max_length=80), AfterValidator(label)]
Names = Annotated[tuple[Name, ...], NOT_EMPTY, AfterValidator(distinct)]
Levels = Annotated[tuple[PositiveWhole, ...], NOT_EMPTY, AfterValidator(distinct)]


def in_one_wave(waves: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Refuse a department that appears twice."""
    distinct(tuple(name for wave in waves for name in wave))
    return waves


Waves = Annotated[tuple[Names, ...], NOT_EMPTY, AfterValidator(in_one_wave)]
