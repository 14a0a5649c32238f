"""Plain sentences that claim no more than the numbers do."""

import numpy as np
import pytest

from cxsim.analysis.compare import Comparison
from cxsim.testing.recordings import recording_from, result_from
from cxsim.words.differences import amount, difference_words, futures, headline, span


def comparison(**plans):
    return Comparison.of([
        result_from(name, recording_from({"adoption": np.tile(levels, (4, 1))})) for name, levels in plans.items()
    ])


@pytest.mark.parametrize(
    ("share", "replicates", "words"),
    [
        (0.93, 200, "in 93 of 100 futures"),
        (0.999, 1000, "in 99 of 100 futures"),
        (0.001, 1000, "in 1 of 100 futures"),
        (1.0, 200, "in all 200 futures"),
        (0.0, 200, "in none of the 200 futures"),
        (2 / 3, 3, "in 2 of 3 futures"),
        *((count / 100, 100, f"in {count} of 100 futures") for count in (7, 14, 28, 29, 57, 58)),
        (2.5 / 4, 4, "in 2 of 4 futures"),
        (0.5 / 4, 4, "in 1 of 4 futures"),
        (3.5 / 4, 4, "in 3 of 4 futures"),
    ],
)
def test_shares_of_futures(share, replicates, words):
    assert futures(share, replicates) == words


def test_amounts_carry_the_unit_that_a_person_reads():
    assert amount(0.623, "adoption_end", "EUR") == "62 %"
    assert amount(0.0123, "adoption_end", "EUR") == "1.2 %"
    assert amount(-0.0123, "adoption_end", "EUR", signed=True) == "\N{MINUS SIGN}1.2 points"
    assert amount(0.1, "turnover_per_year", "EUR", signed=True) == "+10 points a year"
    assert amount(1234567.8, "cost_total", "CHF") == "1,230,000 CHF"
    assert amount(34.2, "weeks_to_half", "EUR") == "34 weeks"
    assert amount(-0.0001, "adoption_end", "EUR", signed=True) == "0.0 points"
    assert amount(0.0, "cost_total", "EUR") == "0 EUR"
    assert amount(987.6, "cost_total", "EUR") == "988 EUR"
    assert amount(float("nan"), "cost_per_adopter", "EUR") == "absent"


def test_an_interval_without_0_does_not_look_as_if_it_began_there():
    assert span(0.0003, 0.01, "adoption_end", "EUR", signed=True) == "+0.03 to +1.0 points"
    assert span(-0.01, -0.0000049, "adoption_end", "EUR", signed=True) == (
        "\N{MINUS SIGN}1.0 to \N{MINUS SIGN}0.0005 points")
    assert span(-0.0003, 0.01, "adoption_end", "EUR", signed=True) == "0.0 to +1.0 points"
    assert span(0.0, 0.01, "adoption_end", "EUR") == "0 to 1.0 %"
    assert span(0.004, 20.0, "cost_total", "EUR") == "0.004 to 20 EUR"


def test_no_difference_is_said_in_these_words():
    same = comparison(a=[0.1, 0.2], b=[0.1, 0.2])
    assert difference_words(same.difference("b"), "adoption_end", "a", "EUR") == (
        "no difference from 'a' in any of 2 futures")
    assert headline(same).startswith("There is no difference between 'a' and 'b'")


def test_a_clear_difference_tells_size_interval_and_how_often():
    found = comparison(a=[0.1, 0.2, 0.3], b=[0.4, 0.5, 0.6])
    assert difference_words(found.difference("b"), "adoption_end", "a", "EUR") == (
        "+30 points against 'a' (the same in all 3 futures), better in all 3 futures"
    )
    assert headline(found) == (
        "'b' leads: 50 % of people have adopted the change at the end (41 to 59 % over only 3 futures). "
        "That is 30 points more than the next best plan, 'a' (mean between +30 and +30 points), "
        "and the best of both plans in all 3 futures."
    )


def test_a_mean_that_a_few_futures_decide_is_told_with_what_it_would_take():
    skewed = comparison(a=[0.1] * 20, b=[0.1] * 19 + [0.9])
    assert difference_words(skewed.difference("b"), "adoption_end", "a", "EUR") == (
        "no clear difference: +4.0 points against 'a' (95 % interval of the mean −2.8 to +29 points; a few "
        "futures decide it: about 120 futures would be needed), better in 10 of 20 futures")


def test_the_price_of_the_lead_is_told():
    def bought(name, level, spent):
        weekly = {"adoption": np.tile(level, (4, 3))}
        return result_from(name, recording_from(weekly, costs={"training": np.full((4, 3), spent)}))

    said = headline(Comparison.of([bought("cheap", 0.1, 10.0), bought("dear", 0.4, 1000.0)]))
    assert said.endswith("It costs 4,000 EUR; 'cheap' costs 40 EUR.")


def test_an_unclear_difference_is_called_unclear():
    found = comparison(a=[0.1, 0.5, 0.3], b=[0.4, 0.1, 0.6])
    words = difference_words(found.difference("b"), "adoption_end", "a", "EUR")
    assert words.startswith("no clear difference: +6.7 points")
    assert headline(found).startswith("The 2 plans cannot be told apart: no clear difference")


def test_two_leaders_before_a_third_are_named_together():
    found = comparison(nothing=[0.0, 0.0, 0.0], a=[0.5, 0.7, 0.6], b=[0.7, 0.5, 0.6])
    assert headline(found).startswith("'a' and 'b' lead and cannot be told apart (no clear difference between them).")


def test_a_band_is_claimed_only_with_twenty_futures_or_more():
    assert "(50 to 50 % in 90 of 100 futures)" in headline(comparison(only=[0.5] * 20))


def test_one_plan_alone_is_only_described():
    assert headline(comparison(only=[0.5, 0.5])) == (
        "With 'only', 50 % of people have adopted the change at the end (50 to 50 % over only 2 futures)."
    )
