"""The first ninety days: money is that of the simulated weeks, hours those of the written plan."""

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.first_weeks import FIRST_COLUMNS, first_rows, first_steps
from cxsim.results.work import Work

TRAINING = Work("training", "training", "department sales", "Teach.", 20, False, 4, 12, True, 720.0, 27.0)
INTERVIEWS = Work("interviews", "stakeholder_interviews", "everyone", "Ask.", None, False, 2, 5, False, None, 32.0)
# twenty weeks, two futures: the second pays twice
COSTS = {"training": [[10.0, 20.0]] * 20, "replacement": [[99.0, 99.0]] * 20, "relief": [[0.0, 4.0]] * 20,
         "later": [[0.0, 0.0]] * 13 + [[50.0, 50.0]] * 7}


def test_money_is_the_mean_over_futures_of_the_first_thirteen_weeks(make):
    result = make("plan", {"use": [[0.0, 0.0]] * 20}, costs=COSTS, work=(TRAINING,))
    assert [(step.intervention, step.cost) for step in first_steps(result)] == [("training", 195.0), ("relief", 26.0)]


def test_what_a_decision_begins_has_money_and_no_planned_hours(make):
    result = make("plan", {"use": [[0.0, 0.0]] * 20}, costs=COSTS, work=(TRAINING,))
    assert [step.work for step in first_steps(result)] == [TRAINING, None]


def test_the_table_leaves_a_place_for_the_owner(make):
    result = make("plan", {"use": [[0.0, 0.0]] * 20}, costs=COSTS, work=(INTERVIEWS, TRAINING),
                  start_date="2027-01-04")
    interviews, training, relief = (dict(zip(FIRST_COLUMNS, row, strict=True))
                                    for row in first_rows(ComparisonData((result,), "plan")))
    assert training == {
        "scenario": "plan", "intervention": "training", "type": "training", "who": "department sales", "people": 20,
        "what": "Teach.", "first_week": 4, "last_week": 12, "first_day": "2027-02-01", "last_day": "2027-04-04",
        "goes_on": "yes", "people_hours": 720.0, "team_hours": 27.0, "cost": 195.0, "currency": "EUR", "owner": ""}
    assert (interviews["people"], interviews["goes_on"], interviews["cost"]) == ("", "no", 0.0)
    assert interviews["people_hours"] != interviews["people_hours"]
    assert (relief["intervention"], relief["first_day"], relief["cost"]) == ("relief", "", 26.0)
