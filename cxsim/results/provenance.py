"""Where results come from: versions, hashes, seed, what was assumed. No machine, user or clock enters."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata
from typing import Any

PACKAGES = ("numpy", "scipy", "numba", "pandas", "pyarrow", "pydantic")
MACHINE_PATH = re.compile(r"(?<![\w.:/])(?:[A-Za-z]:\\|\\\\|~?/)(?:[^\s/\\'\"]+[/\\])+([^\s/\\'\"]+)")


def versions() -> dict[str, str]:
    """Versions of cxsim, Python and the packages that numbers may depend on."""
    from cxsim import __version__

    found = {"cxsim": __version__, "python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return found


def manifest(  # one keyword per thing that a reader may ask for
    *,
    scenario_name: str,
    scenario_hash: str,
    seed: int,
    replicates: int,
    weeks: int,
    headcount: int,
    organization_hash: str = "",
    description: str = "",
    engine: str = "",
    uncertainty: str | Sequence[str] = "none",
    currency: str = "EUR",
    target: tuple[float, int] | None = None,
    last_intervention_week: int | None = None,
    interventions: Sequence[Mapping[str, Any]] = (),
    rules: Sequence[Mapping[str, Any]] = (),
    notes: Iterable[str] = (),
    budget: float | None = None,
    rates: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What a result tells about itself.

    ``interventions`` are plain mappings with ``name``, ``type``, ``start_week``, ``weeks`` and ``target`` (text).
    ``rules`` (left out where there are none) have ``name``, ``when`` and ``then``, in words.
    ``notes`` say in plain sentences what was assumed, generated or dropped.
    """
    return {
        "scenario": scenario_name,
        "description": description,
        "scenario_hash": scenario_hash,
        "organization_hash": organization_hash,
        "seed": seed,
        "replicates": replicates,
        "weeks": weeks,
        "people": headcount,
        "engine": engine,
        "uncertainty": uncertainty if isinstance(uncertainty, str) else list(uncertainty),
        "currency": currency,
        "target": None if target is None else {"adoption": target[0], "by_week": target[1]},
        "last_intervention_week": last_intervention_week,
        "budget": budget,
        "value": None if rates is None else dict(rates),
        "interventions": [dict(intervention) for intervention in interventions],
        **({"rules": [dict(rule) for rule in rules]} if rules else {}),
        "notes": [without_machine_paths(note) for note in dict.fromkeys(notes)],
    }


def without_machine_paths(text: str) -> str:
    """The text with absolute paths cut down to the name of the file."""
    return MACHINE_PATH.sub(r"\1", text)
