"""An organization as plain data without the names of its people, from which the same runs follow.

People keep the number by which chance knows them, which follows from their identifier. Whoever has a list of
identifiers can work out the numbers, so the data are no secret; but nobody reads a name in them.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any

import numpy as np

from cxsim.organization.findings import Idle
from cxsim.organization.structure import Layer, Organization

_WHOLE = {"keys": np.uint64, "department": np.int32, "team": np.int32, "level": np.int32, "manager": np.int32,
          "opens": np.int32}
_MEASURED = ("traits", "trait_means", "trait_shifts", "trait_errors")


def unnamed(organization: Organization, mentioned: Collection[str]) -> dict[str, Any]:
    """The organization as data that JSON can hold, except its notes, which may name people.

    ``mentioned``: people who are called by name elsewhere stay named.
    """
    data = {one.name: getattr(organization, one.name) for one in fields(organization) if one.name != "notes"}
    return data | {
        "ids": _numbers(organization.ids, mentioned),
        **{name: None if data[name] is None else data[name].tolist() for name in _WHOLE},
        **{name: {key: _blanks(values.tolist()) for key, values in data[name].items()} for name in _MEASURED},
        "layers": {name: {"sources": layer.sources.tolist(), "targets": layer.targets.tolist(),
                          "weights": layer.weights.tolist()} for name, layer in organization.layers.items()},
        "idle": [[list(one.path), one.message] for one in organization.idle],
        **{name: list(data[name]) for name in ("departments", "teams")},
    }


def named_again(data: Mapping[str, Any]) -> Organization:
    """The organization that ``unnamed`` has written, with its notes.

    Raises
    ------
    KeyError, TypeError, ValueError
        If the data are not those of an organization.
    """
    return Organization(**{
        **data,
        **{name: tuple(data[name]) for name in ("ids", "departments", "teams")},
        **{name: None if data[name] is None else np.array(data[name], dtype=kind) for name, kind in _WHOLE.items()},
        **{name: {key: np.array(values, dtype=np.float64) for key, values in data[name].items()}
           for name in _MEASURED},
        "layers": {name: Layer(name, np.array(one["sources"], np.int32), np.array(one["targets"], np.int32),
                               np.array(one["weights"], np.float64)) for name, one in data["layers"].items()},
        "idle": tuple(Idle(tuple(path), message) for path, message in data["idle"]),
    })


def _numbers(ids: tuple[str, ...], mentioned: Collection[str]) -> list[str]:
    """Everybody's place in the list, except of those who are mentioned."""
    sign = "#"
    while any(name.startswith(sign) for name in mentioned):
        sign += "#"
    return [name if name in mentioned else f"{sign}{place}" for place, name in enumerate(ids, start=1)]


def _blanks(values: Any) -> Any:
    """Values as lists; None where nothing is stated."""
    if isinstance(values, list):
        return [_blanks(one) for one in values]
    return None if math.isnan(values) else values
