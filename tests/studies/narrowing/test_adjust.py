"""The adjustment on a company whose answer is known exactly: everything normal, everything linear."""

import numpy as np
import pytest
from scipy.stats import kstest

from cxsim.streams import normals
from cxsim.studies.narrowing.adjust import MODEL_ERROR, Summaries, adjusted, kernel_weights, quantiles

ROWS = 4000


def normal(purpose, shape=(ROWS,)):
    """Keyed standard normal numbers."""
    return normals(5, purpose, np.arange(np.prod(shape), dtype=np.uint64)).reshape(shape)


def linear(rows=ROWS, purpose="a"):
    """Something that is normal, seen twice with errors of 1 and 2, and something else that is not seen."""
    true, other = normal(f"{purpose}: true", (rows,)), normal(f"{purpose}: other", (rows,))
    errors = normal(f"{purpose}: errors", (rows, 2)) * [1.0, 2.0]
    return true[:, None] + errors, np.column_stack([true, other])


def posterior(seen):
    """Mean and standard deviation of what was seen with errors of 1 and 2, from a standard normal prior."""
    precision = 1.0 + 1.0 + 0.25
    return (seen[0] + seen[1] / 4.0) / precision, precision**-0.5


@pytest.mark.parametrize("seen", [(0.0, 0.0), (1.2, -0.5), (-2.0, -3.0)])
def test_the_known_posterior_is_found(seen):
    summaries, outcomes = linear()
    known = Summaries.of(summaries)
    found = adjusted(known, known.place(np.array(seen)), outcomes)
    mean, spread = posterior(seen)
    assert found.weights @ found.values[:, 0] == pytest.approx(mean, abs=0.06)
    assert np.sqrt(np.cov(found.values[:, 0], aweights=found.weights)) / MODEL_ERROR == pytest.approx(spread, rel=0.05)


def test_what_nothing_tells_of_stays_as_it_was():
    summaries, outcomes = linear()
    known = Summaries.of(summaries)
    found = adjusted(known, known.place(np.array([1.5, 1.0])), outcomes)
    assert found.learned[0] == pytest.approx((1.25 / 2.25) ** 0.5, abs=0.08)  # near rows differ less
    assert found.learned[1] < 0.05
    assert found.weights @ found.values[:, 1] == pytest.approx(0.0, abs=0.06)


def test_bands_cover_what_they_promise_and_ranks_are_even():
    summaries, outcomes = linear(300, "few")
    ranks, inside = [], 0
    for row in range(300):
        others = np.arange(300) != row
        known = Summaries.of(summaries[others])
        found = adjusted(known, known.place(summaries[row]), outcomes[others][:, :1])
        ranks.append(found.weights @ (found.values[:, 0] < outcomes[row, 0]))
        low, high = quantiles(found.values, found.weights, (0.05, 0.95))[:, 0]
        inside += low <= outcomes[row, 0] <= high
    assert 0.86 * 300 <= inside <= 0.95 * 300
    assert kstest(ranks, "uniform").pvalue > 0.05


def test_a_spread_that_differs_is_told_from_what_was_seen():
    """Where the summary is large, the outcome is spread three times as wide; the penalty lets half of that count."""
    summary = normal("wide: summary")
    outcome = 2.0 * summary + normal("wide: outcome") * np.exp(0.5 * summary)
    known = Summaries.of(summary[:, None])
    spread = {seen: np.std(adjusted(known, known.place(np.array([seen])), outcome[:, None]).values)
              for seen in (-1.1, 1.1)}
    assert 1.3 < spread[1.1] / spread[-1.1] < 3.0


def test_a_summary_that_is_the_same_everywhere_never_matters():
    summaries, outcomes = linear(200, "same")
    alone, more = Summaries.of(summaries), Summaries.of(np.column_stack([summaries, np.full(200, 3.0)]))
    seen = np.array([0.4, 0.2])
    bare = adjusted(alone, alone.place(seen), outcomes).values
    same = adjusted(more, more.place(np.append(seen, 3.0)), outcomes).values
    assert np.allclose(bare, same, atol=1e-9)


def test_the_share_of_effective_rows_is_fixed_however_far_away_the_company_is():
    for away in (0.0, 50.0):
        weights = kernel_weights(np.linspace(0.0, 4.0, 500) + away, 0.8)
        assert 1.0 / (weights @ weights) == pytest.approx(0.8 * 500, rel=0.01)


def test_quantiles_of_weighted_columns():
    values = np.array([[3.0, 30.0], [1.0, 10.0], [2.0, 20.0]])
    assert quantiles(values, np.full(3, 1 / 3), (0.5,))[0].tolist() == [2.0, 20.0]
    heavy = quantiles(values, np.array([0.0, 0.0, 1.0]), (0.05, 0.95))
    assert heavy[:, 0].tolist() == [2.0, 2.0]
