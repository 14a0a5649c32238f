"""Textbook networks have the ties that their names promise."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.validation.networks import complete, lattice, poisson, regular, ring


@pytest.mark.parametrize(("ties", "people", "each"), [
    (ring(12, 2), 12, 4), (lattice(5, 6, 8), 30, 8), (lattice(5, 6, 6), 30, 6), (complete(7), 7, 6),
    (regular(60, 8, 3), 60, 8),
])
def test_textbook_networks_give_everybody_the_same_number_of_ties(ties, people, each):
    sources, targets_of = ties
    assert np.bincount(sources, minlength=people).tolist() == [each] * people
    assert not np.any(sources == targets_of)
    assert len(set(zip(sources.tolist(), targets_of.tolist(), strict=True))) == len(sources)


def test_a_poisson_network_has_the_mean_and_the_variance_of_its_name():
    ties = np.bincount(poisson(20_000, 4.0, 1)[0], minlength=20_000)
    assert ties.mean() == pytest.approx(4.0, abs=0.02)
    assert ties.var() == pytest.approx(4.0, abs=0.15)
