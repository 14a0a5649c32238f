"""What is proposed for a survey: question, trait, direction, scale, codes, and how many answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.structure import Organization
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.proposal.proposal import Options, Proposal
from cxsim.scenario.proposal.propose import propose_scenario
from cxsim.scenario.proposal.survey_questions import about, scales_of

PEOPLE = "id,department\n" + "".join(f"{row},{'IT' if row < 6 else 'Sales'}\n" for row in range(12))


def proposed(bench: Any, survey: str, **answers: str) -> Proposal:
    people = bench.save(PEOPLE, "people.csv")
    return propose_scenario(people, survey=bench.save(survey, "survey.csv"), choices=answers)


def built(bench: Any, proposal: Proposal) -> Organization:
    file = Path(bench.folder / "new.yaml")
    file.write_text(proposal.text, "utf-8")
    return build(load_scenario(file).organization, bench.folder, 1)


def test_questions_become_traits_with_reasons_and_departments_differ_around_the_usual(bench: Any) -> None:
    rows = "IT,5,1,43\n" * 5 + "Sales,3,3,38\n" * 5 + "Sales,99,9,44\n"
    proposal = proposed(bench, f"Dept,I support the change,I do not think it is a good idea,Shoe size\n{rows}")
    organization = built(bench, proposal)
    assert organization.trait_means == {}
    assert organization.trait_shifts["initial_attitude"].tolist() == pytest.approx([0.25, -0.25])
    assert list(organization.trait_shifts) == ["initial_attitude"]
    assert "# I support the change: guessed by 'support'; a high answer means much of it" in proposal.text
    assert "reversed: [I do not think it is a good idea]" in proposal.text
    assert 'missing: ["99", "9"]' in proposal.text
    assert "# Columns not used: Shoe size" in proposal.text
    assert "'99', '9' in 2 cells of survey.csv: no answer" in proposal.repairs
    assert "survey.csv: 11 rows of answers from 2 of 2 departments, 2 questions used" in proposal.repairs


def test_stated_words_for_missing_values_and_codes_of_a_survey_are_one_key(bench: Any) -> None:
    answers = "department,I trust our leaders\n" + "IT,5\n" * 5 + "Sales,1\n" * 5 + "Sales,99\n"
    people, survey = bench.save(PEOPLE, "people.csv"), bench.save(answers, "survey.csv")
    proposal = propose_scenario(people, survey=survey, options=Options(reading={"missing": ["left"]}))
    assert '      missing: [left, "99"]\n' in proposal.text
    assert built(bench, proposal).trait_shifts["trust_set_point"].tolist() == [0.5, -0.5]


def test_what_a_question_is_about_can_be_answered_otherwise(bench: Any) -> None:
    survey = "department,I trust our leaders,q2\n" + "IT,5,1\n" * 5 + "Sales,1,5\n" * 5
    key, scale = "survey:I trust our leaders", {"survey_scale": "1-7"}
    assert built(bench, proposed(bench, survey)).trait_shifts["trust_set_point"].tolist() == [0.5, -0.5]
    turned = built(bench, proposed(bench, survey, **{key: "initial_attitude reversed"}, **scale))
    assert turned.trait_shifts["initial_attitude"].tolist() == pytest.approx([-1 / 3, 1 / 3])
    both = built(bench, proposed(bench, survey, **{"survey:q2": "initial_skill"}))
    assert sorted(both.trait_shifts) == ["initial_skill", "trust_set_point"]
    with pytest.raises(InputError, match="no question is about a trait"):
        proposed(bench, survey, **{key: "nothing"})


def test_fewer_than_five_answers_and_other_departments_are_told(bench: Any) -> None:
    survey = "department,attitude\n" + "IT,5\n" * 5 + "Sales,1\n" * 4 + "Law,3\n" * 2
    proposal = proposed(bench, survey)
    assert "fewer than 5 answers from 'Sales': not used" in proposal.repairs
    assert "2 rows of departments that the people file does not have: 'Law': left out" in proposal.repairs
    assert built(bench, proposal).trait_shifts["initial_attitude"].tolist() == [0.0, 0.0]


def test_means_of_departments_are_read_with_the_number_of_answers(bench: Any) -> None:
    proposal = proposed(bench, "department,workload,n\nIT,4.5,30\nSales,3.5,20\n")
    assert 'answers: "n"    # how many answered' in proposal.text
    assert built(bench, proposal).trait_shifts["base_load"].tolist() == pytest.approx([0.25, -0.25])


@pytest.mark.parametrize("words", [
    ("Strongly agree", "Disagree"), ("Stimme voll zu", "Stimme eher nicht zu"),
    ("Tout à fait d'accord", "Plutôt pas d\u2019accord"), ("Totalmente de acuerdo", "En desacuerdo"),
    ("Trifft voll zu", "trifft eher nicht zu"), ("immer", "selten"), ("toujours", "rarement"), ("siempre", "rara vez"),
    ("Completamente d'accordo", "Poco d'accordo"), ("Helemaal mee eens", "oneens"), ("sempre", "raramente"),
])
def test_answers_in_words_are_read_in_several_languages(bench: Any, words: tuple[str, str]) -> None:
    much, little = words
    survey = "Abteilung;attitude\n" + f"IT;{much}\n" * 5 + f"Sales;{little}\n" * 5 + "Sales;no answer\n"
    organization = built(bench, proposed(bench, survey))
    assert organization.trait_shifts["initial_attitude"].tolist() == pytest.approx([0.375, -0.375])


@pytest.mark.parametrize(("question", "trait", "turned"), [
    ("I trust our leaders", "trust_set_point", False), ("I don't trust management", "trust_set_point", True),
    ("Ich habe genug Zeit für meine Arbeit", "base_load", True),
    ("Meine Arbeitsbelastung ist hoch", "base_load", False),
    ("I like changes", "resistance", True), ("J'ai confiance dans la direction", "trust_set_point", False),
    ("I know how to use the new tool", "initial_skill", False), ("It is difficult for me", "initial_skill", True),
    ("Die Veränderung ist sinnvoll", "initial_attitude", False), ("Apoyo el cambio", "initial_attitude", False),
    ("I am afraid to lose my job", "personal_stake", True), ("attitude_r", "initial_attitude", True),
    ("base_load", "base_load", False), ("values_fit", "values_fit", False),
    ("Sostengo il cambiamento", "initial_attitude", False),
    ("Ik heb geen vertrouwen in de leiding", "trust_set_point", True),
])
def test_a_question_is_about_what_its_words_say(question: str, trait: str, turned: bool) -> None:
    found = about(question)
    assert found is not None
    assert found[:2] == (trait, turned)


@pytest.mark.parametrize("question", ["Shoe size", "q7", "Gender", "Comments"])
def test_a_question_about_nothing_in_the_model_is_left_alone(question: str) -> None:
    assert about(question) is None


@pytest.mark.parametrize(("answers", "scale", "missing"), [
    (["1", "5"], (1, 5), ()), (["1", "5", "9", "99", "-1"], (1, 5), ("9", "99", "-1")), (["1", "7", "6"], (1, 7), ()),
    (["0", "10"], (0, 10), ()), (["50%", "100%"], (0, 100), ()), (["3", "4"], (1, 5), ()),
    (["1", "6"], (1, 7), ()), (["2", "8", "9", "10"], (0, 10), ()), (["75", "999"], (0, 100), ("999",)),
    (["1", "3", "5", "0"], (1, 5), ("0",)), (["0", "3"], (0, 10), ()),
])
def test_the_scale_is_seen_in_the_answers(
    answers: list[str], scale: tuple[int, int], missing: tuple[str, ...]
) -> None:
    first = scales_of([[*answers, *[cell for cell in answers if cell not in missing] * 9]])[0]
    assert ((first.low, first.high), first.missing) == (scale, missing)


def test_a_question_whose_answers_cannot_be_read_is_told(bench: Any) -> None:
    rows = "IT,5,green\n" * 5 + "Sales,1,red\n" * 5
    assert ("survey.csv: 'I trust our leaders' seems to be about usual trust in leaders, to which trust returns, but "
            "its answers are on no scale that is known, such as 'green', 'red'; write numbers: not read") in proposed(
                bench, f"department,attitude,I trust our leaders\n{rows}").repairs
    with pytest.raises(InputError, match=r"seems to be about usual trust in leaders, .* are all blank"):
        proposed(bench, "department,I trust our leaders\nIT,\nSales,\n")


def test_a_survey_without_departments_of_the_company_is_refused_with_what_it_has(bench: Any) -> None:
    with pytest.raises(InputError, match="no column names the departments of the people file, such as 'IT', 'Sales'"):
        proposed(bench, "department,attitude\nLaw,5\nHR,3\n")


def test_questions_may_have_scales_of_their_own_and_frequent_answers_are_no_codes(bench: Any) -> None:
    proposal = proposed(bench, "department,trust,attitude\n" + "IT,9,4\n" * 5 + "Sales,3,2\n" * 5)
    assert [question.key for question in proposal.questions][-2:] == ["survey_scale:trust", "survey_scale:attitude"]
    shifts = built(bench, proposal).trait_shifts
    assert shifts["trust_set_point"].tolist() == pytest.approx([0.3, -0.3])
    assert shifts["initial_attitude"].tolist() == pytest.approx([0.25, -0.25])


@pytest.mark.parametrize(("much", "little", "shift"), [
    ("5 - Strongly agree", "1 - Strongly disagree", 0.5), ("5 = stimme zu", "3", 0.25), ("yes", "no", 0.5),
    ("ja", "Nein", 0.5), ("somewhat agree", "disagree", 0.25),
])
def test_labelled_answers_and_yes_or_no_are_read(bench: Any, much: str, little: str, shift: float) -> None:
    survey = "department,attitude\n" + f"IT,{much}\n" * 5 + f"Sales,{little}\n" * 5
    assert built(bench, proposed(bench, survey)).trait_shifts["initial_attitude"].tolist() == pytest.approx(
        [shift, -shift])


def test_means_with_a_decimal_comma_are_read(bench: Any) -> None:
    proposal = proposed(bench, "Dept;attitude;n\nIT;4,25;20\nSales;3,25;9\n")
    assert built(bench, proposal).trait_shifts["initial_attitude"].tolist() == pytest.approx([0.125, -0.125])


STAFF = "id,name,mail,department\n" + "".join(
    f"{row},\"Alm, Ada{row}\",a{row}@x.example,{'IT' if row < 6 else 'Sales'}\n" for row in range(12))


@pytest.mark.parametrize(("column", "who", "key"), [
    ("emp", "{row}.0", None), ("respondent", "Ada{row} Alm", "name"), ("Mail", "A{row}@X.EXAMPLE", "mail")])
def test_a_survey_that_names_people_gets_their_departments(
        bench: Any, column: str, who: str, key: str | None) -> None:
    rows = [f"{who.format(row=row)},{5 if row < 6 else 3}" for row in range(11)]
    survey = f"{column},I support the change\n" + "\n".join([*rows, "nobody,1", f"{who.format(row=7)},3"]) + "\n"
    people = bench.save(STAFF, "people.csv")
    proposal = propose_scenario(people, survey=bench.save(survey, "survey.csv"))
    assert f"      person: {column}    # their departments" in proposal.text
    assert ("      key: " in proposal.text) == (key is not None)
    organization = built(bench, proposal)
    assert organization.trait_shifts["initial_attitude"].tolist() == pytest.approx([0.25, -0.25])
    told = ["survey.csv: answers whose people are in people.csv: 12 of 13; the others are left out",
            "survey.csv: answers of people who answered again later, which do not count: 1"]
    for one in told:
        assert one in proposal.repairs
        assert f"{one}." in organization.notes
    assert "How far the initial_attitude of departments is from the usual comes from survey.csv (11 answers)." in (
        organization.notes)
    assert not any("nobody" in note or "Ada" in note for note in organization.notes)


def test_five_answers_of_one_person_are_not_five_people(bench: Any) -> None:
    rows = [f"{row},5" for row in range(6)] + ["6,1", "7,1", "8,1"] + ["8,1"] * 3
    people = bench.save(STAFF, "people.csv")
    proposal = propose_scenario(people, survey=bench.save("emp,attitude\n" + "\n".join(rows) + "\n", "survey.csv"))
    assert "fewer than 5 answers from 'Sales': not used" in proposal.repairs
    assert built(bench, proposal).trait_shifts["initial_attitude"].tolist() == [0.0, 0.0]


def test_a_survey_of_strangers_is_refused(bench: Any) -> None:
    people = bench.save(STAFF, "people.csv")
    with pytest.raises(InputError, match=r"no column names the departments .* nor people who are in it"):
        propose_scenario(people, survey=bench.save("emp,attitude\n90,5\n91,4\n92,3\n", "survey.csv"))
