"""The log only grows, and survives runners that are killed while they write."""

import json

import pytest

from cxsim.sweeps.store.status_log import DONE, FAILED, FINISHED, STARTED, StatusLog, entries, speed


def test_what_is_added_is_read_again(tmp_path):
    log = StatusLog(tmp_path / "sweep.jsonl")
    log.append(STARTED)
    log.append(DONE, chunk="00000000-00000003-abcdefab", cells=4, seconds=20.12345)
    log.append(FAILED, cells=1, attempt=2, reason="the worker was killed twice, bei Übergröße")
    told = list(entries(log.path))
    assert [(one.event, one.chunk, one.cells, one.seconds, one.attempt, one.reason) for one in told] == [
        ("started", "", 0, 0.0, 1, ""), ("done", "00000000-00000003-abcdefab", 4, 20.123, 1, ""),
        ("failed", "", 1, 0.0, 2, "the worker was killed twice, bei Übergröße")]
    assert told[0].moment <= told[1].moment <= told[2].moment


@pytest.mark.parametrize("torn", range(1, 40, 3))
def test_a_torn_line_is_passed_over_and_the_next_one_is_whole(tmp_path, torn):
    log = StatusLog(tmp_path / "sweep.jsonl")
    log.append(DONE, cells=1)
    log.append(DONE, cells=2)
    log.path.write_bytes(log.path.read_bytes()[:-torn])
    whole = [1, 2] if torn == 1 else [1]
    assert [one.cells for one in entries(log.path)] == whole
    log.append(DONE, cells=3)
    assert [one.cells for one in entries(log.path)] == [*whole, 3]


def test_lines_that_are_something_else_are_passed_over(tmp_path):
    path = tmp_path / "sweep.jsonl"
    path.write_bytes(b'3\n[]\n{"time": "now"}\n\xff\xfe\n{"time": "t", "event": "done", "new": 1}\n\n')
    assert list(entries(path)) == []
    assert list(entries(tmp_path / "none.jsonl")) == []


def log_of(path, *lines):
    path.write_text("".join(
        json.dumps({"time": f"2026-11-30T01:00:{second:02d}+00:00", "event": event, "cells": cells}) + "\n"
        for second, event, cells in lines))
    return path


def test_the_speed_is_that_since_the_last_start_of_all_runners_together(tmp_path):
    one = log_of(tmp_path / "1", (0, STARTED, 0), (1, DONE, 500), (10, STARTED, 0), (14, DONE, 4), (18, FAILED, 4))
    two = log_of(tmp_path / "2", (0, STARTED, 0), (20, DONE, 40), (21, FINISHED, 0))
    assert speed([one]) == 1.0
    assert speed([one, two]) == 3.0


def test_no_speed_is_known_before_the_first_cell(tmp_path):
    begun = log_of(tmp_path / "1", (0, STARTED, 0), (1, DONE, 500), (10, STARTED, 0))
    at_once = log_of(tmp_path / "2", (0, STARTED, 0), (0, DONE, 1))
    assert speed([begun, at_once, tmp_path / "none"]) is None
