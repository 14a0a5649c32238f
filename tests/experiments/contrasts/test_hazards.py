"""The logit of person-periods, and what own contacts add to it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cxsim.studies.diffusion.observations import Observations, ObservedContacts
from experiments.contrasts.hazards import PULL, Rows, fitted, gains, influence, log_likelihood, shuffled

GROUPS, SIZE, PERIODS = 6, 12, 4


def pairs(contagious: bool) -> Observations:
    """Groups of twelve in pairs who look at one another; each first member of three pairs adopts in period 1.

    If it is contagious, the partners adopt in period 2, else the same number of people without such a partner.
    """
    adopted = np.zeros((GROUPS, SIZE), dtype=np.int64)
    adopted[:, [0, 2, 4]] = 1
    adopted[:, [1, 3, 5] if contagious else [6, 8, 10]] = 2
    # One person in each half of the group is an exception, or no weight would be finite.
    adopted[::2, [5, 7] if contagious else [1, 3]] = [3, 2] if contagious else 2
    adopted_in = adopted.ravel()
    everybody = np.arange(GROUPS * SIZE)
    return Observations(
        tuple(f"{one:03d}" for one in everybody), tuple("abcdef"), everybody // SIZE, adopted_in,
        np.where(adopted_in > 0, adopted_in, PERIODS),
        ObservedContacts(everybody, everybody ^ 1, np.ones(len(everybody))), ("informal",),
    )


def test_a_logit_of_two_groups_gives_their_log_odds():
    adopts = np.array([1.0] * 30 + [0.0] * 70 + [1.0] * 60 + [0.0] * 40)
    columns = np.column_stack([np.ones(200), np.repeat([0.0, 1.0], 100)])
    constant, weight = fitted(columns, adopts)
    assert constant == pytest.approx(math.log(3 / 7), abs=2.0 * PULL)
    assert weight == pytest.approx(math.log(6 / 4) - math.log(3 / 7), abs=2.0 * PULL)


def test_the_log_likelihood_of_even_odds():
    assert log_likelihood(np.zeros(1), np.ones((3, 1)), np.array([1.0, 0.0, 1.0])) == pytest.approx(3.0 * math.log(0.5))


def test_a_logit_without_an_answer_is_refused():
    with pytest.raises(ArithmeticError, match="did not converge"):
        fitted(np.full((2, 1), math.nan), np.array([1.0, 0.0]))


def test_rows_hold_periods_group_contacts_and_own_contacts():
    rows = Rows.of(pairs(contagious=True))
    at_risk = rows.columns[:, :PERIODS].sum(axis=0)
    assert at_risk.tolist() == [72.0, 54.0, 36.0, 33.0]
    assert rows.columns.shape[1] == PERIODS + 3
    second = rows.columns[:, 1] == 1.0
    assert rows.columns[second & (rows.group == 0)][:, -1].tolist() == [1.0] * 3 + [0.0] * 6


def test_contagion_in_pairs_is_found_and_predicts():
    real = pairs(contagious=True)
    assert influence(Rows.of(real)) > 2.0
    own, others = gains([real, shuffled(real, 0)])
    assert own > 5.0 > others


def test_without_contagion_own_contacts_add_nothing():
    assert influence(Rows.of(pairs(contagious=False))) < 0.0


def test_shuffled_contacts_are_as_many_of_the_same_group():
    real = pairs(contagious=True)
    other = shuffled(real, 3)
    assert other.degree.tolist() == real.degree.tolist()
    assert (real.group_of[other.contacts.sources] == real.group_of[other.contacts.targets]).all()
    assert (other.contacts.sources != other.contacts.targets).all()
    assert (other.contacts.targets != real.contacts.targets).any()
