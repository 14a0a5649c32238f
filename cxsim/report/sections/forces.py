"""What drives and what restrains the largest group before anything is done."""

from __future__ import annotations

import math

from cxsim.analysis.compare import Comparison
from cxsim.analysis.force_field import FieldForce, ForceField, Kind
from cxsim.plots.charts import FieldBar, ForceFieldChart
from cxsim.report.document import Section, Table
from cxsim.words.findings import FORCE_TAKEAWAY, force_title
from cxsim.words.groups import said, sentence

MOST_BARS = 5


def forces_section(comparison: Comparison) -> Section | None:
    """The force field of the group that is restrained most; None if none was worked out."""
    field = comparison.field
    if field is None or not field.standings:
        return None
    behavior = field.behaviors[0]
    group = max(field.standings, key=lambda one: (strength(field, one.group, behavior), one.people)).group
    chart = forces_chart(field, group, behavior)
    rows = tuple((one.group.replace("_", " "), str(one.people),
                  listed(own_forces(field, one.group, behavior, "driving")) or "nothing yet",
                  listed(own_forces(field, one.group, behavior, "restraining")) or "–")
                 for one in field.standings)
    return Section("forces", force_title(field, group, behavior), FORCE_TAKEAWAY, chart,
                   Table(("Group", "People", "Drives", "Restrains"), rows))


def forces_chart(field: ForceField, group: str, behavior: str, most: int = MOST_BARS) -> ForceFieldChart:
    """What drives and what restrains one group, the strongest first; at most so many of each."""
    bars = [FieldBar(one.name.replace("_", " "), one.times, one.low, one.high, one.kind == "driving")
            for kind in ("driving", "restraining") for one in own_forces(field, group, behavior, kind)[:most]]
    place = group.replace("_", " ")
    return ForceFieldChart(f"{place[:1].upper()}{place[1:]}: how many times as likely use is without a restraining "
                           "force, or thanks to a driving one", place, tuple(bars))


def forces_table(field: ForceField, group: str, behavior: str) -> Table:
    """The forces on one group: what each does, how many times, and where 90 of 100 draws of people lie."""
    told = {"restraining": "holds back", "driving": "drives"}
    rows = tuple(
        (sentence(said(one.name)), told[one.kind], f"{one.times:.1f}",
         f"{math.exp(one.low):.1f} to {math.exp(one.high):.1f}", one.when)
        for kind in ("restraining", "driving") for one in own_forces(field, group, behavior, kind))
    return Table(("Force", "It", "Times", "In 90 of 100 draws", "When"), rows)


def own_forces(field: ForceField, group: str, behavior: str, kind: Kind) -> list[FieldForce]:
    """The forces on a group that not every change meets, strongest first."""
    return [one for one in field.on(group, behavior, kind) if not one.everywhere]


def listed(forces: list[FieldForce]) -> str:
    """Names with how many times as likely use is without them, or thanks to them."""
    return ", ".join(f"{one.name.replace('_', ' ')} ×{one.times:.1f}" for one in forces)


def strength(field: ForceField, group: str, behavior: str) -> float:
    """How strongly a group is restrained by its strongest own force."""
    return max((one.size for one in own_forces(field, group, behavior, "restraining")), default=0.0)
