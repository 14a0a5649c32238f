"""Plausible sets: parameter values that together describe realistic companies.

Independent draws from all ranges describe implausible companies, so each replicate takes its values from a row of a
set, which the seed and its number draw (``cxsim.engine.world.batch``). The package ships a set as a compact file,
``cxsim narrow`` writes others: CSV files with one column per parameter and one row per parameter set.
"""

from __future__ import annotations

import csv
import hashlib
import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Finding, InputError, did_you_mean
from cxsim.model.compact_set import unpacked
from cxsim.model.parameters import PARAMETERS
from cxsim.streams import uniforms
from cxsim.units import counted

Values = NDArray[np.float64]

SHIPPED = "plausible_set.npz"
# Enough findings to see what is wrong with a file; the same mistake is often in every row.
MOST_FINDINGS = 20
_FORMAT = "cxsim plausible set 1"
# Keys of random numbers for renamed parameters: the old key stays, otherwise their numbers would change.
KEYS: Mapping[str, str] = MappingProxyType({
    "efficacy_saturation": "efficacy_overload", "coached_use": "coached_practice",
    "committee_inhibitor_share": "committee_obstacle_share", "committee_inhibitors_most": "committee_obstacles_most",
    "saturation_points": "overload_points",
})  # fmt: skip


@dataclass(frozen=True)
class PlausibleSet:
    """Parameter sets: ``values[name]`` has shape (rows,)."""

    values: Mapping[str, Values]

    @property
    def rows(self) -> int:
        """The number of parameter sets."""
        return len(next(iter(self.values.values())))

    @property
    def hash(self) -> str:
        """SHA-256 of names and values, 64 hexadecimal digits."""
        digest = hashlib.sha256(_FORMAT.encode())
        for name, values in sorted(self.values.items()):
            digest.update(name.encode())
            digest.update(np.ascontiguousarray(values, dtype="<f8").tobytes())
        return digest.hexdigest()

    def column(self, name: str) -> Values:
        """The values of a parameter; if the set does not contain it, keyed draws from its whole range."""
        return self.values[name] if name in self.values else _from_whole_range(name, self.rows)

    def text(self) -> str:
        """The set as the text of a CSV file."""
        names = sorted(self.values)
        table = np.stack([self.values[name] for name in names], axis=1)
        lines = [",".join(names), *(",".join(f"{value:.6g}" for value in row) for row in table)]
        return "\n".join(lines) + "\n"


@cache
def _from_whole_range(name: str, rows: int) -> Values:
    """Keyed draws of a parameter, cached because every plan of a comparison needs them."""
    shares = uniforms(0, f"plausible set:{KEYS.get(name, name)}", np.arange(rows, dtype=np.uint64))
    drawn = PARAMETERS[name].quantile(shares)
    drawn.flags.writeable = False
    return drawn


@cache
def shipped_set() -> PlausibleSet:
    """The set that the package ships."""
    return PlausibleSet(unpacked((files("cxsim.model") / "data" / SHIPPED).read_bytes()))


def read_set(text: str, file: str) -> PlausibleSet:
    """Read a set from the text of a CSV file.

    Raises
    ------
    InputError
        For unknown or repeated names, values that are not numbers or outside their range, and rows of wrong length.
    """
    rows = [row for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) if row]
    if len(rows) < 2:
        raise InputError([Finding(file, 0, 0, "", "a header with parameter names and at least one row of values "
                                  "is expected")])
    names = [name.strip() for name in rows[0]]
    findings = [*_about_names(names, file), *_about_lengths(rows, file)]
    if not findings:
        findings = [*_about_values(names, rows, file)]
    if findings:
        raise InputError(findings[:MOST_FINDINGS])
    return PlausibleSet({name: np.array([float(row[place]) for row in rows[1:]]) for place, name in enumerate(names)})


def _about_names(names: list[str], file: str) -> Iterable[Finding]:
    for place, name in enumerate(names):
        if name not in PARAMETERS:
            yield Finding(file, 1, 0, "", f"there is no parameter '{name}'; {did_you_mean(name, PARAMETERS)}")
        elif name in names[:place]:
            yield Finding(file, 1, 0, "", f"two columns are named '{name}'")


def _about_lengths(rows: list[list[str]], file: str) -> Iterable[Finding]:
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(rows[0]):
            values = counted(len(row), "value")
            yield Finding(file, number, 0, "", f"{values} in this row; the header names {len(rows[0])}")


def _about_values(names: list[str], rows: list[list[str]], file: str) -> Iterable[Finding]:
    for number, row in enumerate(rows[1:], start=2):
        for name, text in zip(names, row, strict=True):
            parameter = PARAMETERS[name]
            value = _number(text)
            if not parameter.low <= value <= parameter.high:
                yield Finding(file, number, 0, name, f"a number from {parameter.low:g} to {parameter.high:g} "
                              f"({parameter.unit}) is expected, '{text.strip()[:40]}' is given")


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan
