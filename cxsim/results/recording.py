"""What a run records: weekly values of every group in every replicate, and the cost of each intervention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cxsim.model.column import WeeklyMeasure
from cxsim.results.shelf import WeeklyOfGroups

Values = NDArray[np.float64]


WEEKLY_MEASURES: dict[str, WeeklyMeasure] = {
    measure.name: measure
    for measure in (
        WeeklyMeasure("people", "people", "employees present (vacant positions do not count)"),
        WeeklyMeasure("use", "share", "mean use this week among people present, weighted by customer value"),
        WeeklyMeasure("adoption", "share", "adopters among people present: their use over the last 4 weeks is "
                      "at least the scenario's adopter_share"),
        WeeklyMeasure("internalized", "share", "adopters with an attitude above 1/2, among people present"),
        WeeklyMeasure("awareness", "index 0-1", "mean awareness"),
        WeeklyMeasure("attitude", "index 0-1", "mean attitude toward the change"),
        WeeklyMeasure("perceived_norm", "share", "mean use that people perceive in others"),
        WeeklyMeasure("skill", "index 0-1", "mean skill in the target behaviors"),
        WeeklyMeasure("habit", "index 0-1", "mean habit strength"),
        WeeklyMeasure("expected_benefit", "index 0-1", "mean expected benefit"),
        WeeklyMeasure("controlled_motivation", "index 0-1", "mean motivation that comes from external control"),
        WeeklyMeasure("trust", "index 0-1", "mean trust in the leaders of the change"),
        WeeklyMeasure("fatigue", "index 0-1", "mean change fatigue"),
        WeeklyMeasure("change_load", "share of capacity", "mean load from work and change"),
        WeeklyMeasure("burnout", "share", "people with fatigue above 1/2"),
        WeeklyMeasure("output", "share of normal output", "mean output per position"),
        WeeklyMeasure("quits", "people per week", "voluntary leavers"),
        WeeklyMeasure("regretted_quits", "people per week", "voluntary leavers from the most skilled third"),
        WeeklyMeasure("planned_exits", "people per week", "people who leave by a planned exit"),
        WeeklyMeasure("relapsed", "share", "people who are not adopters but were for 13 weeks in a row"),
        WeeklyMeasure("hindered", "share", "others who are not adopters and whose smallest factor is opportunity"),
        WeeklyMeasure("unable", "share", "others who are not adopters and whose smallest factor is ability"),
        WeeklyMeasure("unwilling", "share", "others who are not adopters, know of it, and whose smallest factor is "
                      "willingness"),
        WeeklyMeasure("unaware", "share", "others whose smallest factor is willingness and who have never met it: not "
                      "told, not taught, no use of their own and hardly any around them"),
        WeeklyMeasure("ability", "share", "mean ability: probability that skill and tools suffice"),
        WeeklyMeasure("opportunity", "share", "mean opportunity: what inhibitors and saturation leave"),
        WeeklyMeasure("willingness", "share", "mean willingness: habit, own conviction, others and pressure together"),
        WeeklyMeasure("customer_index", "index 0-100", "customer score of the organization (by department with the "
                      "mechanism customers)"),
    )
}

# Business outcomes are recorded under this prefix and their name, for group all only.
OUTCOME_PREFIX = "outcome:"
# Names of groups that are departments begin with this.
DEPARTMENT = "department:"


@dataclass(frozen=True)
class Recording:
    """Everything that a run records.

    ``weekly[measure]`` has shape (groups, weeks, replicates): means or shares over people present (nan if there are
    none), or counts for units in people. ``groups[0]`` is "all"; then "department:NAME", "level:N". Groups other
    than "all" may be in a file, so use ``of_all`` or ``of_group`` if one group is enough.
    ``costs[intervention]`` has shape (weeks, replicates) in the scenario's currency: weekly costs of each intervention
    and of the entries "replacement" and "lost_output". ``group_costs[item]`` has shape (groups, replicates): the part
    of each cost, summed over the weeks, that falls on each group; empty if unknown.
    """

    groups: tuple[str, ...]
    weekly: Mapping[str, Values]
    costs: Mapping[str, Values]
    headcount: int
    group_costs: Mapping[str, Values] = field(default_factory=dict)

    @property
    def weeks(self) -> int:
        """How many weeks were recorded."""
        return int(self.of_all(next(iter(self.weekly))).shape[0])

    @property
    def replicates(self) -> int:
        """How many replicates were recorded."""
        return int(self.of_all(next(iter(self.weekly))).shape[1])

    def of_all(self, measure: str) -> Values:
        """Weekly values of the whole organization, shape (weeks, replicates)."""
        return self.of_group(measure, 0)

    def of_group(self, measure: str, group: int) -> Values:
        """Weekly values of the group at this place in ``groups``, shape (weeks, replicates)."""
        if isinstance(self.weekly, WeeklyOfGroups):
            return self.weekly.of_group(measure, group)
        values: Values = self.weekly[measure][group]
        return values
