"""Paths of sections that several checks and readers use."""

from __future__ import annotations

from cxsim.rules.condition import Path

INTERVENTIONS: Path = ("plan", "interventions")
TRAITS: Path = ("organization", "traits")
# The lists of interventions of a scenario.
PLANS: tuple[Path, ...] = (INTERVENTIONS, ("plan", "change_course", "interventions"))
RULES: Path = ("plan", "rules")
GATES: Path = ("plan", "gates")

# Blocks that refer to something outside the file; loading a scenario replaces them with its content.
MAP = ("context", "map")
PLAN_SHEET = ("plan", "sheet")
PRESET = ("plan", "preset")
PARTS = (MAP, PLAN_SHEET, PRESET)


def chooses_whom(path: Path) -> bool:
    """Whether a key chooses whom or what an intervention reaches: everyone or everything if it is left out."""
    return not {"target", "pilot"}.isdisjoint(path[:-1]) or (path[:1] == ("plan",) and path[-1] in ("behaviors", "to"))
