"""How well interventions reached the people they were meant for, in sentences."""

from types import SimpleNamespace

from cxsim.results.aims import Aim
from cxsim.words.aims import aim_words


def words(*aims, replicates=10):
    return aim_words(SimpleNamespace(aims=aims, replicates=replicates))


def test_a_sentence_for_each_intervention_by_name():
    assert words(Aim(0, 3, "talks", 10, 5, 0), Aim(1, 3, "talks", 20, 5, 0), Aim(1, 4, "coaching", 4, 1, 2)) == [
        "'coaching' chose people by leaders' beliefs in 1 of 10 futures and reached 4 people on average; 25 % of "
        "them were not the people it was meant for (25 % to 25 % in 90 of 100 futures); 50 % were believed unwilling "
        "but were unskilled or blocked.",
        "'talks' chose people by leaders' beliefs in 2 of 10 futures and reached 15 people on average; 38 % of "
        "them were not the people it was meant for (26 % to 49 % in 90 of 100 futures)."]


def test_whoever_reached_nobody_is_told():
    [sentence] = words(Aim(0, 3, "talks", 0, 0, 0), Aim(0, 4, "talks", 0, 0, 0))
    assert sentence.endswith(" and reached no one.")
    assert "1 of 10" in sentence


def test_without_aims_there_is_nothing_to_say():
    assert words() == []
