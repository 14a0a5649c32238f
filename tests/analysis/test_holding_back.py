"""What holds people who have not adopted, as numbers."""

import numpy as np

from cxsim.analysis.holding_back import first_unmet, is_nearly_flat
from cxsim.testing.recordings import recording_from, result_from


def flat(**shares):
    weekly = {"adoption": np.full((10, 2), 0.02)} | {
        f"held_by_{name}": np.full((10, 2), share) for name, share in shares.items()
    }
    return result_from("plan", recording_from(weekly))


def test_a_line_is_flat_when_it_never_moves_ten_points():
    assert is_nearly_flat(flat())
    rises_and_falls = np.zeros((10, 2))
    rises_and_falls[4] = 0.11
    assert not is_nearly_flat(result_from("plan", recording_from({"adoption": rises_and_falls})))
    assert is_nearly_flat(result_from("plan", recording_from({"adoption": np.full((10, 2), 0.4)})))


def test_the_first_unmet_condition_is_told_apart_from_what_holds():
    unaware = recording_from({"adoption": np.zeros((10, 2)), "barrier_awareness": np.full((10, 2), 0.9)})
    assert first_unmet(result_from("plan", unaware)) == ("awareness", 0.9)
    assert first_unmet(flat(skill=0.9)) is None
