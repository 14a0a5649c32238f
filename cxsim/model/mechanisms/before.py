"""The state before the change: figures of the first week, the reference for later ones.

Reads: use, use as customers see it, output, attitude, old habit and saturation before the first week. Writes:
use_before, served_before, output_before, attitude_before, detracting_before, saturation_before.
Source: none; this only stores the start. Known limits: people do not get used to what has been reached; output is
known only after the first week.
"""

from __future__ import annotations

from typing import Any

from cxsim.arithmetic import select
from cxsim.model import mechanism
from cxsim.model.column import OrganizationColumn

# A value below the meaningful range means "not known yet".
ORGANIZATION_COLUMNS = (
    OrganizationColumn("use_before", "use before the change", "use_before", -1.0, "share", low=-1.0),
    OrganizationColumn("served_before", "use as customers see it before the change", "served_before", -1.0,
                       "share", low=-1.0),
    OrganizationColumn("attitude_before", "attitude before the change", "attitude_before", -1.0, low=-1.0),
    OrganizationColumn("output_before", "output per head in the first week", "output_before", 0.0,
                       "share of normal output", high=10.0),
    OrganizationColumn("detracting_before", "use of the old habit before the change", "detracting_before", -1.0,
                       "share", low=-1.0),
    OrganizationColumn("fatigue_before", "fatigue before the change", "fatigue_before", -1.0, low=-1.0),
    OrganizationColumn("saturation_before", "saturation before the change", "saturation_before", -1.0,
                       "share of capacity", low=-1.0, high=10.0),
)


@mechanism.equation(writes="use_before")
def use_before(use_before: Any, last_use: Any) -> Any:
    """Value of the first week (below 0 = not known yet)."""
    return select(use_before < 0.0, last_use, use_before)


@mechanism.equation(writes="served_before")
def served_before(served_before: Any, last_served: Any) -> Any:
    """Value of the first week."""
    return select(served_before < 0.0, last_served, served_before)


@mechanism.equation(writes="attitude_before")
def attitude_before(attitude_before: Any, last_attitude: Any) -> Any:
    """Value of the first week."""
    return select(attitude_before < 0.0, last_attitude, attitude_before)


@mechanism.equation(writes="output_before")
def output_before(output_before: Any, last_output: Any) -> Any:
    """Value of the first recorded week; until then, no difference shows."""
    return select(output_before > 0.0, output_before, last_output)


@mechanism.equation(writes="detracting_before")
def detracting_before(detracting_before: Any, last_detracting: Any) -> Any:
    """Value of the first week."""
    return select(detracting_before < 0.0, last_detracting, detracting_before)


@mechanism.equation(writes="fatigue_before")
def fatigue_before(fatigue_before: Any, last_fatigue: Any) -> Any:
    """Value of the first week."""
    return select(fatigue_before < 0.0, last_fatigue, fatigue_before)


@mechanism.equation(writes="saturation_before")
def saturation_before(saturation_before: Any, last_saturation: Any) -> Any:
    """Value of the first week."""
    return select(saturation_before < 0.0, last_saturation, saturation_before)
