"""Questions beside the long runs: the newest first, kept answers, and a process that ends by itself."""

import threading
import time

import pytest

from cxsim.web import questions
from cxsim.web.jobs import SILENT
from cxsim.web.question_worker import Answer, Course, Forces
from cxsim.web.questions import Questions
from cxsim.web.worker import Progress


class Line:
    """Stands for the process: answers when it may, and tells how far it is before."""

    def __init__(self):
        self.sent, self.may, self.broken = [], threading.Event(), False

    def send(self, question):
        self.sent.append(question)
        self.messages = [Answer({"of": question.version}), Progress(3, 4)]

    def poll(self, _):
        if self.broken:
            raise EOFError
        time.sleep(0.001)
        return len(self.messages) == 2 or self.may.is_set()

    def recv(self):
        return self.messages.pop()


@pytest.fixture
def line(monkeypatch):
    made = Line()

    class Stand:
        def __init__(self, _):
            self.line = made

        def stop(self):
            made.broken = False

    monkeypatch.setattr(questions, "Worker", Stand)
    return made


@pytest.fixture
def asked(line):
    made = Questions()
    yield made
    made.close()


def until(true):
    end = time.monotonic() + 5.0
    while not true() and time.monotonic() < end:
        time.sleep(0.002)
    assert true()


def forces(version, folder="a"):
    return Forces(folder, "plan.yaml", version)


def test_a_newer_question_takes_the_place_of_one_that_waits_and_answers_are_kept(asked, line):
    assert asked.ask(forces("1")) is None
    until(lambda: line.sent == [forces("1")])
    until(lambda: asked.progress(forces("1")) == Progress(3, 4))
    for question in (forces("2"), forces("2", "b"), forces("3"), forces("3"), Course("a", "x", None, 4, "3")):
        asked.ask(question)
    line.may.set()
    until(lambda: asked.known(forces("2", "b")) is not None)
    assert line.sent == [forces("1"), Course("a", "x", None, 4, "3"), forces("3"), forces("2", "b")]
    assert asked.ask(forces("3")) == Answer({"of": "3"})
    assert not asked.asked(forces("2"))


def test_a_process_that_ends_by_itself_is_told_once_and_tried_again(asked, line):
    line.broken = True
    asked.ask(forces("1"))
    until(lambda: asked.known(forces("1")) is not None)
    line.may.set()
    assert asked.ask(forces("1")) == Answer(mistake=SILENT)
    assert asked.ask(forces("1")) is None
    until(lambda: asked.known(forces("1")) == Answer({"of": "1"}))


def test_only_so_many_answers_are_kept(asked, line, monkeypatch):
    monkeypatch.setattr(questions, "KEPT", 2)
    line.may.set()
    for version in "1234":
        asked.ask(forces(version))
        until(lambda version=version: asked.known(forces(version)) is not None)
    assert [asked.known(forces(version)) is None for version in "1234"] == [True, True, False, False]
