"""Values before and after."""

import pytest

from cxsim.model.mechanisms.values_reality import next_reality, values_evaluation, values_quitting, values_shift

QUIET = {"change_reality": 0.0, "values_bridge": 0.0, "seen_use_mean": 0.0, "trust": 0.5}


def week(alone, **given):
    return alone(next_reality, **{**QUIET, **given})


@pytest.mark.parametrize(
    ("given", "aim"),
    [({}, 0.0), ({"seen_use_mean": 0.2, "use_mean": 0.2}, 0.3), ({"mandate_mean": 1.0}, 0.2),
     ({"values_dialogue": 1.0}, 0.3), ({"seen_use_mean": 1.0, "use_mean": 1.0}, 1.0)],
)
def test_a_change_becomes_real_with_what_people_see_and_are_told(alone, given, aim):
    assert week(alone, **given)[0] == pytest.approx(aim / 8.0, abs=1e-15)


def test_a_bridge_is_built_by_dialogue_as_far_as_leaders_are_trusted(alone):
    assert week(alone, values_dialogue=1.0)[1] == pytest.approx(0.06 * 0.5)
    assert week(alone, values_dialogue=1.0, trust=0.0)[1] == 0.0
    assert week(alone, values_bridge=0.5)[1] == pytest.approx(0.5 - 0.01 * 0.5)


def test_nobody_is_a_misfit_of_a_change_that_has_not_happened(alone):
    assert alone(values_shift, change_reality=0.0, usual_reality=0.0, values_bridge=0.0, values_before=0.9,
                 values_fit=0.1) == 0.0


def test_what_people_are_used_to_moves_nobody_away(alone):
    people = {"usual_reality": 0.4, "values_bridge": 0.0, "values_before": 0.8, "values_fit": 0.2}
    assert alone(values_shift, change_reality=0.4, **people) == 0.0
    assert alone(values_shift, change_reality=0.9, **people) == pytest.approx(0.5 * -0.6)


def test_the_bridge_narrows_the_shift_for_better_and_for_worse(alone):
    for before, after in ((0.8, 0.2), (0.2, 0.8)):
        people = {"change_reality": 1.0, "usual_reality": 0.0, "values_before": before, "values_fit": after}
        assert alone(values_shift, values_bridge=0.0, **people) == pytest.approx(after - before)
        assert alone(values_shift, values_bridge=0.5, **people) == pytest.approx(0.5 * (after - before))


def test_the_shift_counts_in_the_evaluation_and_in_the_place_of_the_common_misfit(alone):
    people = {"values_bridge": 0.0, "values_before": 0.8, "values_fit": 0.4}
    assert alone(values_evaluation, change_reality=1.0, awareness=0.0, **people) == pytest.approx(-1.2)
    # Who knows of it pictures .8 of it, however little of it is real.
    assert alone(values_evaluation, change_reality=0.1, awareness=1.0, **people) == pytest.approx(-0.96)
    own = alone(values_quitting, values_shift=-0.36, values_fit=0.55, use_last_week=0.0)
    assert own == pytest.approx(0.40 * 0.36 / 0.18)
    # What the reference week counts for everybody is taken out again.
    common = alone(values_quitting, values_shift=0.0, values_fit=0.19, use_last_week=1.0)
    assert common == pytest.approx(-0.40 * 0.36 / 0.18)
