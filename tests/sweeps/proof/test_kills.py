"""Workers, parents and whole groups are killed at random moments; what comes out is what an undisturbed sweep gives."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.sweeps.proof.running_sweeps import (
    COMPANY,
    acknowledged,
    digests,
    ended,
    experiment,
    finished,
    kill,
    members,
    same_as_before,
    started,
    until,
    whole_rows,
    workers,
)

LOOP = """\
import multiprocessing, os, random, signal, sys, time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
import numpy, pyarrow
pyarrow.set_cpu_count(1)
from cxsim.sweeps import sweep as sweeps
from cxsim.sweeps.experiment.reading import read_experiment
from cxsim.sweeps.work import executors, workshop
from tests.sweeps.proof.running_sweeps import *

def invented(self, cells):  # the weeks are not what is tried here
    for cell in cells:
        time.sleep(0.004)
        measures = {name: numpy.array([cell.number, 1 / (cell.number + 1)]) for name in self.job.measures}
        weekly = {name: numpy.full((3, 2), cell.number / 7) for name in self.job.weekly
                  if self.job.keeps_weekly(cell.number)}
        yield workshop.CellRows(cell, "s", "o", measures, weekly)

def forked(count):
    return ProcessPoolExecutor(count, multiprocessing.get_context("fork"), initializer=executors._end_with_parent)

workshop.Workshop.run = invented
sweeps.processes = forked
whole = sweeps.Sweep(read_experiment("experiment.yaml"))
cells = len(whole.ready.cells)

def run(folder):
    child = os.fork()
    if child == 0:
        os.setsid()
        try:
            with whole.begun(whole.folder(folder)) as going:
                going.run(workers=2, cell_seconds=0.01)
            os._exit(0)
        except BaseException:
            import traceback; traceback.print_exc()
            os._exit(9)
    return child

def disturbed(folder, chance):
    'Kill something once; returns what, or nothing if the sweep was faster.'
    session, target = run(folder), chance.choice(["worker", "parent", "group"])
    moment = chance.choice(["start", "anywhere", "merge"])
    if target == "worker":
        until(lambda: workers(session) or os.waitid(os.P_PID, session, os.WEXITED | os.WNOHANG | os.WNOWAIT))
    elif moment == "merge":
        until(lambda: finished(folder) or os.waitid(os.P_PID, session, os.WEXITED | os.WNOHANG | os.WNOWAIT))
    time.sleep({"start": chance.uniform(0, 0.1), "anywhere": chance.uniform(0, 0.8),
                "merge": chance.uniform(0, 0.03)}[moment])
    mine = workers(session) if target == "worker" else [session] if target == "parent" else list(members(session))
    killed = [process for process in (chance.sample(mine, 1) if target == "worker" and mine else mine)]
    for process in killed:
        kill(process)
    code = os.waitstatus_to_exitcode(os.waitpid(session, 0)[1])
    assert code in ({0} if target == "worker" else {0, -9}), (target, moment, code)
    until(lambda: not members(session))
    return f"{target} at {moment}" if killed and (target == "worker" or code == -9) else ""

chance, wanted, met, place = random.Random(int(sys.argv[1])), int(sys.argv[2]), [], 0
assert os.waitpid(run(Path("undisturbed")), 0)[1] == 0
undisturbed = digests(Path("undisturbed"))
while len(met) < wanted:
    place, folder, before = place + 1, Path(str(place)), {}
    for _ in range(6):
        met += filter(None, [disturbed(folder, chance)])
        now = acknowledged(folder)
        same_as_before(before, now)
        before = now
        if (folder / "results.parquet").exists() and chance.random() < 0.5:
            break
    assert os.waitpid(run(folder), 0)[1] == 0
    same_as_before(before, acknowledged(folder))
    assert digests(folder) == undisturbed
    assert [str(path) for path in folder.rglob(".*")] == []
    whole_rows(folder, cells, 2)
print(len(met), *[f"{met.count(one)} {one}" for one in sorted(set(met))], sep="; ")
"""


@pytest.mark.parametrize("kills", [
    pytest.param(6, marks=pytest.mark.stories), pytest.param(240, marks=pytest.mark.proof)])
def test_the_loop_loses_nothing_whatever_is_killed(tmp_path, monkeypatch, kills):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "company.yaml").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "experiment.yaml").write_text(experiment(6, 10), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", LOOP, "1", str(kills)], capture_output=True, text=True, env={
        **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))})
    assert (done.returncode, done.stderr) == (0, "")
    sys.stdout.write(done.stdout)
    assert int(done.stdout.split(";")[0]) >= kills


def disturbed(folder, chance, takes):
    """Start a sweep that takes about so many seconds, and kill a part of it once; returns which part, in a list."""
    sweep = started("experiment.yaml", "--out", folder, "--workers", 2, "--quiet")
    target, moment = chance.choice(["worker", "parent", "group"]), chance.choice(["start", "anywhere", "merge"])
    if target == "worker":
        until(lambda: workers(sweep.pid) or sweep.poll() is not None, 300)
    elif moment == "merge":
        until(lambda: finished(folder) or sweep.poll() is not None, 300)
    time.sleep(chance.uniform(0, {"start": 0.1, "anywhere": takes, "merge": 0.2}[moment]))
    mine = {"worker": workers(sweep.pid)[:1], "parent": [sweep.pid], "group": list(members(sweep.pid))}[target]
    for process in mine:
        kill(process)
    code, _, problems = ended(sweep)
    assert code in {0, -signal.SIGKILL}, problems
    assert "Traceback" not in problems
    return [target] if mine else []


@pytest.mark.proof
@pytest.mark.parametrize("series", range(10))
def test_whole_programs_lose_nothing_whatever_is_killed(tmp_path, monkeypatch, series):
    """Six kills of ``python -m cxsim sweep``, then one call that is left alone."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "company.yaml").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "experiment.yaml").write_text(experiment(), encoding="utf-8")
    undisturbed, folder = tmp_path / "undisturbed", tmp_path / "out"
    began = time.monotonic()
    whole = ended(started("experiment.yaml", "--out", undisturbed, "--workers", 1, "--quiet"))
    assert (whole[0], whole[2]) == (0, ""), whole
    takes, chance, before, met = time.monotonic() - began, random.Random(series), {}, []
    while len(met) < 6:
        met += disturbed(folder, chance, takes)
        now = acknowledged(folder)
        same_as_before(before, now)
        before = now
    code, _, problems = ended(started("experiment.yaml", "--out", folder, "--workers", 2, "--quiet"))
    assert (code, problems) == (0, "")
    same_as_before(before, acknowledged(folder))
    assert digests(folder) == digests(undisturbed)
    assert [str(path) for path in folder.rglob(".*")] == []
    whole_rows(folder, 12, 2)
