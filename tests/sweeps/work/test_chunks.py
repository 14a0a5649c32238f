"""How many cells a worker takes at once."""

import pytest

from cxsim.sweeps.experiment.cells import Cell
from cxsim.sweeps.work.chunks import Chunk, Done, Pace


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


def chunk(count, deaths=0):
    return Chunk(tuple(Cell(number, 0, ()) for number in range(count)), deaths)


def test_no_chunk_is_stopped_without_a_limit_of_a_cell():
    assert Pace(30.0, 2, 0.5).limit(chunk(60)) is None


@pytest.mark.parametrize(("cells", "deaths", "limit"), [
    (1, 0, 60.0),    # a cell alone has its own limit, however often its worker died
    (1, 3, 60.0),
    (61, 0, 180.0),  # 60 others of half a second each, four times over
    (61, 1, 300.0),  # it has more time when it is run again
    (61, 9, 3660.0),  # no more than all cells may take
])
def test_a_chunk_has_the_limit_of_one_cell_and_room_for_the_others(cells, deaths, limit):
    assert Pace(30.0, 2, 0.5, most=60.0).limit(chunk(cells, deaths)) == limit


def test_a_limit_never_rests_on_a_guess():
    pace = Pace(30.0, 2, 0.001, most=60.0, guessed=True)
    assert pace.size(10_000) == 1
    pace.learn(Done("a", 1, 0.999, {}))
    assert pace.size(10_000) > 1
