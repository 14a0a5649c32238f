"""The registry: built-in interventions and those from installed packages.

A package adds an intervention with an entry point in the group ``cxsim.interventions`` whose value is the class.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from itertools import chain
from types import ModuleType
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from cxsim.errors import Finding, InputError, did_you_mean
from cxsim.interventions import kinds
from cxsim.interventions.base import Intervention

ENTRY_POINT_GROUP = "cxsim.interventions"


def _type_name(intervention: type[Intervention]) -> str:
    """The ``type`` by which scenarios name an intervention."""
    return str(intervention.model_fields["type"].default)


class Types(Mapping[str, type[Intervention]]):
    """Interventions by type, built-in ones first; a built-in one is imported when it is looked up."""

    def __init__(self, installed: Mapping[str, type[Intervention]]) -> None:
        self._installed = installed

    def __getitem__(self, name: str) -> type[Intervention]:
        return built_in(name) if name in kinds.BUILT_IN else self._installed[name]

    def __iter__(self) -> Iterator[str]:
        return chain(kinds.BUILT_IN, self._installed)

    def __len__(self) -> int:
        return len(kinds.BUILT_IN) + len(self._installed)


@cache
def built_in(name: str) -> type[Intervention]:
    """The class in a file of ``interventions/kinds/``, which has the name of its type."""
    return _class_in(import_module(f"{kinds.__name__}.{name}"))


@cache
def intervention_types() -> Mapping[str, type[Intervention]]:
    """Every intervention by its type, built-in ones first; read-only."""
    return gather(entry_points(group=ENTRY_POINT_GROUP))


def gather(offers: Any) -> Mapping[str, type[Intervention]]:
    """Collect the built-in interventions and those from entry points (``offers``); each unusable one is a finding."""
    installed: dict[str, type[Intervention]] = {}
    findings = []
    for offer in sorted(offers, key=lambda one: (one.name, one.value)):
        try:
            intervention = _loaded(offer)
            if _type_name(intervention) in Types(installed):
                raise ValueError(f"the type '{_type_name(intervention)}' exists already")
        except Exception as error:  # a package may raise anything during import
            findings.append(Finding("", 0, 0, f"entry point '{offer.name} = {offer.value}'", str(error)))
        else:
            installed[_type_name(intervention)] = intervention
    if findings:
        raise InputError(findings)
    return Types(installed)


def read_intervention(value: Any) -> Intervention:
    """An intervention from a mapping with a ``type``, for pydantic models that hold interventions.

    Raises
    ------
    PydanticCustomError, ValidationError
        The type is missing or unknown, or a field is wrong; pydantic reports the place of each error.
    """
    if isinstance(value, Intervention):
        return value
    if not isinstance(value, Mapping):
        raise PydanticCustomError("not_an_intervention", "a mapping with a 'type' is expected")
    types = intervention_types()
    name = value.get("type")
    if name is None:
        raise PydanticCustomError(
            "intervention_without_type", "'type' is missing; {hint}",
            {"hint": did_you_mean("", types, limit=len(types))}
        )
    if not isinstance(name, str) or name not in types:
        raise _unknown_type(str(name), types)
    return types[name].model_validate(value)


def _unknown_type(name: str, types: Mapping[str, type[Intervention]]) -> ValidationError:
    message = PydanticCustomError(
        "unknown_intervention",
        "there is no intervention of type '{name}'; {hint}",
        {"name": name, "hint": did_you_mean(name, types, limit=len(types))},
    )
    return ValidationError.from_exception_data(
        "intervention", [InitErrorDetails(type=message, loc=("type",), input=name)]
    )


def _class_in(module: ModuleType) -> type[Intervention]:
    """The one class of a module of ``interventions/kinds/``."""
    [intervention] = [
        one for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Intervention) and one.__module__ == module.__name__
    ]
    return intervention


def _loaded(offer: EntryPoint) -> type[Intervention]:
    intervention = offer.load()
    if not (isinstance(intervention, type) and issubclass(intervention, Intervention)):
        raise TypeError("is not a class derived from Intervention")
    intervention.model_rebuild()  # its fields are read now, so that a mistake in them is found with the package
    return intervention
