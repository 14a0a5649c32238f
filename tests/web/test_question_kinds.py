"""Questions in the process that answers them: the numbers of the command line, the newest first, no traceback."""

import multiprocessing
import os
import signal
import time

import numpy as np
import pytest

from cxsim.studies.ensemble import run
from cxsim.studies.force_field import force_field
from cxsim.studies.quick_look import FUTURES
from cxsim.web.editing import version
from cxsim.web.question_kinds import Course, Forces, Look, Try
from cxsim.web.questions import Questions

pytestmark = pytest.mark.stories

TRAIN = "train.yaml"
ENOUGH = 60.0


@pytest.fixture
def questions():
    opened = Questions()
    yield opened
    opened.close()


@pytest.fixture
def answer(questions):
    """Asks, and waits for the answer."""

    def answered(question, seconds=ENOUGH):
        questions.want(question)
        return questions.wait(question, seconds)

    return answered


def changed(project, old, new, file=TRAIN):
    """The look at the second plan after a change."""
    place = project.folder / file
    place.write_text(place.read_text("utf-8").replace(old, new), "utf-8")
    return look(project)


def look(project, kind=Look):
    return kind.at(project, TRAIN, project.scenarios()[1])


def begun(questions, question):
    """The process, once it is at a question."""
    until = time.monotonic() + ENOUGH
    while questions._at_hand != question and time.monotonic() < until:
        time.sleep(0.01)
    return max(multiprocessing.active_children(), key=lambda child: child.pid)


def test_a_look_has_the_numbers_of_the_command_line_and_is_kept(questions, answer, project):
    question = changed(project, "type: training", "type: mandate")
    assert questions.known(question) is None
    found = answer(question).found
    same = run(project.scenarios()[1], replicates=FUTURES).recording.of_all("adoption")
    assert np.array_equal(np.array(found.curves).T, same)
    shorter = changed(project, "weeks: 10", "weeks: 4")
    assert questions.known(shorter) is None
    assert questions.last(shorter).found == found
    assert answer(shorter).found.curves != found.curves
    began = time.monotonic()
    assert answer(changed(project, "weeks: 4", "weeks: 10"), 0.0).found == found  # as known before, at once
    assert time.monotonic() - began < 1.0


def test_a_newer_look_ends_an_older_one_that_runs(questions, answer, project):
    slow = changed(project, "size: 16", "size: 4000", "company.yaml")
    questions.want(slow)
    begun(questions, slow)
    time.sleep(1.5)
    assert answer(changed(project, "size: 4000", "size: 20", "company.yaml")).found is not None
    assert questions.known(slow) is None


def test_a_mistake_comes_back_in_words_without_its_file(answer, project):
    seen = answer(changed(project, "weeks: 10", "target: {departments: [nowhere]}"))
    assert seen.found is None
    assert seen.mistake.startswith("there is no department 'nowhere'")


def test_a_process_that_dies_is_told_and_replaced(questions, answer, project):
    slow = changed(project, "size: 16", "size: 4000", "company.yaml")
    questions.want(slow)
    os.kill(begun(questions, slow).pid, signal.SIGKILL)
    assert "not enough memory" in questions.wait(slow, ENOUGH).mistake
    assert answer(slow, 0.0).mistake  # it is not tried for ever, only when somebody asks for it
    questions.forget_mistake(slow)
    assert questions.known(slow) is None
    assert answer(changed(project, "size: 4000", "size: 16", "company.yaml")).found is not None


def test_looks_at_two_plans_wait_for_one_another_and_both_come(questions, project):
    nothing, train = (Look.at(project, *one) for one in zip(project.about.plans, project.scenarios(), strict=True))
    for _ in range(3):  # two tabs ask again and again
        questions.want(nothing)
        questions.want(train)
    assert questions.wait(nothing, ENOUGH).found.plan == "Do nothing"
    assert questions.wait(train, ENOUGH).found.plan == "Train"


def test_trying_moves_gives_way_to_looks_and_goes_on_afterwards(questions, answer, project):
    tried = look(project, Try)
    questions.want(tried)
    assert answer(look(project)).found is not None
    assert questions.wait(tried, ENOUGH).found.move.what == "training"


def test_a_course_that_runs_gives_way_to_forces_and_looks_and_is_begun_again(questions, answer, project):
    changed(project, "replicates: 4", "replicates: 1500", "company.yaml")
    now = version(project)
    course = Course(str(project.folder), TRAIN, None, 4, now)
    questions.want(course)
    until = time.monotonic() + ENOUGH
    while not questions.progress(course).total and time.monotonic() < until:
        time.sleep(0.01)
    assert questions.progress(course).total == 1500
    forces = answer(Forces(str(project.folder), "do_nothing.yaml", now)).found
    expected = force_field(project.scenarios()[0], seed=3)
    assert list(forces) == list(expected.behaviors)
    assert answer(look(project)).found is not None
    assert questions.known(course) is None
    found = questions.wait(course, ENOUGH).found
    assert (found["futures"], found["marks"]) == (1500, [(4, "change of course")])


def test_forces_that_are_being_found_give_way_to_a_look(questions, answer, project):
    changed(project, "size: 16", "size: 20000", "company.yaml")
    forces = Forces(str(project.folder), "do_nothing.yaml", version(project))
    questions.want(forces)
    begun(questions, forces)
    time.sleep(1.0)
    (project.folder / "company.yaml").write_text((project.folder / "company.yaml").read_text("utf-8").replace(
        "size: 20000", "size: 16"), "utf-8")
    assert answer(look(project)).found is not None
    assert questions.known(forces) is None
    assert questions.wait(forces, ENOUGH).found


def test_a_mistake_of_a_course_names_its_file_as_the_project_does(answer, project):
    (project.folder / TRAIN).write_text("extends: company.yaml\nname: Train\nplaan: {}\n", "utf-8")
    told = answer(Course(str(project.folder), TRAIN, None, 4, "1")).mistake
    assert told.startswith("train.yaml:3:1: plaan")


def test_a_folder_that_is_gone_is_told(answer, tmp_path):
    assert answer(Forces(str(tmp_path / "gone"), "do_nothing.yaml", "1")).mistake
