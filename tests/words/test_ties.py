"""The sentence on who is tied to whom."""

import math

import pytest

from cxsim.analysis.comparison_data import TiesMatter
from cxsim.analysis.paired import ABSENT, Difference
from cxsim.words.ties import ties_words


def told(low, high):
    mean = (low + high) / 2.0
    return ties_words(TiesMatter("champions", Difference(mean, low, high, low, high, 0.5, 32)), "EUR")


def test_ties_matter_if_the_interval_excludes_no_change():
    assert told(-0.06, -0.02) == (
        "Who is tied to whom matters for this plan. With random contacts in place of theirs, the share of adopters "
        "under 'champions' would change by −4.0 points at the end (95 % interval of the mean −6.0 to −2.0 points; "
        "32 futures)."
    )


@pytest.mark.parametrize(("low", "high", "verdict"), [
    (-0.019, 0.019, "Who is tied to whom hardly matters for this plan."),
    (0.004, 0.012, "Who is tied to whom hardly matters for this plan."),  # clear, but less than two points
    (0.004, 0.03, "Who is tied to whom matters for this plan."),
    (-0.02, 0.01, "Whether it matters for this plan who is tied to whom cannot be told."),
])
def test_the_verdict_claims_no_more_than_the_interval(low, high, verdict):
    assert told(low, high).startswith(verdict + " With random contacts")


def test_nothing_is_said_without_an_interval():
    assert math.isnan(ABSENT.low)
    assert ties_words(TiesMatter("champions", ABSENT), "EUR") == ""
