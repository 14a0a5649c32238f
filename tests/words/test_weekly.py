"""Weekly measures as a board says them."""

from cxsim.analysis.indicators import EarlySign
from cxsim.results.recording import WEEKLY_MEASURES
from cxsim.words.weekly import SPOKEN, reading_words, sign_words, spoken_measure


def test_readings_have_their_units():
    assert reading_words("adoption", 0.00837) == "0.84 %"
    assert reading_words("change_load", 1.04) == "104 %"
    assert reading_words("trust", 0.4321) == "0.432"
    assert reading_words("customer_index", 65.12) == "65.1"
    assert reading_words("quits", 1.25) == "1.25 people per week"


def test_no_measure_is_said_with_an_underscore():
    assert set(SPOKEN) <= set(WEEKLY_MEASURES)
    assert all("_" not in spoken_measure(name) for name in WEEKLY_MEASURES)


def test_a_sign_says_what_to_look_at_and_when():
    assert sign_words(EarlySign("use", True, 0.33, 26, 0.9, 0.1), None) == "use 33 % or less, week 26"
    tired = EarlySign("burnout", False, 0.125, 8, 0.9, 0.1)
    assert sign_words(tired, None) == "exhausted people more than 12 %, week 8"
