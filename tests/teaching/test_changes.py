"""Changes of a plan that cost no more than it may."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.errors import Place
from cxsim.teaching.changes import Change, Leeway, changes_of, cost_of
from cxsim.teaching.ground import Ground
from cxsim.teaching.plan_lines import Step


def step(ground: Ground, name: str, first: int, weeks: int | None, dose: float, group: str = "") -> Step:
    offer, found = ground.terms.offer(name), ground.group(group)
    assert offer is not None and found is not None
    return Step(name, offer, found, first, weeks, dose, Place())


def tried(steps: Sequence[Step], ground: Ground, leeway: Leeway) -> dict[str, Change]:
    return {one.words: one for one in changes_of(steps, ground, leeway)}


def test_money_goes_from_the_weakest_to_what_may_be_added(ground: Ground) -> None:
    training, mandate = step(ground, "training", 8, 12, 0.5), step(ground, "mandate", 4, None, 1.0)
    recognition = ground.terms.offer("recognition")
    assert recognition is not None
    money = cost_of([training, mandate], ground)
    found = tried([training, mandate], ground, Leeway([], [mandate], [recognition], money))
    assert set(found) == {"More training (4.8 hours a week) instead of mandate",
                          "Recognition at 100 % instead of mandate"}
    assert all(cost_of(one.steps, ground) <= money for one in found.values())
    added = found["Recognition at 100 % instead of mandate"].steps[-1]
    assert (added.first_week, added.weeks, added.dose) == (8, None, 1.0)


def test_what_may_move_is_moved_stretched_and_given_to_everyone(ground: Ground) -> None:
    training = step(ground, "training", 9, 8, 0.6, "office")
    found = tried([training], ground, Leeway([training], [], [], cost_of([training], ground)))
    assert set(found) == {"Training 8 weeks earlier", "Training 8 weeks later",
                          "Training half as strong for twice as long", "Training: for everyone (0.8 hours a week)"}
    assert found["Training 8 weeks earlier"].steps[0].first_week == 1
    assert found["Training: for everyone (0.8 hours a week)"].steps[0].group.name == "everyone"


def test_nothing_is_offered_that_costs_more(ground: Ground) -> None:
    training = step(ground, "training", 0, 30, 1.0)
    assert tried([training], ground, Leeway([training], [], ground.terms.offers, 1.0)) == {}
