"""Replicates until a comparison is precise enough."""

from types import SimpleNamespace

import pytest

from cxsim.analysis.compare import Comparison
from cxsim.errors import ResultError
from cxsim.studies.until import (
    differences,
    needed_for,
    precise,
    reach_of,
    refuse_senseless,
    simulate_until,
    with_precision,
)
from cxsim.testing.recordings import recording_from, result_from


def compared(*finals):
    """Plans with this adoption at the end in each future."""
    recordings = [recording_from({"adoption": [[*final]] * 8, "output": [[1.0] * len(final)] * 8}) for final in finals]
    return Comparison.of([result_from(f"plan {number}", one) for number, one in enumerate(recordings)], None)


@pytest.mark.parametrize(("half_width", "most", "scenarios", "why"), [
    (0.0, 64, 2, "a half-width of 0 makes no sense: give a share above 0 and below 1, like 0.01"),
    (1.0, 64, 2, "a half-width of 1 makes no sense"),
    (0.1, 64, 1, "a single scenario has no difference to measure: give two or more"),
    (0.1, 1, 2, "1 replicate gives no interval: allow at least 2"),
])
def test_what_cannot_be_reached_is_refused(half_width, most, scenarios, why):
    with pytest.raises(ResultError, match=why):
        refuse_senseless(half_width, most, scenarios)


def test_the_least_that_makes_sense():
    refuse_senseless(0.999, 2, 2)


def test_the_widest_pair_counts():
    found = differences(compared((0.1, 0.1, 0.1), (0.1, 0.2, 0.3), (0.1, 0.2, 0.2)))
    assert [round(reach_of(one), 4) for one in found[:1]] == [0.2484]
    assert precise(found[:1], 0.249)
    assert not precise(found[:1], 0.248)


def test_a_skewed_pair_is_not_precise_however_narrow():
    found = differences(compared((0.25,) * 10, (0.25,) * 9 + (0.5,)))
    assert needed_for(found) == 60
    assert not precise(found, 0.99)
    assert needed_for(differences(compared((0.25,) * 10, (0.5,) * 10))) == 0  # always the same needs no more


@pytest.mark.parametrize(("half_width", "reached", "words"), [
    (0.3, True, "reached with 3 replicates, the farthest end of one is 0.25 away"),
    (0.02, False, "not reached; allow more replicates with 3 replicates, the farthest end of one is 0.25 away"),
])
def test_every_result_notes_how_many_were_run(half_width, reached, words):
    comparison = compared((0.1, 0.1, 0.1), (0.1, 0.2, 0.3))
    for result in with_precision(comparison, half_width, differences(comparison)).results:
        assert result.manifest["notes"][-1].endswith(f"was within ±{half_width:g} of the mean: {words}")
        assert result.manifest["until"] == {
            "half_width": half_width, "reached": reached, "widest": pytest.approx(0.2484, abs=1e-4), "needed": 0}


def looks(half_width, cap):
    """How many replicates there are at each look, of plans whose difference is 0 and 0.4 in turn."""
    ensemble, seen = SimpleNamespace(replicates=0, worlds=SimpleNamespace(shown=2)), []

    def simulate(futures):
        ensemble.replicates += futures.count
        seen.append(ensemble.replicates)

    ensemble.simulate = simulate
    ensemble.results = lambda: compared(
        [0.0] * ensemble.replicates, ([0.0, 0.4] * ensemble.replicates)[:ensemble.replicates]).results
    found = simulate_until(ensemble, half_width, cap, None)
    return seen, found.results[0].manifest["until"]["reached"]


def test_they_double_from_64_until_it_is_precise_or_the_cap_is_reached():
    assert looks(0.06, None) == ([64], True)
    assert looks(0.027, None) == ([64, 128, 256], True)
    assert looks(0.027, 200) == ([64, 128, 200], False)
    assert looks(0.027, 128) == ([64, 128], False)
    assert looks(0.9, 10) == ([10], True)
