"""Two runners and one folder: what excludes each other is refused at once, and others are told the truth."""

import pytest

from tests.sweeps.proof.running_sweeps import COMPANY, acknowledged, digests, ended, experiment, kill, started, until

pytestmark = pytest.mark.proof


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with ``experiment.yaml`` of 200 cells."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "company.yaml").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "experiment.yaml").write_text(experiment(8, 25), encoding="utf-8")
    return tmp_path


def some_chunks(place):
    until(lambda: list((place / "out" / "chunks").glob("[!.]*.parquet")), 200)


def test_a_second_sweep_and_a_shard_are_refused_while_status_and_merge_tell_the_truth(place):
    first = started("experiment.yaml", "--out", "out", "--workers", "2")
    some_chunks(place)
    for more in ([], ["--shard", "1/2"]):
        code, told, problems = ended(started("experiment.yaml", "--out", "out", *more))
        assert (code, told) == (2, "")
        assert f"is in use: a run of the whole sweep (process {first.pid}, since " in problems
        assert problems.endswith("is at work there; wait for it to end\n")
    code, told, _ = ended(started("status", "out"))
    done = int(told.split()[0])
    assert code == 0
    assert "At work: sweep." in told
    code, told, problems = ended(started("merge", "out"))
    assert code == 2
    assert "of the 200 cells of 'out' are missing (" in problems
    code, told, _ = ended(started("merge", "out", "--partial"))
    merged = int(told.split(" of ")[1].split()[0])
    assert code == 0
    assert 1 <= done <= merged < 200
    code, _, problems = ended(first)
    assert (code, problems) == (0, "")
    assert ended(started("status", "out"))[1] == "200 of 200 cells done, 0 failed, 0 left.\nNobody is at work.\n"
    acknowledged(place / "out")


def test_two_shards_run_at_once_and_a_whole_sweep_goes_on_after_a_killed_one(place):
    shards = [started("experiment.yaml", "--out", "out", "--workers", "1", "--shard", f"{one}/2") for one in (1, 2)]
    some_chunks(place)
    code, _, problems = ended(started("experiment.yaml", "--out", "out"))
    assert code == 2
    assert "only other shards of the same number may run beside it" in problems
    kill(shards[0].pid)
    assert ended(shards[0])[0] == -9
    assert ended(shards[1])[0] == 0
    code, told, _ = ended(started("status", "out"))
    assert told.endswith("Nobody is at work.\n")
    assert not told.startswith("200 of 200")
    assert ended(started("experiment.yaml", "--out", "out", "--workers", "1"))[0] == 0
    acknowledged(place / "out")
    assert ended(started("experiment.yaml", "--out", "whole", "--workers", "1"))[0] == 0
    assert digests(place / "out") == digests(place / "whole")
