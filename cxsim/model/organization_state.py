"""Every column of departments and of the whole organization declared once: meaning, unit, bounds and who writes it.

Columns have shape (departments, replicates), shared ones (1, replicates). They exist only where a further law that
writes them is switched on. Laws about people may read them by name like any other quantity.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OrganizationColumn:
    """One column. ``start``: a number, or the name of a parameter; ``shared``: one number for the organization."""

    name: str
    meaning: str
    writer: str
    start: float | str = 0.0
    unit: str = "index 0-1"
    low: float = 0.0
    high: float = 1.0
    shared: bool = False


_ALL = (
    OrganizationColumn("ownership", "how far a department has made the change its own", "next_ownership"),
    OrganizationColumn("team_fatigue", "how tired the change team is", "next_team_fatigue", shared=True),
)

ORGANIZATION_COLUMNS: dict[str, OrganizationColumn] = {column.name: column for column in _ALL}
