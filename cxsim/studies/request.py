"""A comparison as somebody asks for it, at a terminal or on a page: both get the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cxsim.analysis.compare import Comparison
from cxsim.errors import Finding, InputError
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.comparing import compare
from cxsim.studies.ensemble import Progress
from cxsim.studies.recipe import Recipe, with_files_read
from cxsim.studies.until import MOST_REPLICATES
from cxsim.studies.work import Engine
from cxsim.studies.worlds import seed_of


@dataclass(frozen=True)
class Request:
    """How to simulate, what to store, and what else to find out; see ``compare``. None: what the scenarios say.

    ``private``: only the hashes of files about people are kept.
    """

    replicates: int | None = None
    seed: int | None = None
    workers: int | None = None
    engine: Engine = "auto"
    full: bool = False
    private: bool = False
    until: float | None = None
    split: bool = False
    robust: bool = False
    explain: bool = False
    allow_missing: bool = False

    @property
    def depth(self) -> dict[str, Any]:
        """What else to find out, by name."""
        return {"until": self.until, "split": self.split, "robust": self.robust, "explain": self.explain,
                "allow_missing": self.allow_missing}

    def recipe(self, scenarios: Sequence[Scenario], baseline: str | None) -> Recipe:
        """How the results come about: with what the files of the scenarios say, and with a seed."""
        seed = seed_of(scenarios, self.seed)
        most = scenarios[0].replicates if self.until is None else MOST_REPLICATES
        read = with_files_read(scenarios, seed, self.replicates or most)
        options = {"replicates": self.replicates, "engine": self.engine, "full": self.full, **self.depth}
        return Recipe(tuple(read), options, seed, baseline, self.private)

    def sample(self, recipe: Recipe) -> dict[str, Any]:
        """How many replicates to simulate, from which seed, by which engine, on how many cores."""
        stated = any(scenario.seed is not None for scenario in recipe.scenarios)
        seed = self.seed if stated else recipe.seed
        return {"replicates": self.replicates, "seed": seed, "workers": self.workers, "engine": self.engine}


def compared(
    scenarios: Sequence[Scenario], baseline: str | None, request: Request, progress: Progress | None = None
) -> tuple[Comparison, Recipe]:
    """Simulate several scenarios with common random numbers: what came of it, and how.

    ``baseline``: the name of a scenario; None: the first. ``progress`` is called with person-weeks.
    """
    refuse_too_few_replicates(scenarios, request)
    recipe = request.recipe(scenarios, baseline or scenarios[0].name)
    comparison = compare(recipe.scenarios, baseline=baseline, **request.sample(recipe), progress=progress,
                         **request.depth)
    return comparison, recipe.on(comparison.results[0].manifest["engine"])


def refuse_too_few_replicates(scenarios: Sequence[Scenario], request: Request) -> None:
    """Refuse a comparison that could not tell plans apart from chance, before it runs."""
    replicates = request.replicates if request.until is None or request.replicates else 2
    no_interval = "no interval, so no difference could be told from chance; use 2 or more, ideally 100"
    if replicates is not None and replicates < 2:
        raise InputError([Finding("--replicates", 0, 0, "", f"{replicates} replicate gives {no_interval}")])
    for scenario in scenarios:
        if replicates is None and scenario.replicates < 2:
            place = scenario.file or scenario.name
            message = f"replicates: 1 gives {no_interval} (or use --replicates)"
            raise InputError([Finding(place, 0, 0, "", message)])
