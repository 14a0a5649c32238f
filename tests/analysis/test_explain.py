"""Why a line is flat: the barrier that holds most people, in one plain sentence."""

import numpy as np

from cxsim.analysis.explain import explanation, held, is_nearly_flat, percent, why_flat
from cxsim.testing.recordings import recording_from, result_from, synthetic_recording


def flat(**barriers):
    weekly = {"adoption": np.full((10, 2), 0.02)} | {
        f"barrier_{name}": np.full((10, 2), share) for name, share in barriers.items()
    }
    return result_from("plan", recording_from(weekly))


def test_a_line_is_flat_when_it_never_moves_ten_points():
    assert is_nearly_flat(flat())
    rises_and_falls = np.zeros((10, 2))
    rises_and_falls[4] = 0.11
    assert not is_nearly_flat(result_from("plan", recording_from({"adoption": rises_and_falls})))
    assert is_nearly_flat(result_from("plan", recording_from({"adoption": np.full((10, 2), 0.4)})))


def test_the_sentence_names_the_barrier_that_holds_most():
    assert explanation(flat(awareness=0.1, knowledge=0.71)) == (
        "71 % of people stop at knowledge: they want to but lack the skill."
    )


def test_a_second_barrier_is_named_when_it_holds_nearly_as_many():
    assert explanation(flat(desire=0.4, knowledge=0.45)) == (
        "45 % of people stop at knowledge: they want to but lack the skill; "
        "another 40 % stop at desire: they see the need but do not want the change."
    )


def test_equal_barriers_come_in_the_order_in_which_people_meet_them():
    assert held(flat(knowledge=0.4, desire=0.4)).main == "desire"


def test_only_the_last_four_weeks_count():
    barrier = np.zeros((10, 2))
    barrier[:6] = 1.0
    result = result_from("plan", recording_from({"adoption": np.zeros((10, 2)), "barrier_awareness": barrier}))
    assert held(result) is None
    assert why_flat(result) == "Adoption hardly moves (from 0 % to 0 % of people)."


def test_a_flat_line_is_explained_and_a_rising_one_is_not():
    assert why_flat(flat(awareness=0.9)) == (
        "Adoption hardly moves (from 2 % to 2 % of people). At the end, "
        "90 % of people stop at awareness: they do not see the need for the change."
    )
    assert why_flat(result_from("plan", synthetic_recording(final=0.6))) is None


def test_a_department_held_by_something_else_is_named_and_a_tiny_one_never_is():
    result = result_from("plan", synthetic_recording(final=0.0, barrier="knowledge"))
    assert explanation(result) == (
        "over 99 % of people stop at knowledge: they want to but lack the skill; "
        "in claims over 99 % stop at desire: they see the need but do not want the change."
    )
    tiny = result_from("plan", synthetic_recording(final=0.0, barrier="knowledge", headcount=12))
    assert "claims" not in explanation(tiny)


def test_few_are_not_rounded_to_none_nor_nearly_all_to_all():
    assert [percent(share) for share in (0.0, 0.001, 0.006, 0.5, 0.994, 0.996, 1.0)] == [
        "0 %", "under 1 %", "1 %", "50 %", "99 %", "over 99 %", "100 %",
    ]
