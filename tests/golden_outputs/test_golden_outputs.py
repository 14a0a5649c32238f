"""Reports, tables, pictures and runs come out as stored in ``expected/``; see golden.py for how to renew them."""

import pytest

from tests.golden_outputs.golden import difference, found, number, plain, stored
from tests.golden_outputs.themes import THEMES, steady

CASES = [(theme, name) for theme, cases in THEMES.items() for name in cases]


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "name"), CASES, ids=[f"{theme}: {name}" for theme, name in CASES])
def test_it_comes_out_as_stored(theme, name, tmp_path):
    with steady():
        now = found(THEMES[theme][name], tmp_path)
    changed = difference(stored(theme)[name], now)
    assert not changed, changed


@pytest.mark.parametrize("theme", THEMES)
def test_no_case_is_stored_that_is_no_longer_run(theme):
    assert list(stored(theme)) == list(THEMES[theme])


def test_the_last_digits_of_a_number_do_not_count_and_the_sixth_does(tmp_path):
    assert plain("0.12345678", tmp_path) == plain("0.12345681", tmp_path) == "0.123457"
    assert plain("0.12345678", tmp_path) != plain("0.12346678", tmp_path)
    assert number(1e-17) == "0"


def test_a_difference_shows_the_line_and_how_to_renew():
    told = difference("one\ntwo\nthree", "one\n2\nthree")
    assert "-two\n+2" in told
    assert "--renew" in told
    assert not difference("one", "one")
