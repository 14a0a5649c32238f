"""The result of one scenario as data, from which tables, files and figures are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.dates import start_in
from cxsim.errors import ModelError
from cxsim.results.aims import Aim
from cxsim.results.decisions import Decision
from cxsim.results.recording import Recording
from cxsim.results.work import Work
from cxsim.units import counted

Values = NDArray[np.float64]


@dataclass(frozen=True)
class ResultData:
    """Everything known about one scenario after its run.

    ``measures[name]`` has shape (replicates,); nan = absent. ``manifest`` is that of its ``Provenance``.
    ``reference[measure]``: weekly values of the whole organization for doing nothing under common random numbers, shape
    (weeks, replicates). ``parameters[name]``: values of the parameters that differ by replicate, shape (replicates,).
    ``decisions``: what the rules of the plan decided in each replicate; ``aims``: how well interventions that chose
    people by leaders' beliefs reached the right ones; ``work``: what the written plan takes in its first weeks.
    """

    scenario_name: str
    recording: Recording
    measures: Mapping[str, Values]
    manifest: Mapping[str, Any]
    weeks: int
    seed: int
    replicates: int
    reference: Mapping[str, Values] = field(default_factory=dict)
    parameters: Mapping[str, Values] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    aims: tuple[Aim, ...] = ()
    work: tuple[Work, ...] = ()

    def __post_init__(self) -> None:
        if (self.recording.weeks, self.recording.replicates) != (self.weeks, self.replicates):
            raise ModelError(
                f"the recording of '{self.scenario_name}' has {counted(self.recording.weeks, 'week')} and "
                f"{counted(self.recording.replicates, 'replicate')}, not {self.weeks} and {self.replicates}"
            )

    @property
    def currency(self) -> str:
        """The currency of the scenario."""
        return str(self.manifest.get("currency") or "currency")

    @property
    def start_date(self) -> date | None:
        """The first day of week 0; None if the scenario states none."""
        return start_in(self.manifest)

    @property
    def does_nothing(self) -> bool:
        """Whether it is the result of a plan that does nothing."""
        return not self.manifest.get("interventions") and not self.has_rules

    @property
    def has_rules(self) -> bool:
        """Whether the plan has rules that decide while it runs."""
        return bool(self.manifest.get("rules"))
