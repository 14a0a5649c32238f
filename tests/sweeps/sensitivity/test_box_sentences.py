"""What scenario discovery found, in plain sentences."""

from cxsim.analysis.boxes import Box, BoxSide
from cxsim.sweeps.sensitivity.box_sentences import discovery_words
from cxsim.sweeps.sensitivity.discovery import Discovery, FoundBox
from cxsim.sweeps.sensitivity.threshold import Threshold

LOW = Threshold("plan_cost", "<", 1234567.0)
HABIT, TEAM = BoxSide("parameters.habit_gain", True, 0.25), BoxSide("context.team = large", False, 0.5)
FIRST = Box((HABIT, TEAM), cases_inside=30.0, inside=40, cases_outside=10.0, outside=160)
SECOND = Box((BoxSide("context.team = large", True, 0.5),), cases_inside=2.0, inside=10, cases_outside=8.0, outside=100)


def words(*boxes, frequency=0.2, **more):
    return discovery_words(Discovery("s", LOW, boxes, 200, 1, frequency, **more))


def test_one_sentence_for_all_cells_each_box_and_its_stability():
    assert words(FoundBox(FIRST, (0.95, 0.9)), FoundBox(SECOND, (0.49,))) == [
        "Plan cost is below 1,234,567 in 20 % of all futures (200 cells, 1 replicate).",
        "Where habit gain < 0.25 and team is 'large', it is so in 75 % of the futures, against 6 % elsewhere; 75 % of "
        "all such futures lie in this box.",
        "In resamples of the cells the conditions are found again: habit gain < 0.25 in 95 %, team is 'large' in 90 %.",
        "Of the rest, where team is not 'large', it is so in 20 % of the futures, against 8 % elsewhere; 20 % of all "
        "such futures there lie in this box.",
        "In resamples of the cells the conditions are found again: team is not 'large' in 49 %. A condition that is "
        "found this rarely may be chance."]


def test_between_sure_and_hardly_nothing_is_said():
    assert words(FoundBox(SECOND, (0.5,)))[-1] == (
        "In resamples of the cells the conditions are found again: team is not 'large' in 50 %.")


def test_without_a_box_that_is_said():
    assert words()[1].startswith("No conditions were found under which this is clearly more frequent")
    for share in (0.0, 1.0):
        assert words(frequency=share)[1:] == ["So there is nothing to tell apart; choose another limit."]


def test_rows_without_the_measure_are_counted():
    assert words(rows_dropped=1)[-1] == "1 row without 'plan_cost' was left out."
    assert words(rows_dropped=1200)[-1] == "1,200 rows without 'plan_cost' were left out."


def test_every_sign_has_words():
    found = {sign: discovery_words(Discovery("s", Threshold("adoption_end", sign, 0.5), (), 1, 2, 0.0))[0]
             for sign in ("<=", ">", ">=")}
    assert [sentence.split(" is ")[1].split(" in ")[0] for sentence in found.values()] == [
        "at most 0.5", "above 0.5", "at least 0.5"]
