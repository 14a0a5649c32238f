"""Which plan leads, as a title."""

import pytest

from cxsim.analysis.verdict import TargetChance, Verdict
from cxsim.words.standing import same_futures_words, standing_title


def verdict(kind="one", rival="Talk", share=0.62, known=100):
    chances = () if share is None else (TargetChance("Train", share, known),)
    return Verdict(kind, "Train", rival, ("Train",), "adoption_end", chances)


@pytest.mark.parametrize(("found", "title"), [
    (verdict(), "“Train” leads, but 38 of 100 futures miss the target"),
    (verdict(share=0.99), "“Train” leads, but 1 of 100 futures misses the target"),
    (verdict(share=0.9999, known=20_000), "“Train” leads, but 1 of 100 futures misses the target"),
    (verdict(share=0.75, known=8), "“Train” leads, but 2 of 8 futures miss the target"),
    (verdict(share=1.0), "“Train” leads, and every future reaches the target"),
    (verdict(share=None), "“Train” leads"),
    (verdict(rival=""), "“Train” reaches the target in 62 of 100 simulated futures"),
    (verdict(rival="", share=None), "What the brief says"),
    (verdict("several"), "What the brief says"),
    (verdict("none"), "What the brief says"),
    (verdict("not enough", share=0.4), "What the brief says"),
])
def test_the_title_is_the_finding(found, title):
    assert standing_title(found, "What the brief says") == title


def test_plans_met_the_same_futures():
    assert same_futures_words(2, 100) == (
        "Both plans met the same 100 simulated futures, so differences are shown future by future.")
    assert same_futures_words(6, 1_000).startswith("All six plans met the same 1,000 simulated futures")
    assert same_futures_words(1, 100) == "The plan met 100 simulated futures."
    assert same_futures_words(2, 4).endswith("future by future. So few are rough: 200 are usual.")
