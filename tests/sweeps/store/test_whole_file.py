"""A file is whole or as it was before."""

import errno
import os
import platform
import sys
from pathlib import Path

import pytest

from cxsim.errors import OutputError
from cxsim.sweeps.store import whole_file
from cxsim.sweeps.store.whole_file import is_alive, remove_unfinished, sync_folder, written_whole


def test_nothing_is_there_before_the_end(tmp_path):
    place = tmp_path / "a.txt"
    with written_whole(place) as stream:
        stream.write(b"whole")
        assert not place.exists()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"whole")]


def test_after_an_error_what_was_there_before_stays(tmp_path):
    place = tmp_path / "a.txt"
    place.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt), written_whole(place) as stream:
        stream.write(b"half")
        raise KeyboardInterrupt
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"before")]


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system which file a number means")
def test_the_file_is_on_the_disk_before_it_takes_its_place_and_its_name_afterwards(tmp_path, monkeypatch):
    steps = []
    real = os.fsync

    def fsync(handle):
        steps.append(Path(f"/proc/self/fd/{handle}").readlink().name.rpartition("@")[2])
        steps.append((tmp_path / "a.txt").exists())
        real(handle)

    monkeypatch.setattr(whole_file.os, "fsync", fsync)
    with written_whole(tmp_path / "a.txt") as stream:
        stream.write(b"whole")
    assert steps == ["a.txt.unfinished", False, tmp_path.name, True]


@pytest.mark.parametrize(("number", "message"), [
    (errno.ENOSPC, r"No space left on device; free some space, then run the same command again: what is done stays"),
    (errno.EROFS, r"Read-only file system; make the folder writable, then"),
    (errno.EIO, r"Input/output error; mend this or give another folder, then"),
])
@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_refusal_by_the_disk_tells_the_remedy(tmp_path, monkeypatch, number, message, step):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    place = tmp_path / "a.txt"
    place.write_bytes(b"before")
    target = (whole_file.os, "fsync") if step == "fsync" else (whole_file.Path, "replace")
    with monkeypatch.context() as patch:
        patch.setattr(*target, refuse)
        with pytest.raises(OutputError, match=rf"cannot write '.*a.txt': {message}"), written_whole(place) as stream:
            stream.write(b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"before")]


@pytest.mark.parametrize(("place", "message"), [
    ("gone/a.txt", "No such file or directory; put the folder back, or give another one"),
    ("a" * 300, "File name too long; give a folder with a shorter name"),
    ("file/a.txt", "Not a directory; a file is in the place of a folder; give another folder"),
])
def test_a_place_that_cannot_be_is_told(tmp_path, place, message):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=message), written_whole(tmp_path / place):
        pass


def test_a_disk_that_cannot_sync_folders_is_used_all_the_same(tmp_path, monkeypatch):
    def refuse(_):
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(whole_file.os, "fsync", refuse)
    sync_folder(tmp_path)


def test_processes_that_live_and_those_elsewhere_count_as_alive():
    here = platform.node()
    assert [is_alive(*who) for who in ((os.getpid(), here), (1, here), (99999999, here), (99999999, "elsewhere"),
                                       (2**70, here))] == [True, True, False, True, True]


def test_other_hidden_files_are_left_alone(tmp_path):
    for name in (".a.unfinished", ".x@y@z@a.unfinished", "1@2@3@a.unfinished", f".99999999@{platform.node()}@1@a"):
        (tmp_path / name).touch()
    remove_unfinished(tmp_path)
    remove_unfinished(tmp_path / "gone")
    assert len(list(tmp_path.iterdir())) == 4
