"""Trials run and watch each arm once, more often where quits or companies are counted."""

from __future__ import annotations

import numpy as np

from experiments.validation.sizes.populations import practice
from experiments.validation.sizes.trials import Trials


def test_quits_have_four_times_the_replicates_and_companies_eight_times_with_parameters_of_their_own():
    trials = Trials(3)
    assert (trials.replicates, trials.many.replicates, trials.companies.replicates) == (3, 12, 24)


def test_people_are_watched_once_in_all_replicates():
    trials, arm = Trials(34), practice("nothing", [], weeks=2)
    seen = trials.watch(arm, 1, 2, ("habit",))
    assert seen.start["habit"].shape == seen.mean["use"].shape == seen.stayed.shape == (160, 34)
    assert trials.watch(arm, 1, 2, ("habit",)) is seen
    assert trials.watch(arm, 0, 2) is not seen


def test_half_of_a_practice_is_there_at_the_start_and_stays():
    trials, arm = Trials(8), practice("nothing", [], weeks=4)
    use = trials.run(arm).weekly["start:use"][0]
    assert abs(use.mean() - 0.5) < 4.0 * use.std(ddof=1) / np.sqrt(8)
    assert trials.mean(arm, "use", 0, 4).tolist() == trials.run(arm).weekly["use"][:4].mean(axis=0).tolist()
    assert trials.end(arm).tolist() == trials.mean(arm, "adoption", 0, 4).tolist()
