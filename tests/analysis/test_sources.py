"""How much of a band is chance, people and parameters, where the truth is known."""

import dataclasses
import math

import numpy as np
import pytest

from cxsim.analysis.compare import Comparison
from cxsim.analysis.comparison_data import SourceShare
from cxsim.analysis.sources import common_share, source_shares, split_rows
from cxsim.words.decision import source_words

REPLICATES = 4000


def test_the_share_of_a_source_is_its_share_of_the_variance(normal_draws):
    same = normal_draws("same", REPLICATES)
    values = 0.6 * same + 0.8 * normal_draws("first", REPLICATES)
    sharing = 0.6 * same + 0.8 * normal_draws("second", REPLICATES)
    share, low, high = common_share(values, sharing)
    assert share == pytest.approx(0.36, abs=0.04)
    assert low < 0.36 < high


def test_all_shared_is_everything_and_no_variance_has_no_sources():
    values = np.arange(10.0)
    assert common_share(values, values) == (1.0, 1.0, 1.0)
    assert all(math.isnan(value) for value in common_share(np.ones(10), np.ones(10)))


def test_futures_in_which_a_measure_is_absent_do_not_count():
    values = np.array([1.0, 2.0, 3.0, 4.0, 5.0, math.nan])
    assert common_share(values, np.array([1.0, 2.0, 3.0, 4.0, 5.0, 9.0]))[0] == 1.0


def test_a_split_tells_levels_and_differences(make):
    def plans(shift):
        rows = [make("nothing", {"adoption": np.tile(0.1 + shift, (4, 1))}),
                make("plan", {"adoption": np.tile(0.3 + 2.0 * shift, (4, 1))})]
        return Comparison.of(rows)

    shift = 0.01 * np.arange(10.0)
    found = source_shares(plans(shift), plans(shift), "chance")
    assert [(one.scenario, one.baseline) for one in found if one.measure == "adoption_end"] == [
        ("nothing", ""), ("plan", ""), ("plan", "nothing"),
    ]
    assert all(one.share == pytest.approx(1.0) for one in found if one.measure == "adoption_end")


def test_the_words_say_what_only_arises_together(make):
    comparison = Comparison.of([make("plan", {"adoption": np.tile(0.3, (4, 2))})])
    assert source_words(comparison) == []
    assert split_rows(comparison) == []
    shares = (SourceShare("plan", "", "adoption_end", "chance", 0.2, 0.1, 0.3),
              SourceShare("plan", "", "adoption_end", "people", 0.5, 0.4, 0.6))
    (line,) = source_words(dataclasses.replace(comparison, sources=shares))
    assert line == ("The band of 'plan' in adoption at the end: 20 % is chance (10 to 30 %), 50 % is who happens to "
                    "work there (40 to 60 %); about 30 % comes only from their combination.")
