"""A disk that refuses: a message with the remedy, and afterwards the sweep goes on."""

import shutil

import pytest

from cxsim.errors import OutputError
from cxsim.sweeps.store.chunk_file import write_chunk
from cxsim.sweeps.store.folder import SweepFolder
from cxsim.sweeps.store.merge import merge
from cxsim.sweeps.store.reading import read_sweep
from tests.sweeps.small_disk import on_a_small_disk
from tests.sweeps.store.sweep_rows import description, rows

PRELUDE = """\
import subprocess, sys
from pathlib import Path
import numpy, pyarrow
from cxsim.errors import OutputError
from cxsim.sweeps.store.chunk_file import write_chunk
from cxsim.sweeps.store.folder import SweepFolder
from cxsim.sweeps.store.merge import merge
from tests.sweeps.store.sweep_rows import description, rows
disk = Path(sys.argv[1])

def told(act):
    try:
        act()
    except OutputError as error:
        print(str(error).replace(str(disk), "DISK"))
    else:
        print("done")

def noise(cell):
    return rows([cell], 500, noise=pyarrow.array(numpy.sin(numpy.arange(500) * 1e6 + cell)))

def start(path=disk / "out", resume=True):
    return SweepFolder.create_or_open(path, description(40), resume=resume)
"""


REMEDY = "free some space, then run the same command again: what is done stays"


def test_a_full_disk_loses_nothing_and_the_sweep_goes_on_when_there_is_space(tmp_path):
    script = """
folder = start()
filler = disk / "filler"
filler.write_bytes(bytes(100_000))
with folder.held():
    for cell in range(40):
        try:
            write_chunk(folder.path, [cell], noise(cell))
            folder.log().append("done", cells=1)
        except OutputError as error:
            print(str(error).split(": ", 1)[1])
            break
with folder.held():  # a full disk can be held, and read
    print(cell > 3, folder.survey().done.sum() == cell, len(list(folder.path.rglob(".*"))))
told(lambda: [folder.log().append("done", reason="x" * 4000) for _ in range(99)])
told(lambda: merge(folder, partial=True))
print(sorted(path.name for path in folder.path.iterdir()))
filler.unlink()
folder = start()
write_chunk(folder.path, [cell], noise(cell))
print(folder.survey().done.sum() == cell + 1)
subprocess.run(["mount", "-o", "remount,size=10m", disk], check=True)
for cell in range(40):
    write_chunk(folder.path, [cell], noise(cell))
print(merge(folder, csv=True).rows)
"""
    told = on_a_small_disk(tmp_path, PRELUDE + script)
    assert told[0] == f"No space left on device; {REMEDY}"
    assert told[1] == "True True 1"  # the lock that is held is the only hidden file
    assert told[2] == f"cannot write 'DISK/out/status/sweep.jsonl': No space left on device; {REMEDY}"
    assert told[3] == f"cannot write 'DISK/out/results.parquet': No space left on device; {REMEDY}"
    assert told[4:] == ["['chunks', 'status', 'sweep.json', 'weekly']", "True", "20000"]


def test_a_full_disk_refuses_a_new_sweep_and_takes_it_afterwards(tmp_path):
    script = """
filler = (disk / "filler").open("wb", buffering=0)
try:
    while filler.write(bytes(4096)) == 4096: pass
except OSError:
    pass
told(start)
told(start)
(disk / "filler").unlink(); filler.close()
told(start)
print(start().survey().left.sum())
"""
    told = on_a_small_disk(tmp_path, PRELUDE + script)
    assert told == [f"cannot write 'DISK/out/sweep.json': No space left on device; {REMEDY}"] * 2 + ["done", "40"]


def test_a_read_only_folder_is_told_and_read_all_the_same(tmp_path):
    script = """
folder = start()
write_chunk(folder.path, [3], noise(3))
merge(folder, partial=True)
def hold():
    with folder.held():
        pass
subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
for act in (start, hold, lambda: write_chunk(folder.path, [4], noise(4)), lambda: merge(folder, partial=True),
            lambda: folder.log().append("done"), lambda: start(disk / "new")):
    told(act)
from cxsim.sweeps.store.reading import read_sweep
print(folder.status().done, read_sweep(folder.path, partial=True).num_rows)
subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
told(hold)
told(lambda: write_chunk(start().path, [4], noise(4)))
"""
    *refused, read, held, written = on_a_small_disk(tmp_path, PRELUDE + script)
    remedy = "Read-only file system; make the folder writable, then run the same command again: what is done stays"
    places = ["out/.gate.lock", "out/.gate.lock", "out/chunks/00000004-00000004-4b227777.parquet",
              "out/results.parquet", "out/status/sweep.jsonl", "new"]
    assert refused == [f"cannot write 'DISK/{place}': {remedy}" for place in places]
    assert (read, held, written) == ("1 500", "done", "done")


def test_a_folder_that_was_deleted_meanwhile_is_told_and_made_anew(folder):
    with folder.held():
        shutil.rmtree(folder.path)
        for act in (lambda: write_chunk(folder.path, [1], rows([1])), lambda: folder.log().append("done")):
            with pytest.raises(OutputError, match="No such file or directory; put the folder back, or give another"):
                act()
    assert not folder.path.exists()
    again = SweepFolder.create_or_open(folder.path, description(), resume=True)
    write_chunk(again.path, range(6), rows(range(6)))
    merge(again)
    assert read_sweep(again.path).num_rows == 18


@pytest.mark.parametrize("name", ["x" * 300, "/".join(["x" * 200] * 30)], ids=["name", "path"])
def test_a_name_that_cannot_be_is_told(tmp_path, name):
    with pytest.raises(OutputError, match="File name too long; give a folder with a shorter name"):
        SweepFolder.create_or_open(tmp_path / name, description(), resume=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_parent_is_told(tmp_path):
    (tmp_path / "a").touch()
    with pytest.raises(OutputError, match="a file is in the place of a folder; give another folder"):
        SweepFolder.create_or_open(tmp_path / "a" / "out", description(), resume=False)
