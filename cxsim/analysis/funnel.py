"""Where the people of every group stand, week by week: the rows of ``funnel.csv``.

Stages are shares of the people present and add up to 1. People who left are no longer there, so they stand beside it:
leavers so far per person, which can exceed 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.groups import EVERYBODY, PeopleGroup, people_groups
from cxsim.analysis.stages import HELD, STAGES
from cxsim.results.recording import Recording
from cxsim.results.result import Result
from cxsim.results.summary import Row, quantiles

Values = NDArray[np.float64]

FUNNEL_COLUMNS = ("scenario", "group", "week", "stage", "mean", "p05", "p95")
WEEKS_APART = 13
LEFT = "left"


def funnel_rows(results: Iterable[Result]) -> Iterator[Row]:
    """Every group in every 13th week and the last: each stage, then leavers; means over the futures that know them."""
    for result in results:
        recording = result.recording
        kinds = (people_groups(recording), people_groups(recording, "level"))
        for group in dict.fromkeys((EVERYBODY, *kinds[0], *kinds[1])) if knows_stages(recording) else ():
            shares = {**stage_shares(recording, group), LEFT: leavers(recording, group)}
            for week in told_weeks(recording.weeks):
                values = np.array([each[week] for each in shares.values()])
                # A future counts for every stage or for none, so that means add up.
                values = values[:, ~np.isnan(values).any(axis=0)]
                if values.shape[1]:
                    spread = np.stack([values.mean(axis=1), *quantiles(values, (0.05, 0.95))], axis=1).tolist()
                    for stage, told in zip(shares, spread, strict=True):
                        yield result.scenario_name, group.key, week, stage, *told


def knows_stages(recording: Recording) -> bool:
    """Whether the recording holds the stages."""
    return all(stage in recording.weekly for stage in HELD)


def stage_shares(recording: Recording, group: PeopleGroup) -> Mapping[str, Values]:
    """The share of each stage among the people present, (weeks, replicates) each; nan where nobody is."""
    return {stage: group.mean(recording, measure) for stage, measure in STAGES.items()}


def leavers(recording: Recording, group: PeopleGroup) -> Values:
    """People who left up to and with each week, for any reason, per person present on average so far."""
    gone = group.counts(recording, "quits") + group.counts(recording, "planned_exits")
    weeks = np.arange(1.0, recording.weeks + 1.0)[:, None]
    people = np.cumsum(group.counts(recording, "people"), axis=0) / weeks
    return np.where(people > 0.0, np.cumsum(gone, axis=0) / np.where(people > 0.0, people, 1.0), np.nan)


def told_weeks(weeks: int) -> list[int]:
    """Every 13th week and the last."""
    return sorted({*range(0, weeks, WEEKS_APART), weeks - 1})
