"""Where to find the scenarios that come with the program: in a checkout, or inside an installed package."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cxsim.errors import OutputError

DEMO_PLANS: Final = (
    "do_nothing",
    "mandate_with_training",
    "training_alone",
    "committee_recognition_incentives",
    "combined_at_the_same_price",
    "combined_with_training_tools_communication",
)
PACKAGE = Path(__file__).resolve().parents[2]


def shipped_folder(package: Path = PACKAGE) -> Path:
    """The folder of shipped scenarios.

    A wheel has them in ``cxsim/shipped``, a checkout in ``scenarios`` beside the package.
    """
    inside, beside = package / "shipped", package.parent / "scenarios"
    if inside.is_dir():
        return inside
    if beside.is_dir() and (package.parent / "pyproject.toml").is_file():
        return beside
    raise OutputError(f"the shipped scenarios are missing (looked in {inside} and {beside}); reinstall cxsim")


def demo_scenarios(package: Path = PACKAGE) -> list[Path]:
    """The scenario files of the demo, doing nothing first, as the baseline of the others."""
    folder = shipped_folder(package)
    return [folder / f"{plan}.yaml" for plan in DEMO_PLANS]
