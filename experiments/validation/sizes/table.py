"""The table of published sizes, ``sizes.yaml``, read into rows with their bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from experiments.validation.sizes.bounds import SIGNS, Bounds, Count, Scale, from_counts, one_more_study

TABLE = Path(__file__).with_name("sizes.yaml")

Domain = Literal["people", "contagion", "programmes", "organizations"]
Rule = Literal["interval", "quartiles", "range", "counts", "one more study", "above zero", "above one", "below zero"]
# read: found in the source or its abstract; held: verified among the project's sources before. Nothing else is asked.
Checked = Literal["read", "held"]


@dataclass(frozen=True, kw_only=True)
class Size:
    """One published number: its source, what gives its bounds, and which simulated number it is held against.

    ``in_sample``: why it does not count, if a parameter was set by it; ``seen``: what the model was known to give for a
    like pair when the bounds were fixed; ``why``: why the published value is at a bound, or is no number.
    """

    id: str
    name: str
    domain: Domain
    kind: Literal["size", "sign"]
    source: str
    page: str
    measured: str
    published: float
    rule: Rule
    population: str
    pair: str
    output: str
    conversion: str
    checked: Checked
    found: str
    interval: tuple[float, float] | None = None
    counts: tuple[Count, ...] = ()
    scale: Scale | None = None
    studies: int = 0
    people: int = 0
    in_sample: str = ""
    seen: str = ""
    why: str = ""

    @property
    def counts_as_evidence(self) -> bool:
        """Whether no parameter was set by this source or quantity."""
        return not self.in_sample

    @property
    def bounds(self) -> Bounds:
        """The inclusive bounds that the simulated number must meet. Raises ValueError where the rule lacks a number."""
        if self.rule in SIGNS:
            return SIGNS[self.rule]
        if self.interval is not None:
            return self.interval
        if self.scale is None:
            raise ValueError(f"'{self.id}': the rule '{self.rule}' needs an interval or a scale")
        if self.rule == "counts":
            return from_counts(self.scale, self.counts)
        return one_more_study(self.published, self.scale, self.studies, self.people)


def _row(values: Mapping[str, Any]) -> Size:
    given = dict(values)
    if "interval" in given:
        low, high = given["interval"]
        given["interval"] = (float(low), float(high))
    given["counts"] = tuple(tuple(count) for count in given.get("counts", ()))
    return Size(**given)


def table(path: Path = TABLE) -> list[Size]:
    """All rows, in the order of the file."""
    return [_row(values) for values in yaml.safe_load(path.read_text(encoding="utf-8"))["sizes"]]


def populations(path: Path = TABLE) -> dict[str, str]:
    """What each population is, by the name that rows use."""
    return dict(yaml.safe_load(path.read_text(encoding="utf-8"))["populations"])
