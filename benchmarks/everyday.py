"""The everyday job: the shipped company with 1,000 people, four plans, 104 weeks, in files that any code can read."""

from __future__ import annotations

import shutil
from pathlib import Path

SHIPPED = ("do_nothing", "mandate_with_training", "committee_recognition_incentives",
           "combined_with_training_tools_communication")
COMBINED = SHIPPED[-1]
# The departments of the shipped company, two and a half times as large.
SIZES = {"contact_center": 250, "field_service": 200, "billing": 140, "sales": 110, "claims": 100, "it": 90,
         "product": 60, "finance": 50}


def write_scenarios(root: Path, folder: Path) -> dict[str, str]:
    """The file of each plan, beside copies of what it extends, as the code in ``root`` ships it."""
    shutil.copytree(root / "scenarios", folder, dirs_exist_ok=True)
    departments = ", ".join(f"{{name: {name}, size: {size}}}" for name, size in SIZES.items())
    changed = f"weeks: 104\norganization: {{generate: {{departments: [{departments}]}}}}\n"
    files = {}
    for name in SHIPPED:
        file = folder / f"everyday_{name}.yaml"
        file.write_text(f"extends: {name}.yaml\n{changed}", encoding="utf-8")
        files[name] = str(file)
    return files
