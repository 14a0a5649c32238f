"""cxsim: an agent-based simulator of how an organization adopts a change.

The public functions and classes, each imported on first use so that ``import cxsim`` stays fast:

- :func:`load_scenario` reads a scenario file,
- :func:`run` runs one scenario and returns a :class:`Result`,
- :func:`compare` runs several under common random numbers and returns a :class:`Comparison`,
- :func:`overlays` shows a run in practitioners' frameworks (skill-will, stages, Kelman, Lewin, Rogers),
- :func:`force_field` shows what drives and restrains each group before anything is done (Lewin),
- :func:`search` finds plans under a budget and other limits,
- :func:`sweep` runs many cells of an experiment into a folder, and goes on with it,
- :func:`branch` changes course in a given week and returns a :class:`Comparison`,
- :class:`ChangeModel` is a scenario as a Mesa model.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cxsim.analysis.compare import Comparison
    from cxsim.mesa_model import ChangeModel
    from cxsim.results.result import Result
    from cxsim.scenario.loading.load import load_scenario
    from cxsim.scenario.schema.schema import Scenario
    from cxsim.studies.branch import branch
    from cxsim.studies.comparing import compare
    from cxsim.studies.ensemble import run
    from cxsim.studies.force_field import force_field
    from cxsim.studies.overlays import overlays
    from cxsim.sweeps.search.search import search
    from cxsim.sweeps.sweep import sweep

__version__ = "0.1.0"

__all__ = [
    "ChangeModel", "Comparison", "Result", "Scenario", "__version__", "branch", "compare", "force_field",
    "load_scenario", "overlays", "run", "search", "sweep",
]

DOORS: Final = {
    "ChangeModel": "cxsim.mesa_model",
    "Comparison": "cxsim.analysis.compare",
    "Result": "cxsim.results.result",
    "Scenario": "cxsim.scenario.schema.schema",
    "branch": "cxsim.studies.branch",
    "compare": "cxsim.studies.comparing",
    "force_field": "cxsim.studies.force_field",
    "load_scenario": "cxsim.scenario.loading.load",
    "overlays": "cxsim.studies.overlays",
    "run": "cxsim.studies.ensemble",
    "search": "cxsim.sweeps.search.search",
    "sweep": "cxsim.sweeps.sweep",
}


def __getattr__(name: str) -> Any:
    if name not in DOORS:
        raise AttributeError(f"module 'cxsim' has no attribute '{name}'")
    return getattr(importlib.import_module(DOORS[name]), name)


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
