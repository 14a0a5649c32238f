"""The first ninety days in words: how many interventions, whose hours, which days."""

from datetime import date

from cxsim.analysis.first_weeks import FirstStep
from cxsim.results.work import Work
from cxsim.words.first_weeks import first_takeaway, first_title, hours_words, time_words, who_words

TRAINING = Work("training", "training", "department field_sales", "Teach.", 20, False, 4, 12, True, 720.0, 27.0)
SEATS = Work("committee", "governing_committee", "everyone", "Govern.", 4, True, 3, 3, False, 30.0, 12.0)
RELIEF = Work("relief", "workload_relief", "everyone", "Relieve.", 1, False, 0, 3, False, -480.0, 0.0)
LATER = Work("later", "training", "seen at desire", "Teach.", None, False, 2, 3, False, None, 0.0)
START = date(2027, 1, 4)


def test_the_title_counts_interventions_and_money():
    steps = [FirstStep("training", TRAINING, 660_000.0), FirstStep("committee", SEATS, 0.0)]
    assert first_title(steps, "EUR") == "2 interventions work in the first 90 days and cost 660,000 EUR"
    assert first_title(steps[1:], "EUR") == "1 intervention works in the first 90 days and costs nothing"


def test_hours_taken_and_given_back_stand_apart():
    steps = [FirstStep(work.intervention, work, 1.0) for work in (TRAINING, SEATS, RELIEF, LATER)]
    assert first_takeaway(steps) == ("They take 750 hours of people's time and give back 480, and 39 hours of the "
                                     "change team (3 a week). Put a name in the last column.")
    assert first_takeaway(steps[:2]).startswith("They take 750 hours of people's time, and 39 hours of the change team")


def test_who_says_how_many():
    assert [who_words(work) for work in (TRAINING, SEATS, RELIEF, LATER)] == [
        "department field sales (20 people)", "4 people chosen from everyone", "everyone (1 person)", "seen at desire"]


def test_when_is_told_by_day_or_week():
    assert time_words(TRAINING, START) == "1 Feb 2027 to 4 Apr 2027, goes on"
    assert (time_words(TRAINING, None), time_words(SEATS, None)) == ("weeks 4 to 12, goes on", "week 3")
    assert (hours_words(None), hours_words(-480.0)) == ("not known yet", "\N{MINUS SIGN}480")
