"""The line of questions: the most urgent first, kept answers, and a process that ends by itself."""

import threading
import time

import pytest

from cxsim.web import questions
from cxsim.web.jobs import SILENT
from cxsim.web.question_kinds import Course, Forces, Look, Try
from cxsim.web.question_worker import Answer
from cxsim.web.questions import Questions
from cxsim.web.worker import Progress


class Line:
    """Stands for the process: tells how far it is, answers when it may, and leaves a question when it is sent another.
    """

    def __init__(self):
        self.sent, self.may, self.broken, self.messages = [], threading.Event(), False, []

    def send(self, question):
        self.sent.append(question)
        self.messages = [(question, Answer({"of": question})), (question, Progress(3, 4))]

    def poll(self, _):
        if self.broken:
            raise EOFError
        time.sleep(0.001)
        return len(self.messages) == 2 or (bool(self.messages) and self.may.is_set())

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


def course(week, folder="a"):
    return Course(folder, "x", None, week, "3")


def of_plan(kind, content, plan="x"):
    return kind("key", "a", plan, content)


def answered(asked, question):
    until(lambda: asked.known(question) is not None)
    return asked.known(question)


def test_the_process_is_started_ahead_and_waits(asked, line):
    asked.warm()
    asked.warm()
    asked.want(forces("1"))
    until(lambda: line.sent == [forces("1")])


def test_a_newer_question_takes_the_place_of_an_older_one_and_answers_are_kept(asked, line):
    assert asked.ask(forces("1")) is None
    until(lambda: asked.progress(forces("1")) == Progress(3, 4))
    for question in (forces("2", "b"), forces("2"), forces("3"), forces("3")):
        asked.ask(question)
    until(lambda: line.sent[-1] == forces("3"))  # the newest first; what runs is ended
    assert asked.progress(forces("1")) == Progress(0, 0)
    line.may.set()
    answered(asked, forces("2", "b"))
    assert line.sent == [forces("1"), forces("3"), forces("2", "b")]
    assert asked.ask(forces("3")) == Answer({"of": forces("3")})
    assert asked.known(forces("1")) is asked.known(forces("2")) is None


def test_the_most_urgent_goes_first_and_what_it_interrupts_is_begun_again(asked, line):
    following = [course(4), of_plan(Try, "1"), forces("1"), of_plan(Look, "1")]
    for number, question in enumerate(following):
        asked.want(question)
        until(lambda number=number: len(line.sent) == number + 1)
    line.may.set()
    answered(asked, course(4))
    assert line.sent == [*following, *reversed(following[:-1])]


def test_what_is_as_urgent_waits(asked, line):
    one, two = of_plan(Look, "1"), of_plan(Look, "2", "y")
    asked.want(one)
    until(lambda: line.sent == [one])
    asked.want(two)
    time.sleep(0.1)
    assert line.sent == [one]
    line.may.set()
    assert answered(asked, two) == Answer({"of": two})
    assert asked.known(one) == Answer({"of": one})


def test_a_course_at_hand_is_not_ended_by_another_one_so_that_two_pages_get_theirs(asked, line):
    asked.want(course(4))
    until(lambda: line.sent == [course(4)])
    for _ in range(3):
        for week in (4, 5, 6):
            asked.want(course(week))
    line.may.set()
    answered(asked, course(6))
    assert line.sent == [course(4), course(6)]
    assert asked.known(course(4)) == Answer({"of": course(4)})


def test_a_change_that_is_undone_while_its_look_waits_leaves_the_look_at_hand(asked, line):
    one, two = of_plan(Look, "1"), of_plan(Look, "2")
    asked.want(one)
    until(lambda: line.sent == [one])
    with asked._changed:  # before the thread sends the newer one
        asked.want(two)
        asked.want(one)
    line.may.set()
    answered(asked, one)
    assert line.sent == [one]


def test_an_answer_that_comes_late_counts_only_while_it_is_wanted(asked, line):
    tried, late, now = of_plan(Try, "1"), of_plan(Look, "1"), of_plan(Look, "2")
    asked.want(tried)
    until(lambda: line.sent == [tried])
    asked.want(late)
    until(lambda: line.sent == [tried, late])
    line.messages = [(tried, Answer("just done"))]  # sent before the look arrived
    line.may.set()
    assert answered(asked, tried) == Answer("just done")
    line.may.clear()
    asked.want(now)
    until(lambda: line.sent[-1] == now)
    line.messages.insert(0, (late, Answer("too late")))
    line.messages.reverse()
    line.may.set()
    answered(asked, now)
    assert asked.known(late) is None


def test_the_same_content_has_one_answer_and_a_plan_has_a_last_one(asked, line):
    line.may.set()
    asked.want(of_plan(Look, "1"))
    answered(asked, of_plan(Look, "1", "copy"))
    assert asked.known(of_plan(Try, "1")) is None
    assert asked.last(of_plan(Look, "2")).found == {"of": of_plan(Look, "1")}
    assert asked.last(of_plan(Try, "2")) is None


def test_a_process_that_ends_by_itself_is_told_once_and_tried_again(asked, line):
    line.broken = True
    asked.ask(forces("1"))
    answered(asked, forces("1"))
    line.may.set()
    assert asked.ask(forces("1")) == Answer(mistake=SILENT)
    assert asked.ask(forces("1")) is None
    until(lambda: asked.known(forces("1")) == Answer({"of": forces("1")}))


def test_who_only_looks_finds_that_the_process_ended_until_it_is_to_be_tried_again(asked, line):
    line.broken = True
    look = of_plan(Look, "1")
    asked.want(look)
    answered(asked, look)
    asked.want(look)
    assert asked.known(look) == Answer(mistake=SILENT)
    assert asked.last(look) is None
    asked.forget_mistake(look)
    assert asked.known(look) is None
    line.may.set()
    asked.want(look)
    assert answered(asked, look).found
    asked.forget_mistake(look)  # that was none
    assert asked.known(look).found


def test_only_so_many_answers_of_a_kind_are_kept(asked, line, monkeypatch):
    monkeypatch.setattr(questions, "KEPT", 2)
    line.may.set()
    asked.want(of_plan(Look, "1"))
    answered(asked, of_plan(Look, "1"))
    for version in "1234":
        asked.ask(forces(version))
        answered(asked, forces(version))
    assert [asked.known(forces(version)) is None for version in "1234"] == [True, True, False, False]
    assert asked.known(of_plan(Look, "1")) is not None


def test_nothing_is_answered_after_the_end(asked, line):
    asked.close()
    began = time.monotonic()
    assert asked.ask(forces("1")) is None
    assert asked.wait(forces("1"), 5.0) is None
    assert time.monotonic() - began < 1.0
    assert line.sent == []
