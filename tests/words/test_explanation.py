"""Why a line is flat: what holds most people, in one plain sentence."""

import dataclasses

import numpy as np

from cxsim.analysis.stages import HELD, held
from cxsim.testing.recordings import recording_from, result_from, synthetic_recording
from cxsim.words.explanation import explanation, why_flat


def flat(**shares):
    given = {"adoption": 0.02, "ability": 0.8, "opportunity": 0.8, "willingness": 0.8} | shares
    weekly = {name: np.full((10, 2), share) for name, share in given.items()}
    return result_from("plan", recording_from(weekly))


def test_the_sentence_names_what_holds_most():
    assert explanation(flat(unwilling=0.1, unable=0.71)) == (
        "71 % of people are unable: skill and tools are not enough for what is asked; no intervention reaches them, "
        "and ability never exceeds 80 %."
    )


def test_a_second_reason_is_named_when_it_holds_nearly_as_many():
    assert explanation(flat(hindered=0.4, unable=0.45)) == (
        "45 % of people are unable: skill and tools are not enough for what is asked; "
        "another 40 % are hindered: inhibitors and saturation leave too little room for it; no intervention reaches "
        "them, and ability never exceeds 80 %."
    )


def test_another_low_factor_is_told_because_the_factors_multiply():
    assert explanation(flat(unwilling=0.9, willingness=0.1, ability=0.22)) == (
        "90 % of people are unwilling: conviction, habit, colleagues and pressure together are too weak; no "
        "intervention reaches them, and willingness never exceeds 10 %; ability is low too (22 %)."
    )


def test_equal_reasons_come_in_one_order():
    assert held(flat(unwilling=0.4, unable=0.4)).stage == "unable"


def test_only_the_last_four_weeks_count():
    early = np.zeros((10, 2))
    early[:6] = 1.0
    result = result_from("plan", recording_from({"adoption": np.zeros((10, 2)), "unable": early}))
    assert held(result) is None
    assert why_flat(result) == "Adoption hardly moves (from 0 % to 0 % of people)."


def test_a_recording_without_reasons_is_not_explained():
    result = flat(unable=0.9)
    bare = {name: values for name, values in result.recording.weekly.items() if name not in HELD}
    unexplained = dataclasses.replace(result, recording=dataclasses.replace(result.recording, weekly=bare))
    assert explanation(unexplained) is None


def test_a_flat_line_is_explained_and_a_rising_one_is_not():
    assert why_flat(flat(unwilling=0.9)) == (
        "Adoption hardly moves (from 2 % to 2 % of people). At the end, 90 % of people are unwilling: "
        "conviction, habit, colleagues and pressure together are too weak; no intervention reaches them, and "
        "willingness never exceeds 80 %."
    )
    assert why_flat(result_from("plan", synthetic_recording(final=0.6))) is None


def test_a_department_held_by_something_else_is_named_and_a_tiny_one_never_is():
    result = result_from("plan", synthetic_recording(final=0.0, holds="unable"))
    assert explanation(result) == (
        "over 99 % of people are unable: skill and tools are not enough for what is asked; no intervention reaches "
        "them, and ability never exceeds 60 %; in claims over 99 % are unwilling: conviction, habit, colleagues and "
        "pressure together are too weak."
    )
    tiny = result_from("plan", synthetic_recording(final=0.0, holds="unable", headcount=12))
    assert "claims" not in explanation(tiny)
