"""A move that was tried is told also when it hardly helps."""

from datetime import date

from cxsim.analysis.explained import Move
from cxsim.analysis.paired import Difference
from cxsim.analysis.tried_move import TriedMove
from cxsim.words.tried_move import trial_words, tried_move_words


def tried(mean, low, high, after=1.09, among=14):
    change = Difference(mean, low, high, low, high, 0.6, 100, 10)
    return TriedMove(Move("later", "training", 8.0), 3, 12, among, 100, 78, change, 1.09, after)


def test_a_clear_change_is_told_with_its_size():
    assert tried_move_words(tried(0.012, 0.002, 0.022), date(2027, 1, 4)) == (
        "Training 8 weeks later. The highest load stays at 109 %, and adopters on 3 Jul 2028 rise by 1.2 points.")
    assert tried_move_words(tried(-0.2, -0.3, -0.1, 0.98), None) == (
        "Training 8 weeks later. The highest load goes from 109 to 98 %, and adopters in week 78 fall by 20 points.")


def test_what_may_be_chance_is_called_that():
    assert tried_move_words(tried(0.004, -0.01, 0.02), None).endswith(
        "and adopters in week 78 do not change in a way that could be told from chance (+0.4 points).")


def test_how_it_was_tried():
    assert trial_words(tried(0.0, 0.0, 0.0)) == (
        "The best of 14 moves in time, tested in 100 futures by which it was not chosen.")
    assert trial_words(tried(0.0, 0.0, 0.0, among=1)).startswith("The one move in time that is possible")
