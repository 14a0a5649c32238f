"""How many cells a worker takes at once."""

import pytest

from cxsim.sweeps.work.chunks import Done, Pace


@pytest.mark.parametrize(("left", "size"), [
    (10_000, 60),  # 30 seconds of half a second each
    (100, 25),     # a quarter of what is left, so that two workers end together
    (5, 4),        # at least two seconds of work
    (1, 1),
])
def test_a_chunk_is_so_many_seconds_of_work_and_less_towards_the_end(left, size):
    assert Pace(30.0, 2, 0.5).size(left) == size


def test_the_pace_follows_what_chunks_really_took():
    pace = Pace(30.0, 2, 0.5)
    pace.learn(Done("a", 60, 60.0, {}))
    assert pace.size(10_000) == 30
    slow = Pace(30.0, 2, 1000.0)
    assert slow.size(10_000) == 1  # a cell that takes longer than a chunk is a chunk


def test_one_worker_takes_whole_chunks_to_the_end():
    assert Pace(30.0, 1, 0.5).size(50) == 50
