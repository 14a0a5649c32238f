"""Measures as they are said in a sentence."""

from cxsim.results.measures import MEASURES
from cxsim.results.recording import WEEKLY_MEASURES
from cxsim.words.measures import SPOKEN, spoken


def test_measures_of_a_run_and_of_a_week_have_their_words():
    assert spoken("adoption_end") == "adoption at the end"
    assert spoken("quits") == "leavers"
    assert spoken("use_mean") == "use mean"


def test_no_measure_is_said_with_an_underscore():
    known = {*WEEKLY_MEASURES, *MEASURES}
    assert set(SPOKEN) <= known
    assert all("_" not in spoken(name) for name in known)
