"""Groups by what leaders believe: bounds, quadrants, stages; what is not known is in none."""

from dataclasses import replace

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.errors import ModelError
from cxsim.interventions.kinds.champions import Champions
from cxsim.interventions.kinds.governing_committee import GoverningCommittee
from cxsim.interventions.kinds.supported_exit import SupportedExit
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.testing.people import example_view

UNKNOWN = example_view()
SIZE = UNKNOWN.size


def view(**believed):
    """The example organization; every keyword gives estimates of the first people, of the others nothing is known."""
    estimates = {name: np.full(SIZE, np.nan) for name in
                 ("awareness", "attitude", "skill", "recent_use", "habit", "trust", "fatigue", "values_fit")}
    for name, values in believed.items():
        estimates[name][: len(values)] = values
    return replace(UNKNOWN, estimates={**estimates, "required_skill": np.full(SIZE, 0.4)})


def reached(target, seen):
    return [seen.ids[index] for index in np.flatnonzero(target.resolve(seen))]


def test_bounds_of_estimates_are_strict_and_the_unknown_are_out():
    seen = view(attitude=[0.2, 0.5, 0.7, 0.5])
    low = Target.model_validate({"estimated": {"attitude": {"below": 0.5}}})
    between = Target.model_validate({"estimated": {"attitude": {"above": 0.4, "below": 0.6}}})
    assert reached(low, seen) == ["c1"]
    assert reached(between, seen) == ["c2", "c4"]


def test_quadrants_of_will_and_skill():
    seen = view(attitude=[0.2, 0.2, 0.8, 0.8, 0.8], skill=[0.1, 0.4, 0.1, 0.4])
    for quadrant, name in (("low_will_low_skill", "c1"), ("low_will_high_skill", "c2"), ("high_will_low_skill", "c3"),
                           ("high_will_high_skill", "c4")):
        assert reached(Target.model_validate({"quadrant": quadrant}), seen) == [name]


def test_stages_by_the_first_unmet_condition():
    rows = np.array([[.2, .9, .9, .9, .9], [.9, .2, .9, .9, .9], [.9, .9, .2, .9, .9], [.9, .9, .35, .2, .9],
                     [.9, .9, .9, .9, .2], [.9, .9, .9, .9, .9]])
    seen = view(**dict(zip(("awareness", "attitude", "skill", "recent_use", "habit"), rows.T, strict=True)))
    stages = ("awareness", "desire", "knowledge", "ability", "reinforcement", "done")
    for number, stage in enumerate(stages):
        assert reached(Target.model_validate({"stage": stage}), seen) == [f"c{number + 1}"]


def test_it_says_what_it_must_know_and_what_it_is_after():
    groups = [{"estimated": {"trust": {"below": 0.4}}}, {"quadrant": "low_will_low_skill"}]
    target = Target.model_validate({"any_of": groups})
    assert target.estimates_read() == {"trust", "attitude", "skill"}
    assert target.wants_unwilling() and not target.ties_read()
    assert target.describe() == "in any of (estimated trust below 0.4) (seen as low will low skill)"
    looked = Target(exclude=Target(most_looked_at=0.2))
    assert looked.ties_read() and not looked.wants_unwilling()
    assert Champions().ties_read() and not Champions(select="nomination").ties_read()
    assert GoverningCommittee().ties_read() and not GoverningCommittee(select="random").ties_read()
    assert not Training().ties_read()


def test_nothing_is_known_before_anybody_asked():
    target = Target.model_validate({"stage": "desire"})
    with pytest.raises(ModelError, match="but leaders have no estimate of it"):
        target.resolve(UNKNOWN)
    assert Training(target=target).problems(UNKNOWN) == []


def test_whom_to_part_with_is_chosen_by_estimates_and_the_unknown_come_last():
    intervention = SupportedExit(select="lowest_attitude", count=2)
    seen = view(attitude=[0.1, 0.5, 0.2, 0.3])
    assert intervention.estimates_read() == {"attitude"} and intervention.wants_unwilling()
    (bound,) = bind([intervention], seen).interventions
    assert [seen.ids[index] for index in bound.chosen] == ["c3", "c4"]  # c1 leads the organization and stays
    assert SupportedExit().estimates_read() == frozenset()


@pytest.mark.parametrize(("target", "message"), [
    ({"estimated": {"atitude": {"below": 0.5}}}, "leaders have no estimate called 'atitude'; did you mean 'attitude'?"),
    ({"estimated": {"attitude": {}}}, "give above or below"),
    ({"estimated": {"attitude": {"above": 0.5, "below": 0.5}}}, "no value lies above 0.5 and below 0.5"),
])
def test_bounds_that_say_nothing_are_refused(target, message):
    with pytest.raises(ValidationError) as caught:
        Target.model_validate(target)
    assert message in str(caught.value)
