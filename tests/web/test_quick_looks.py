"""Quick looks in a process of their own: the numbers of the command line, the newest first, no traceback."""

import multiprocessing
import os
import signal
import time

import numpy as np
import pytest

from cxsim.studies.ensemble import run
from cxsim.studies.quick_look import FUTURES
from cxsim.web.quick_looks import QuickLooks

TRAIN = "train.yaml"
ENOUGH = 60.0


@pytest.fixture
def looks():
    opened = QuickLooks()
    yield opened
    opened.close()


def changed(project, old, new, file=TRAIN):
    place = project.folder / file
    place.write_text(place.read_text("utf-8").replace(old, new), "utf-8")
    return project.scenarios()[1]


def test_a_look_has_the_numbers_of_the_command_line_and_is_kept(looks, project):
    scenario = changed(project, "type: training", "type: mandate")
    assert looks.seen(scenario) is None
    looks.want(project, TRAIN, scenario)
    look = looks.wait(scenario, ENOUGH).look
    same = run(scenario, replicates=FUTURES).recording.of_all("adoption")
    assert np.array_equal(np.array(look.curves).T, same)
    shorter = changed(project, "weeks: 10", "weeks: 4")
    assert looks.seen(shorter) is None
    assert looks.last(project, TRAIN).look == look
    looks.want(project, TRAIN, shorter)
    assert looks.wait(shorter, ENOUGH).look.curves != look.curves
    began = time.monotonic()
    back = changed(project, "weeks: 4", "weeks: 10")
    looks.want(project, TRAIN, back)  # what was seen before is shown again at once
    assert looks.wait(back, 0.0).look == look
    assert time.monotonic() - began < 1.0


def test_a_newer_look_takes_the_place_of_an_older_one(looks, project):
    slow = changed(project, "size: 16", "size: 4000", "company.yaml")
    looks.want(project, TRAIN, slow)
    time.sleep(1.5)
    quick = changed(project, "size: 4000", "size: 20", "company.yaml")
    looks.want(project, TRAIN, quick)
    assert looks.wait(quick, ENOUGH).look is not None
    assert looks.seen(slow) is None


def test_a_mistake_comes_back_in_words_without_its_file(looks, project):
    wrong = changed(project, "weeks: 10", "target: {departments: [nowhere]}")
    looks.want(project, TRAIN, wrong)
    seen = looks.wait(wrong, ENOUGH)
    assert seen.look is None
    assert seen.mistake.startswith("there is no department 'nowhere'")


def test_a_process_that_dies_is_told_and_replaced(looks, project):
    slow = changed(project, "size: 16", "size: 4000", "company.yaml")
    looks.want(project, TRAIN, slow)
    while not multiprocessing.active_children():
        time.sleep(0.01)
    os.kill(max(child.pid for child in multiprocessing.active_children()), signal.SIGKILL)
    assert "not enough memory" in looks.wait(slow, ENOUGH).mistake
    looks.want(project, TRAIN, slow)  # it is not tried for ever, only when somebody asks for it
    assert looks.wait(slow, 0.0).mistake
    looks.forget_mistake(slow)
    assert looks.seen(slow) is None
    quick = changed(project, "size: 4000", "size: 16", "company.yaml")
    looks.want(project, TRAIN, quick)
    assert looks.wait(quick, ENOUGH).look is not None


def test_nothing_is_looked_at_after_the_end(looks, project):
    scenario = project.scenarios()[1]
    looks.close()
    looks.want(project, TRAIN, scenario)
    assert looks.wait(scenario, 5.0) is None


def test_looks_at_two_plans_wait_for_one_another_and_both_come(looks, project):
    nothing, train = project.scenarios()
    for _ in range(3):  # two tabs ask again and again
        looks.want(project, "do_nothing.yaml", nothing)
        looks.want(project, TRAIN, train)
    assert looks.wait(nothing, ENOUGH).look.plan == "Do nothing"
    assert looks.wait(train, ENOUGH).look.plan == "Train"


def test_trying_moves_gives_way_to_looks_and_goes_on_afterwards(looks, project):
    scenario = project.scenarios()[1]
    looks.want(project, TRAIN, scenario, "try")
    looks.want(project, TRAIN, scenario)
    assert looks.wait(scenario, ENOUGH).look is not None
    until = time.monotonic() + ENOUGH
    while looks.seen(scenario, "try") is None and time.monotonic() < until:
        time.sleep(0.05)
    assert looks.seen(scenario, "try").tried.move.what == "training"
