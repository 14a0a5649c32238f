"""The funnel as rows: stages add up, leavers stand beside them."""

import numpy as np
import pytest

from cxsim.analysis.funnel import FUNNEL_COLUMNS, funnel_rows, knows_stages, leavers, told_weeks
from cxsim.analysis.groups import EVERYBODY
from cxsim.results.recording import Recording
from cxsim.testing.recordings import recording_from, result_from, synthetic_recording

STAGES = ["adopters", "unable", "hindered", "unwilling", "unaware", "relapsed"]


def test_every_thirteenth_week_is_told_and_the_last():
    assert told_weeks(27) == [0, 13, 26]
    assert told_weeks(30) == [0, 13, 26, 29]
    assert told_weeks(1) == [0]


def test_the_rows_of_a_group():
    half = recording_from({"adoption": [[0.0, 1.0]], "unwilling": [[0.75, 0.0]], "unable": [[0.25, 0.0]]})
    rows = list(funnel_rows([result_from("Plan", half)]))
    assert len(FUNNEL_COLUMNS) == len(rows[0])
    assert [row[:5] for row in rows] == [
        ("Plan", "all", 0, "adopters", 0.5), ("Plan", "all", 0, "unable", 0.125), ("Plan", "all", 0, "hindered", 0.0),
        ("Plan", "all", 0, "unwilling", 0.375), ("Plan", "all", 0, "unaware", 0.0), ("Plan", "all", 0, "relapsed", 0.0),
        ("Plan", "all", 0, "left", 0.0),
    ]
    assert rows[0][5:] == pytest.approx((0.05, 0.95))


def test_means_over_futures_add_up_in_every_group_and_week():
    recording = synthetic_recording(replicates=5, weeks=30, departments=("claims", "board", "sales"), headcount=21)
    totals: dict[tuple[str, int], float] = {}
    for _, group, week, stage, mean, *_ in funnel_rows([result_from("Plan", recording)]):
        if stage in STAGES:
            totals[group, week] = totals.get((group, week), 0.0) + mean
    assert {group for group, _ in totals} == {"all", "department:claims+board+sales", "level:1+2"}
    assert list(totals.values()) == pytest.approx([1.0] * 12, abs=1e-12)


def test_leavers_add_up_per_person_present_so_far():
    recording = recording_from({"people": [[10.0], [8.0], [12.0]], "quits": [[1.0], [0.0], [2.0]],
                                "planned_exits": [[0.0], [1.0], [0.0]]})
    assert leavers(recording, EVERYBODY)[:, 0].tolist() == pytest.approx([1 / 10, 2 / 9, 4 / 10])


def test_a_future_without_people_or_that_failed_does_not_count():
    recording = recording_from({"people": [[4.0, 0.0, 4.0]], "adoption": [[0.5, np.nan, np.nan]],
                                "unaware": [[0.5, np.nan, 1.0]]})
    told = {row[3]: row[4] for row in funnel_rows([result_from("Plan", recording)])}
    assert (told["adopters"], told["unaware"], told["left"]) == (0.5, 0.5, 0.0)


def test_a_recording_without_stages_has_no_rows():
    recording = recording_from({"adoption": [[0.5]]})
    old = Recording(recording.groups, {"adoption": recording.weekly["adoption"], "people": recording.weekly["people"]},
                    {}, 100)
    assert not knows_stages(old)
    assert list(funnel_rows([result_from("Plan", recording)])) != []
