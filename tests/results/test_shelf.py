"""The shelf: a fixed amount in memory, the rest in a file, and the same numbers wherever they lie."""

import errno
import pickle
import tempfile
import threading

import numpy as np
import pytest

from cxsim.errors import OutputError
from cxsim.results.recording import Recording
from cxsim.results.shelf import Shelf, WeeklyOfGroups

NUMBERS = np.arange(24.0).reshape(2, 3, 4) / 7.0


def test_what_fits_stays_in_memory_and_the_rest_goes_to_a_file():
    shelf = Shelf(in_memory=NUMBERS.nbytes)
    first, second = shelf.put(NUMBERS), shelf.put(-NUMBERS)
    assert (shelf.held, shelf.written) == (192, 192)
    assert first.at_hand is not None
    assert second.at_hand is None
    for shelved, numbers in ((first, NUMBERS), (second, -NUMBERS)):
        assert np.array_equal(shelved.part(), numbers)
        assert np.array_equal(shelved.part(1), numbers[1])
        assert np.array_equal(shelved.part(1, 2), numbers[1, 2])


def test_threads_put_down_and_read_at_the_same_time():
    shelf, found = Shelf(in_memory=0), {}

    def work(number):
        shelved = [shelf.put(NUMBERS + number + turn) for turn in range(20)]
        found[number] = all(np.array_equal(one.part(), NUMBERS + number + turn) for turn, one in enumerate(shelved))

    threads = [threading.Thread(target=work, args=(100 * number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {0: True, 100: True, 200: True, 300: True}


def test_no_room_for_temporary_files_is_said_with_a_way_out(monkeypatch):
    def full(**_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(OutputError, match=r"No space left on device; set the variable TMPDIR to a folder"):
        Shelf(in_memory=0).put(NUMBERS)


def weekly(shelf):
    """Two measures of three groups, one week; replicates 0 and 2 came in one batch, 1 in another."""
    whole = {"use": np.array([[0.0, 1.0, 2.0]]), "skill": np.array([[3.0, 4.0, 5.0]])}
    batches = (
        (np.array([0, 2]), shelf.put(np.array([[[[10.0, 12.0]], [[20.0, 22.0]]], [[[30.0, 32.0]], [[40.0, 42.0]]]]))),
        (slice(1, 2), shelf.put(np.array([[[[11.0]], [[21.0]]], [[[31.0]], [[41.0]]]]))),
    )
    return WeeklyOfGroups(whole, 3, batches)


@pytest.mark.parametrize("in_memory", [0, 40, 10_000])
def test_batches_come_together_as_groups_of_a_measure(in_memory):
    values = weekly(Shelf(in_memory))
    assert values["use"].tolist() == [[[0.0, 1.0, 2.0]], [[10.0, 11.0, 12.0]], [[20.0, 21.0, 22.0]]]
    recording = Recording(("all", "department:a", "level:1"), values, {}, 9)
    assert recording.of_group("skill", 2).tolist() == [[40.0, 41.0, 42.0]]
    assert recording.of_all("skill").tolist() == [[3.0, 4.0, 5.0]]
    assert (recording.weeks, recording.replicates) == (1, 3)


def test_asking_whether_a_measure_is_there_reads_nothing(monkeypatch):
    values = weekly(Shelf(0))
    monkeypatch.setattr(Shelf, "read", lambda *_: pytest.fail("read"))
    assert "use" in values
    assert "trust" not in values
    assert (list(values), len(values)) == (["use", "skill"], 2)


def test_a_copy_for_another_process_holds_all_numbers():
    values = weekly(Shelf(0))
    copied = pickle.loads(pickle.dumps(values))
    assert type(copied) is dict
    for measure in values:
        assert np.array_equal(copied[measure], values[measure])
