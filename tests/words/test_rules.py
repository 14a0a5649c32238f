"""What the rules of a plan decided, in sentences."""

from types import SimpleNamespace

from cxsim.results.decisions import OVER, UNDER_WAY, Decision
from cxsim.words.rules import rule_words


def words(*decisions, replicates=10):
    rules = [{"name": "breathe", "when": "trust below 0.5", "then": "stop mandate"}]
    return rule_words(SimpleNamespace(decisions=decisions, replicates=replicates, manifest={"rules": rules}))[0]


def decided(replicate, week, group="all", reason="", rule="breathe"):
    return Decision(replicate, week, rule, group, "stop mandate", reason)


START = "When trust below 0.5: stop mandate. "


def test_a_rule_that_never_fired():
    assert words() == words(decided(0, 3, rule="other")) == START + "That never happened."
    assert rule_words(SimpleNamespace(decisions=(), replicates=10, manifest={})) == []


def test_the_first_week_in_each_future_counts():
    assert words(decided(0, 9), decided(0, 4), decided(1, 4)) == (
        START + "Done in 2 of 10 futures, first in week 4.")
    assert words(*(decided(number, number + 1) for number in range(10))).endswith(
        ", first mostly in weeks 1 to 10, half of them by week 6.")


def test_departments_are_counted_once_in_each_future():
    sales = [decided(replicate, week, "department:sales") for replicate, week in ((0, 4), (0, 5), (1, 4))]
    assert words(*sales, decided(1, 4, "department:claims")) == (
        START + "Done in 2 of 10 futures (claims 1, sales 2), first in week 4.")


def test_what_was_left_undone_is_told_by_kind_of_reason():
    told = words(decided(0, 4), decided(1, 4, reason="no money: 5 short"), decided(1, 5, reason="no money: 9 short"),
                 decided(2, 4, reason="no hours"), decided(3, 4, reason=OVER), decided(4, 4, reason=UNDER_WAY))
    assert told == (START + "Done in 1 of 10 futures, first in week 4. Decided but not done in 1 of 10 "
                    "futures: no hours. Decided but not done in 1 of 10 futures: no money.")
