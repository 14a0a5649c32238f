"""Which parameters can matter in a week: what its mechanisms read, and what no mechanism reads."""

from cxsim.model.joining import week_of
from cxsim.model.parameters import PARAMETERS, in_force
from cxsim.model.registry import BUILT_IN

SKELETON = week_of(without=BUILT_IN)


def test_what_only_other_equations_read_cannot_matter():
    assert {"habit_gain", "susceptibility"} <= set(in_force(week_of()))
    assert not {"external_push", "threshold_noise"} & set(in_force(week_of()))
    assert "external_push" in in_force(week_of(adoption_rule="bass"))
    assert "susceptibility" not in in_force(week_of(influence="degroot"))
    assert "ownership_fading" in in_force(week_of())
    assert "ownership_fading" not in in_force(week_of(without=["ownership"]))


def test_what_shapes_people_and_ties_always_matters():
    for week in (SKELETON, week_of(adoption_rule="threshold"), week_of()):
        shapes = {"initial_attitude_mean", "layer_weight_team", "resistance_shape", "vacancy_weeks"}
        assert shapes <= set(in_force(week))


def test_what_the_record_is_worked_out_with_always_matters():
    """The mechanism customers moves the index with this lag; without that mechanism the record does."""
    for week in (SKELETON, week_of()):
        assert {"customer_lag_weeks", "committee_seat_share"} <= set(in_force(week))


def test_with_all_equations_and_some_rule_every_parameter_matters():
    rules = ("motivation", "threshold", "bass", "simple_contagion")
    together = {name for rule in rules for name in in_force(week_of(adoption_rule=rule))}
    assert together == set(PARAMETERS)
