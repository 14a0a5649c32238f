"""Numbers that a company stated and that were drawn in every future: how they are named, and what was stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from cxsim.results.result_data import ResultData

INPUT_PREFIX = "input: "
"""The values drawn in every future stand beside the parameters, under this prefix and the name of the input."""


@dataclass(frozen=True)
class StatedInput:
    """What was stated about an input, and the points below and above which it lies with 5 % probability each."""

    stated: float
    low: float
    high: float

    def plain(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)


INPUT_COLUMNS = ("scenario", "input", "stated", "low", "high", "replicate", "value")


def input_rows(results: Iterable[ResultData]) -> Iterator[tuple[str | int | float, ...]]:
    """Rows of ``inputs.csv``: by scenario, input and replicate."""
    for result in results:
        for name, one in result.manifest.get("inputs", {}).items():
            stated = result.scenario_name, name.removeprefix(INPUT_PREFIX), one["stated"], one["low"], one["high"]
            for replicate, value in enumerate(result.parameters[name].tolist()):
                yield *stated, replicate, value


def is_input(name: str) -> bool:
    """Whether this is what a company stated, and not a parameter of the model."""
    return name.startswith(INPUT_PREFIX)


def plain_name(name: str) -> str:
    """An input or a parameter as it is written in a sentence."""
    return name.removeprefix(INPUT_PREFIX).replace("_", " ")


def inputs_first(names: Iterable[str]) -> list[str]:
    """Names in order, those of inputs before those of parameters."""
    return sorted(names, key=lambda name: (not is_input(name), name))
