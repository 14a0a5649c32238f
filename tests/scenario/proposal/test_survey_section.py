"""How a survey is asked about and told: scales, codes, departments."""

import pytest

from cxsim.errors import InputError
from cxsim.scenario.proposal.propose import propose_scenario

PEOPLE = "id,department\n" + "".join(f"{row},{'IT' if row < 6 else 'Sales'}\n" for row in range(12))


@pytest.fixture
def surveyed(tmp_path):
    """``surveyed(survey, **answers)``: what is proposed for a survey of IT and Sales."""
    def proposed(survey, **answers):
        (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
        (tmp_path / "survey.csv").write_text(survey, "utf-8")
        return propose_scenario(tmp_path / "people.csv", survey=tmp_path / "survey.csv", choices=answers)

    return proposed


def scale_questions(proposal):
    return {question.key: question.text for question in proposal.questions if question.key.startswith("survey_scale")}


def test_one_scale_is_asked_for_all_questions(surveyed):
    proposal = surveyed("department,attitude,workload\n" + "IT,4,2\n" * 5 + "Sales,1,3\n" * 5)
    assert scale_questions(proposal) == {
        "survey_scale": "On which scale were the questions answered? Answers are '1', '2', '3', '4'."}


def test_a_single_question_is_named(surveyed):
    proposal = surveyed("department,attitude\n" + "IT,4\n" * 5 + "Sales,2\n" * 5)
    assert scale_questions(proposal) == {
        "survey_scale": "On which scale were 'attitude' answered? Answers are '2', '4'."}


def test_questions_of_different_scales_are_asked_each(surveyed):
    survey = "department,attitude,workload\n" + "IT,4,80\n" * 5 + "Sales,2,40\n" * 5
    proposal = surveyed(survey)
    assert scale_questions(proposal) == {
        "survey_scale:attitude": "On which scale were 'attitude' answered? Answers are '2', '4'."}
    assert "low: 0\n      high: 100\n" in proposal.text
    with pytest.raises(InputError) as error:
        surveyed(survey, **{"survey:workload": "initial_attitude"})
    assert str(error.value).split("\n")[0] == (
        "survey.csv:1:12: the questions about initial_attitude were answered on different scales: 'attitude', "
        "'workload'; leave out all but those of one scale with --answer")


def test_the_reason_of_an_answer_of_ones_own_is_that_you_said_so(surveyed):
    survey = "department,attitude\n" + "IT,4\n" * 5 + "Sales,2\n" * 5
    assert "# attitude: guessed by 'attitude'; a high answer means much of it" in surveyed(survey).text
    turned = surveyed(survey, **{"survey:attitude": "initial_attitude reversed"}).text
    assert "you said so" in turned
    assert "reversed: [attitude]" in turned


def test_codes_for_no_answer_are_counted(surveyed):
    rows = "IT,4\n" * 5 + "IT,99\nIT,99\n" + "Sales,5\n" * 5 + "Sales,n/a\n"
    proposal = surveyed(f"department,attitude\n{rows}")
    assert "'99', 'n/a' in 3 cells of survey.csv: no answer" in proposal.repairs
    assert "from 1 to 5; 'n/a', '99' is no answer" in (
        choice.meaning for question in proposal.questions for choice in question.choices)
    assert not [told for told in surveyed("department,attitude\nIT,4\nSales,5\n").repairs if "no answer" in told]


def test_few_answers_are_not_told_where_rows_are_means(surveyed):
    means = surveyed("department,attitude\nIT,4\nSales,2\n")
    assert not [told for told in means.repairs if "fewer than" in told]
    exactly = surveyed("department,attitude\n" + "IT,4\n" * 5 + "Sales,2\n" * 4)
    assert "fewer than 5 answers from 'Sales': not used" in exactly.repairs


def test_departments_are_found_however_they_are_written(surveyed):
    proposal = surveyed("department,attitude\n" + "it,4\n" * 5 + "SALES,2\n" * 6 + "Law,1\n,3\n")
    assert "survey.csv: 11 rows of answers from 2 of 2 departments, 1 question used" in proposal.repairs
    assert "1 row of departments that the people file does not have: 'Law': left out" in proposal.repairs
    assert "unknown_departments: drop" in proposal.text
