"""Weekly measures as a board says them."""

from cxsim.analysis.indicators import EarlySign
from cxsim.words.weekly import reading_words, sign_words


def test_readings_have_their_units():
    assert reading_words("adoption", 0.00837) == "0.84 %"
    assert reading_words("change_load", 1.04) == "104 %"
    assert reading_words("trust", 0.4321) == "0.432"
    assert reading_words("customer_index", 65.12) == "65.1"
    assert reading_words("quits", 1.25) == "1.25 people per week"


def test_a_sign_says_what_to_look_at_and_when():
    assert sign_words(EarlySign("use", True, 0.33, 26, 0.9, 0.1), None) == "use 33 % or less, week 26"
    tired = EarlySign("burnout", False, 0.125, 8, 0.9, 0.1)
    assert sign_words(tired, None) == "exhausted people more than 12 %, week 8"
