"""What a search came to: which plans are shown, and what became of the others."""

from types import SimpleNamespace

import pytest

from cxsim.sweeps.search.answer import Answer, Winner, front_of
from cxsim.sweeps.search.candidates import NOTHING, WRITTEN, Candidate, Score
from cxsim.sweeps.search.schema import Objective

ADOPTION, COST = Objective(measure="adoption_end"), Objective(measure="plan_cost")


def stated(*objectives):
    return SimpleNamespace(search=SimpleNamespace(objectives=objectives))


def winner(label, adoption, cost=0.0, generation=0, **more):
    score = Score({ADOPTION.key: adoption, COST.key: cost}, **more)
    return Winner(Candidate(label, generation, (), {}), score, score, {}, {})


def labels(winners):
    return [one.label for one in winners]


def test_plans_come_best_first_and_doing_nothing_only_before_a_plan():
    plans = [winner("a", 0.3), winner(NOTHING, 0.1), winner("b", 0.6), winner(WRITTEN, 0.4)]
    assert labels(front_of(stated(ADOPTION), plans)) == ["b", WRITTEN, "a"]
    assert labels(front_of(stated(ADOPTION), [winner(NOTHING, 0.5), *plans[::2]])) == ["b", NOTHING, "a"]
    assert labels(front_of(stated(ADOPTION), [winner(NOTHING, 0.1), winner(WRITTEN, 0.4)])) == [WRITTEN]


def test_plans_that_break_limits_or_failed_are_not_shown():
    plans = [winner("a", 0.9, broken={"budget": 0.1}), winner("b", 0.8, failed="cannot run"), winner("c", 0.2)]
    assert labels(front_of(stated(ADOPTION), plans)) == ["c"]
    assert front_of(stated(ADOPTION), plans[:2]) == []


def test_of_several_objectives_what_nothing_beats_is_shown():
    plans = [winner("cheap", 0.3, 10.0), winner("dear", 0.6, 50.0), winner("worse", 0.5, 60.0),
             winner(NOTHING, 0.1, 0.0)]
    assert labels(front_of(stated(ADOPTION, COST), plans)) == ["dear", "cheap", NOTHING]


@pytest.fixture
def answer():
    tried = tuple((one.candidate, one.fresh) for one in (
        winner("a", 0.6), winner("b", 0.5, broken={"budget": 0.1, "team": 0.2}),
        winner("c", 0.5, broken={"budget": 0.3}), winner("d", 0.5, broken={"budget": 0.3}, same_as="c"),
        winner("e", 0.5, failed="cannot run: x"), winner("f", 0.5, failed="cannot run: x")))
    winners = (winner("a", 0.6, generation=2), winner("z", 0.9, broken={"budget": 1.0}, generation=7),
               winner(NOTHING, 0.1), winner("g", 0.2, generation=4))
    return Answer(stated(ADOPTION), tried, winners, (1, 2), 0)


def test_what_became_of_the_plans(answer):
    assert labels(answer.front) == ["a", "g"]
    assert labels(answer.aside) == ["z"]
    assert labels(answer.references) == [NOTHING]
    assert answer.newest == 5
    assert [candidate.label for candidate, _ in answer.distinct] == ["a", "b", "c", "e", "f"]
    assert answer.broken() == {"budget": 2, "team": 1}
    assert answer.failed() == {"cannot run: x": 2}


def test_without_a_plan_no_generation_gave_one(answer):
    assert Answer(stated(ADOPTION), (), (), (1, 2), 0).newest == 0
