"""Where the sections stand that several checks and readers look for."""

from __future__ import annotations

from cxsim.rules.condition import Path

INTERVENTIONS: Path = ("plan", "interventions")
# Where a scenario has lists of interventions.
PLANS: tuple[Path, ...] = (INTERVENTIONS, ("plan", "change_course", "interventions"))
RULES: Path = ("plan", "rules")
MILESTONES: Path = ("plan", "milestones")

# Blocks that name something outside the file; reading a scenario replaces them by what stands there.
MAP = ("context", "map")
PLAN_SHEET = ("plan", "sheet")
PRESET = ("plan", "preset")
PARTS = (MAP, PLAN_SHEET, PRESET)
