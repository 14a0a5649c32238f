"""What is proposed for files as personnel systems write them; each scenario is built, so a run reads what was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.company_files.directory import Directory
from cxsim.organization.company_files.kept_rows import KeptRows
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.structure import Organization
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.managers_by_content import directory_of
from cxsim.scenario.proposal.proposal import Options, Proposal
from cxsim.scenario.proposal.propose import propose_scenario

TODAY = date(2026, 11, 29)


def proposed(bench: Any, content: str, **answers: str) -> Proposal:
    return propose_scenario(bench.save(content, "people.csv"), choices=answers, options=Options(today=TODAY))


def built(bench: Any, proposal: Proposal) -> Organization:
    file = Path(bench.folder / "new.yaml")
    file.write_text(proposal.text, "utf-8")
    return build(load_scenario(file).organization, bench.folder, 1)


def lines(organization: Organization) -> dict[str, str]:
    """Who reports to whom."""
    ids = organization.ids
    return {ids[row]: ids[boss] for row, boss in enumerate(organization.manager.tolist()) if boss >= 0}


def keys(proposal: Proposal) -> list[str]:
    return [question.key for question in proposal.questions]


def test_columns_of_one_name_are_told_because_they_are_not_read(bench: Any) -> None:
    found = proposed(bench, "id,status,department,status\n1,,x,active\n2,1,x,left\n")
    assert "people.csv: 2 columns are named 'status'; what they hold is not read: rename one" in found.repairs


THREE = {"2": "1", "3": "2"}


@pytest.mark.parametrize("content", [
    # Workday, BambooHR, Personio, SAP SuccessFactors, ADP and Oracle HCM, in English, German, French and Spanish
    "Employee ID,Worker,Worker's Manager,Supervisory Organization\n1,Ada Alm,,Top\n2,Bo Berg,Ada Alm (1),A\n"
    "3,Cy Cole,Bo Berg (2),A\n",
    "Employee #,First Name,Last Name,Department,Work Email,Reports To,Reports To Email\n"
    "1,Ada,Alm,Top,a@x.example,,\n2,Bo,Berg,A,b@x.example,Ada Alm,a@x.example\n"
    '3,Cy,Cole,A,c@x.example,"Berg, Bo",b@x.example\n',
    "Personalnummer,Vorname,Nachname,E-Mail,Vorgesetzte(r),Abteilung\n1,Ada,Alm,a@x.example,,Top\n"
    "2,Bo,Berg,b@x.example,Ada Alm,A\n3,Cy,Cole,c@x.example,Bo Berg,A\n",
    "USERID,STATUS,MANAGER,DEPARTMENT\n1,active,NO_MANAGER,Top\n2,active,1,A\n3,active,2,A\n",
    'Associate ID,Payroll Name,Home Department Description,Reports To Name\n1,"Alm, Ada",Top,\n'
    '2,"Berg, Bo",A,"Alm, Ada"\n3,"Cole, Cy",A,"Berg, Bo"\n',
    "Person Number,Display Name,Line Manager Person Number,Department Name\n1,Ada Alm,,Top\n2,Bo Berg,1,A\n"
    "3,Cy Cole,2,A\n",
    "Matricule,Nom,Prénom,Responsable hiérarchique,Service\n1,Alm,Ada,,Top\n2,Berg,Bo,Alm Ada,A\n3,Cole,Cy,Bo Berg,A\n",
    "Número de empleado,Nombre,Apellidos,Jefe directo,Departamento\n1,Ada,Alm,,Top\n2,Bo,Berg,Ada Alm,A\n"
    '3,Cy,Cole,"Berg, Bo",A\n',
    "Pers.Nr.,Name,Vorgesetztennummer,Kostenstelle\n1,Ada,00000000,Top\n2,Bo,00000001,A\n3,Cy,2.0,A\n",
    "Position ID,Employee ID,Name,Reports To Position ID,Dept\nP7,1,Ada,,Top\nP8,2,Bo,P7,A\nP9,3,Cy,P8,A\n",
    "iD,mAnager,dEpartment\n1,,Top\n2,1,A\n3,2,A\n",
    "ID,Führungskraft (E-Mail),Mail,Bereich\n1,,a@x.example,Top\n2,A@x.example,b@x.example,A\n"
    "3,b@X.example,c@x.example,A\n",
])
def test_managers_are_found_in_the_usual_exports(bench: Any, content: str) -> None:
    proposal = proposed(bench, content)
    organization = built(bench, proposal)
    assert lines(organization) == THREE
    assert set(organization.departments) == {"A", "Top"}
    assert keys(proposal) == []


def test_people_whose_names_have_three_words_are_no_footers(bench: Any) -> None:
    proposal = proposed(bench, "name,id,manager,department\nAda van Alm,1,,Top\nBo de Berg,2,1,A\nCy von Cole,3,2,A\n")
    assert lines(built(bench, proposal)) == THREE
    assert "departments: [A]" in proposal.text  # the largest, as an example in a comment


@pytest.mark.parametrize(("rows", "said"), [
    ("2,01,A,active\n3,2,A,active\n", "managers written differently and found all the same: 1"),
    ("2,1,A,left\n3,2,A,active\n4,3,A,active\n", "people who report to somebody who is not kept: 1"),
])
def test_what_was_done_about_managers_is_told(bench: Any, rows: str, said: str) -> None:
    proposal = proposed(bench, f"id,manager,department,status\n1,,Top,active\n{rows}")
    assert [repair for repair in proposal.repairs if repair.startswith(said)]


@pytest.mark.parametrize("word", ["N/A", "none", "-", "CEO", "NO_MANAGER", "0", "keine", "#N/A", "Vorstand", "aucun"])
def test_words_for_no_manager_are_read_as_none_and_told(bench: Any, word: str) -> None:
    proposal = proposed(bench, f"id,manager,department\n1,{word},Top\n2,1,A\n3,2,A\n")
    assert lines(built(bench, proposal)) == THREE
    assert f"'{word}' in 'manager' (1 row) is read as no manager" in proposal.repairs


def test_a_manager_who_is_not_in_the_file_is_asked_about_and_the_column_stays(bench: Any) -> None:
    content = "id,manager,department\n1,,Top\n2,1,A\n3,2,A\n4,Zoe Q,A\n5,Zoe Q,A\n"
    proposal = proposed(bench, content)
    assert keys(proposal) == ["unknown_managers"]
    assert "1 manager in 'manager' (2 rows of 4) not in the file: 'Zoe Q' (2 rows)" in proposal.questions[0].text
    assert lines(built(bench, proposal)) == THREE
    with pytest.raises(InputError, match=r"people.csv:5:3: the manager 'Zoe Q' of '4' is not in the file"):
        built(bench, proposed(bench, content, unknown_managers="error"))


def test_a_slip_in_a_manager_is_shown_with_the_nearest_and_refused_until_it_is_mended(bench: Any) -> None:
    proposal = proposed(bench, "id,manager,department\nanna,,Top\nbert,anna,A\ncarl,ana,A\n")
    assert "'ana' (1 row, nearest 'anna')" in proposal.questions[0].text
    assert proposal.questions[0].choices[0].answer == "error"
    with pytest.raises(InputError, match=r"people.csv:4:6: .* did you mean 'anna'\?"):
        built(bench, proposal)


def test_a_manager_column_that_names_nobody_is_told_and_asked_about(bench: Any) -> None:
    content = "id,Supervisor,department\n1,,Top\n2,Smith,A\n3,Jones,A\n"
    proposal = proposed(bench, content)
    assert keys(proposal) == ["manager"]
    assert "none of its 2 different values is an identifier" in proposal.questions[0].text
    assert any("drawn at random" in repair for repair in proposal.repairs)
    with pytest.raises(InputError, match="the manager 'Smith' of '2' is not in the file"):
        built(bench, proposed(bench, content, manager="keep"))


def test_two_columns_of_managers_that_disagree_are_told(bench: Any) -> None:
    proposal = proposed(bench, "id,name,Manager ID,Manager Name,department\n1,Ada,,,Top\n2,Bo,1,Ada,A\n3,Cy,2,Ada,A\n")
    assert lines(built(bench, proposal)) == THREE
    assert "'Manager Name' names managers too, and another one in 1 row; 'Manager ID' is read" in proposal.repairs


def test_several_own_managers_have_none(bench: Any) -> None:
    proposal = proposed(bench, "id,manager,department\n1,1,A\n2,1,A\n3,3,B\n4,3,B\n")
    assert lines(built(bench, proposal)) == {"2": "1", "4": "3"}
    assert "'1', '3' are their own managers: they have none" in proposal.repairs


STAFF = "id,manager,department,salary\n1,,Top,9\n2,1,A,4\n3,2,A,2\n"


@pytest.mark.parametrize("row", [
    "Total,,,15", "Summe:,,,15", "Gesamt,,3 Personen,15", "Somme,,,15", "Grand Total,,,", ",,,15", ",,,3", ",Total,,15",
    "Total A,,,6", "Stand: 31.12.2025 (SAP),,,", "Overall Result,,,15", "Totaal,,,15", ",,Totale generale,15",
    "Totale dipendenti,,,3", ",,,Total général", ",Anzahl A: 2,,", "A Result,,,3",
])
def test_total_rows_are_left_out_with_their_place(bench: Any, row: str) -> None:
    proposal = proposed(bench, f"{STAFF}{row}\n")
    organization = built(bench, proposal)
    assert lines(organization) == THREE
    assert set(organization.departments) == {"A", "Top"}
    assert "(line 5:" in proposal.repairs[0]
    assert keys(proposal) == ["totals"]


@pytest.mark.parametrize("row", ["Total Ann,2,A,3", "Sum,2,A,2", "4,2,Total Rewards,2", "4,2,,2"])
def test_a_person_is_no_total(bench: Any, row: str) -> None:
    assert built(bench, proposed(bench, f"{STAFF}{row}\n")).size == 4


def test_headings_between_the_rows_are_no_people(bench: Any) -> None:
    rows = "Sales,,,\n1,Ada,,Chief\n2,Bo,Ada,Clerk\nOps & IT,,,\n3,Cy,Ada,Clerk\nDi,,,\n5,Ed,Di,Clerk\n"
    proposal = proposed(bench, f"id,name,manager,title\n{rows}")
    assert proposal.repairs[0] == (
        "2 rows look like totals or remarks, not like people (line 2, line 5: 'Sales', 'Ops & IT'); left out; write "
        "what a heading says into a column of the rows below it")
    assert sorted(built(bench, proposal).ids) == ["1", "2", "3", "5", "Di"]  # whom somebody reports to is a person


def test_people_called_total_stay(bench: Any) -> None:
    content = "Last Name,First Name,ID,Manager ID,Department\nAlm,Ada,1,,A\nTotal,Bo,2,1,A\nSumme,Cy,3,1,A\n"
    assert built(bench, proposed(bench, content)).size == 3


LEAVERS = [
    ("Status", "Active", "Terminated"), ("Worker Status", "On Leave", "Resigned"), ("Statut", "Actif", "Sorti"),
    ("Mitarbeiterstatus", "aktiv", "ausgeschieden"), ("Estado", "Activo", "Baja"), ("Active", "1", "0"),
    ("Active Status", "Yes", "No"), ("Assignment Status", "Active - Payroll Eligible", "Inactive - No Payroll"),
    ("EmploymentStatus", "Active", "Voluntarily Terminated"), ("Status", "Elternzeit", "Ruhestand"),
    ("Termination Date", "", "31/12/2025"), ("Austrittsdatum", "31.12.9999", "30.11.2025"),
    ("Date de sortie", "", "2025-11-30"), ("Fecha de baja", "", "30/11/2025"), ("Letzter Arbeitstag", "", "1.2.2024"),
    ("DateofTermination", "", "11/30/25"), ("End Date", "2030-01-01", "2026-11-29"),
    ("Actual Termination Date", "00.00.0000", "30-Nov-2025"),
    ("is_active", "True", "False"), ("Active Flag", "x", ""), ("Inactive", "FALSE", "TRUE"), ("Leaver", "N", "Y"),
    ("Attrition", "No", "Yes"), ("Ausgeschieden", "nein", "ja"), ("accountEnabled", "true", "false"),
    ("Reason for Leaving", "", "Resignation"), ("Austrittsgrund", "N/A - still employed", "Eigener Wunsch"),
    ("Situación", "Alta", "Baja"), ("Stato", "In forza", "Cessato"), ("In dienst", "ja", "nee"),
    ("Data di cessazione", "", "31/01/2025"), ("Datum uit dienst", "", "31-01-2025"),
    ("Termination Date", "N/A", "31-MAR-24"), ("Enddatum", "unbefristet", "31.03.2024"),
    ("End Date", "-", "2024-03-31"),
    ("Last Day of Work", "", "Jan 31 2025"), ("Term Date", "", "1/31/2025"),
]


@pytest.mark.parametrize(("header", "here", "gone"), LEAVERS)
def test_people_who_left_are_left_out_and_their_manager_takes_their_place(
    bench: Any, header: str, here: str, gone: str
) -> None:
    content = f"id,manager,dept,{header}\n1,,Top,{here}\n2,1,A,{gone}\n3,2,A,{here}\n4,3,A,{here}\n"
    proposal = proposed(bench, content)
    assert lines(built(bench, proposal)) == {"3": "1", "4": "3"}
    assert any("1 row" in repair and "left" in repair for repair in proposal.repairs)
    key = keys(proposal)[0]
    everybody = {"status": "all", "end_date": "stay"}[key]
    assert built(bench, proposed(bench, content, **{key: everybody})).size == 4


def test_where_everybody_seems_to_have_left_nobody_is_left_out_without_a_word(bench: Any) -> None:
    proposal = proposed(bench, "id,status\n1,Terminated\n2,left\n")
    assert built(bench, proposal).size == 2
    assert "by the column 'status' everybody has left ('Terminated', 'left'); all rows count" in proposal.repairs


def test_na_beside_other_regions_is_a_region(bench: Any) -> None:
    proposal = proposed(bench, "id,region\n1,NA\n2,EMEA\n3,NA\n4,EMEA\n")
    assert built(bench, proposal).departments == ("EMEA", "NA")
    assert keys(proposal) == ["missing"]


def test_a_status_is_believed_more_than_an_old_end_and_the_difference_is_asked_about(bench: Any) -> None:
    content = ("id,status,termination date\n1,Active,\n2,Terminated,2020-01-01\n3,Active,2019-05-05\n4,Active,\n")
    proposal = proposed(bench, content)
    assert sorted(built(bench, proposal).ids) == ["1", "3", "4"]
    assert keys(proposal) == ["status", "end_date"]
    assert sorted(built(bench, proposed(bench, content, end_date="leave_out")).ids) == ["1", "4"]


def test_part_time_rows_become_one_person_and_the_difference_is_told(bench: Any) -> None:
    content = "No,employee_id,manager,department,fte\n1,1,,Top,1.0\n2,2,1,A,0.4\n3,2,1,B,0.6\n4,3,2,A,1.0\n"
    proposal = proposed(bench, content)
    organization = built(bench, proposal)
    assert lines(organization) == THREE
    assert organization.departments[organization.department[organization.ids.index("2")]] == "B"
    assert keys(proposal) == ["repeats"]
    assert "such as '2' in line 3 and line 4; they differ in 'No', 'department', 'fte'" in proposal.questions[0].text
    first = built(bench, proposed(bench, content, repeats="first"))
    assert first.departments[first.department[first.ids.index("2")]] == "A"
    with pytest.raises(InputError, match="the identifier '2' appears twice; the first is in line 3"):
        built(bench, proposed(bench, content, repeats="error"))


def test_of_monthly_repeats_the_latest_counts_and_who_is_only_earlier_is_told(bench: Any) -> None:
    content = ("Month,id,manager,dept\n2026-01,1,,Top\n2026-01,2,1,A\n2026-01,9,1,A\n2026-02,1,,Top\n2026-02,2,1,A\n"
               "2026-02,3,2,A\n")
    proposal = proposed(bench, content)
    assert lines(built(bench, proposal)) == THREE
    assert ("the file holds the people 2 times, by 'Month'; of the latest, 2026-02, 3 people; 1 person only earlier; "
            "only rows of 2026-02 count") in proposal.repairs
    assert sorted(built(bench, proposed(bench, content, repeats="2026-01")).ids) == ["1", "2", "9"]


def test_what_is_said_to_be_unused_is_not_read(bench: Any) -> None:
    proposal = proposed(bench, "id,department,team,resistance\n1,a,,3\n2,,,4\n3,,,5\n")
    organization = built(bench, proposal)
    assert organization.departments == ("all",)
    assert "department: null" in proposal.text
    assert "resistance: null    # 'resistance' holds '3', which is no number from 0 to 1" in proposal.text
    assert "'resistance' holds '3', which is no number from 0 to 1: resistance is not read" in proposal.repairs


def test_grades_that_count_upwards_are_not_taken_for_levels(bench: Any) -> None:
    content = "id,manager,department,grade\n1,,Top,9\n2,1,A,7\n3,2,A,3\n"
    proposal = proposed(bench, content)
    assert keys(proposal) == ["level"]
    assert sorted(built(bench, proposal).level.tolist()) == [1, 2, 3]
    assert sorted(built(bench, proposed(bench, content, level="bottom_up")).level.tolist()) == [1, 3, 7]
    with pytest.raises(InputError, match="2 of 2 people stand above their own manager"):
        built(bench, proposed(bench, content, level="top_down"))


def test_levels_in_words_are_told_not_to_be_read(bench: Any) -> None:
    proposal = proposed(bench, "id,level,department\n1,senior,A\n2,junior,A\n")
    assert "'level' holds no whole numbers from 1 to 99, such as 'senior': not read as level" in proposal.repairs


def test_grades_that_count_upwards_are_seen_without_managers_too(bench: Any) -> None:
    rows = "".join(f"{row},{5 if row == 0 else 1},{'AB'[row % 2]}\n" for row in range(9))
    assert keys(proposed(bench, f"id,level,dept\n{rows}")) == ["level"]


def test_departments_are_asked_about_where_several_columns_may_hold_them(bench: Any) -> None:
    content = ("PersonId,ManagerId,Organization,Layer,Area\np1,,Lead,1,South\np2,p1,Sales,2,South\n"
               "p3,p2,Sales,3,North\np4,p2,Sales,3,North\n")
    proposal = proposed(bench, content)
    assert keys(proposal) == ["department"]
    assert built(bench, proposal).departments == ("Lead", "Sales")
    assert sorted(built(bench, proposal).level.tolist()) == [1, 2, 3, 3]
    assert built(bench, proposed(bench, content, department="Area")).departments == ("North", "South")
    assert "# Asked (department): Several columns may be the departments." in proposal.text


def test_places_are_no_departments_unless_there_are_no_others_or_somebody_says_so(bench: Any) -> None:
    content = "id,Location,dept\n1,K,a\n2,G,a\n3,K,b\n4,G,b\n"
    assert keys(proposed(bench, content)) == []
    assert built(bench, proposed(bench, content)).departments == ("a", "b")
    assert built(bench, proposed(bench, content, department="Location")).departments == ("G", "K")
    assert built(bench, proposed(bench, content.replace("dept", "shoe"))).departments == ("G", "K")


@pytest.mark.parametrize("word", ["nan", "N/A", "#N/A", "-", "k.A.", "NA", "(blank)"])
def test_words_for_missing_departments_are_read_as_blank_or_as_names(bench: Any, word: str) -> None:
    content = f"id,department\n1,a\n2,a\n3,{word}\n4,{word}\n"
    proposal = proposed(bench, content)
    assert f"'{word}' in 2 cells: read as blank" in proposal.repairs
    assert built(bench, proposal).departments == ("a", "unassigned")
    assert set(built(bench, proposed(bench, content, missing="names")).departments) == {"a", word}


def test_a_blank_department_does_not_lose_the_others(bench: Any) -> None:
    proposal = proposed(bench, "id,department\n1,a\n2,a\n3,\n4,b\n")
    assert built(bench, proposal).departments == ("a", "b", "unassigned")
    assert "1 blank cell" in proposal.text


def test_answers_are_comments_and_wrong_ones_are_refused(bench: Any) -> None:
    content = "id,status\n1,active\n2,left\n3,active\n"
    assert "#   not answered; proposed: here" in proposed(bench, content).text
    assert "#   answered: all (all rows)" in proposed(bench, content, status="all").text
    with pytest.raises(InputError, match="there is no answer 'al'; did you mean 'all'"):
        proposed(bench, content, status="al")
    with pytest.raises(InputError, match="there is no question 'state'; did you mean 'status'"):
        proposed(bench, content, state="all")


def test_nobody_can_be_told_apart_in_the_comments(bench: Any) -> None:
    rows = "".join(f"{row},{'big' if row > 1 else 'small'}\n" for row in range(8))
    assert "# Departments: big (6), small (under 5)" in proposed(bench, f"id,department\n{rows}").text


@pytest.mark.parametrize("header", ["source,target", "From,To,weight", "sender,recipient,id"])
def test_ties_are_not_taken_for_people(bench: Any, header: str) -> None:
    with pytest.raises(InputError, match="look like a file of ties; give it with --ties"):
        proposed(bench, f"{header}\na,b{',1' if header.count(',') > 1 else ''}\n")


def test_what_no_column_can_do_is_said_for_each(bench: Any) -> None:
    with pytest.raises(InputError, match="'unit' has 1 different value in 2 rows; 'x' has 1 different value"):
        proposed(bench, "unit,x\na,b\na,b\n")


def test_facts_about_files_that_cannot_be_are_refused(bench: Any) -> None:
    people = bench.save("id\n1\n", "people.csv")
    for given, said in (("klingon", "allowed: 'big5', 'cp1250'"), ("windows-1252", "did you mean 'cp1252'?"),
                        ("utf8", "did you mean 'utf-8'?"), ("macroman", "did you mean 'mac-roman'?")):
        with pytest.raises(InputError) as caught:
            propose_scenario(people, options=Options(reading={"encoding": given}))
        assert str(caught.value).startswith(f"encoding: the text '{given}' is not allowed; {said}")


@pytest.mark.parametrize(("header", "answer"), [("Approving Manager (Portal)", None), ("Approver", "Approver")])
def test_a_column_of_an_unusual_name_that_names_people_is_asked_about(
    bench: Any, header: str, answer: str | None
) -> None:
    content = f"id,{header},dept\ne1,,Top\ne2,e1,A\ne3,e2,A\ne4,e2,A\n"
    proposal = proposed(bench, content)
    assert keys(proposal) == ["manager"]
    answers = {} if answer is None else {"manager": answer}
    if answers:
        assert any("'Approver' may state managers and is not read" in repair for repair in proposal.repairs)
    assert lines(built(bench, proposed(bench, content, **answers))) == {"e2": "e1", "e3": "e2", "e4": "e2"}


def test_managers_of_an_unusual_column_may_be_named_in_any_way_and_a_tree_is_proposed(bench: Any) -> None:
    rows = "".join(f"{row},Person {row},{'Person 1' if row < 4 else f'Person {row % 3 + 1}'}\n" for row in range(2, 30))
    proposal = proposed(bench, f"id,name,n+1 (approver)\n1,Person 1,\n{rows}")
    assert keys(proposal) == ["manager"]
    assert lines(built(bench, proposal))["29"] == "3"


def test_everybody_above_a_person_in_columns_of_their_own_is_told(bench: Any) -> None:
    rows = "".join(f"{row},1,{row % 3 + 2 if row > 4 else ''}\n" for row in range(2, 30))
    repairs = proposed(bench, f"id,Level 1 Manager,Level 2 Manager\n1,,\n{rows}").repairs
    assert ("'Level 1 Manager', 'Level 2 Manager' may state managers and is not read; reporting lines are drawn at "
            "random; they seem to name everybody above a person, level by level: write the last one of each row into a "
            "column 'manager'") in repairs


def test_managers_may_be_named_by_the_number_of_their_row(bench: Any) -> None:
    content = "No,Employee,Manager\n1,Ada,\n2,Bo,1\n3,Cy,2\n"
    assert lines(built(bench, proposed(bench, content))) == {"Bo": "Ada", "Cy": "Bo"}


def test_a_flag_called_manager_does_not_hide_the_column_that_names_them(bench: Any) -> None:
    content = "id,manager,goes to\na1,yes,\na2,yes,a1\na3,no,a2\na4,no,a2\na5,no,a2\n"
    assert lines(built(bench, proposed(bench, content, manager="goes to"))) == {
        "a2": "a1", "a3": "a2", "a4": "a2", "a5": "a2"}


def test_an_error_instead_of_a_manager_is_refused_at_its_cell(bench: Any) -> None:
    with pytest.raises(InputError, match=r"people.csv:3:3: the manager '#REF!' of '2' is not in the file"):
        built(bench, proposed(bench, "id,manager,dept\n1,,A\n2,#REF!,A\n3,1,A\n4,1,A\n"))


def test_words_for_the_manager_of_the_row_above_are_not_read_as_none(bench: Any) -> None:
    proposal = proposed(bench, "id,manager\n1,\n2,1\n3,s.o.\n4,s.o.\n5,s.o.\n")
    assert keys(proposal) == ["unknown_managers"]
    with pytest.raises(InputError, match=r"people\.csv:4:3: "):
        built(bench, proposal)


def test_a_circle_of_managers_is_told_at_once(bench: Any) -> None:
    proposal = proposed(bench, "id,manager\n1,2\n2,1\n3,1\n")
    assert ("1 mistake in the reporting lines, such as: the reporting lines form a cycle: 1 -> 2 -> 1; cxsim check "
            "names them") in proposal.repairs


def test_rows_without_an_identifier_are_asked_about(bench: Any) -> None:
    rows = "".join(f"{row},A\n" for row in range(12))
    content = f"id,dept\n{rows},B\n"
    proposal = proposed(bench, content)
    assert keys(proposal) == ["no_identifier"]
    assert "1 row of 'id' without an identifier (line 14): cxsim check refuses them" in proposal.repairs
    assert built(bench, proposed(bench, content, no_identifier="leave_out")).size == 12


@pytest.mark.parametrize("periods", [("Aug-26", "Sep-26"), ("2026-Q1", "2026-Q2"), ("Jan 2026", "Feb 2026"),
                                     ("31.1.2026", "28.2.2026"),
                                     ("1/31/2026", "2/28/2026"), ("Dezember 2025", "Januar 2026")])
def test_periods_may_be_written_in_many_ways(bench: Any, periods: tuple[str, str]) -> None:
    first, second = periods
    proposal = proposed(bench, f"Period,id,dept\n{first},1,A\n{first},9,A\n{second},1,A\n{second},2,A\n")
    assert sorted(built(bench, proposal).ids) == ["1", "2"]


@pytest.mark.parametrize("odd", ["soon", "2023", "4538", "12/45382"])
def test_an_end_that_is_no_date_is_told(bench: Any, odd: str) -> None:
    proposal = proposed(bench, f"id,Termination Date\n1,\n2,{odd}\n")
    assert f"'Termination Date' seems to say when people left, but '{odd}' is no date; all rows count" in (
        proposal.repairs)


@pytest.mark.parametrize("header", ["Termination Date", "End", "Austritt am", "Date de sortie", "Fecha de baja"])
def test_ends_may_be_numbers_of_days_as_excel_counts_them(bench: Any, header: str) -> None:
    rows = "1,\n2,45382\n3,46355\n4,46356\n5,2958465\n6,0\n7,2024-03-31\n8,45382.75\n"
    proposal = proposed(bench, f"id,{header}\n{rows}")
    assert keys(proposal) == ["end_date"]
    assert any("numbers are days as Excel counts them: 45382 is 2024-03-31" in repair for repair in proposal.repairs)
    assert sorted(built(bench, proposal).ids) == ["1", "4", "5", "6"]


def test_numbers_of_days_beside_dates_of_two_meanings_are_told_and_not_read(bench: Any) -> None:
    proposal = proposed(bench, "id,Termination Date\n1,\n2,45382\n3,3/4/2024\n")
    assert "'Termination Date' seems to say when people left, but '45382' is no date; all rows count" in (
        proposal.repairs)


def test_names_that_stand_for_the_rows_below_are_told(bench: Any) -> None:
    content = "Department,id\nA,1\n,2\n,3\nB,4\n,5\n"
    assert ("'Department' is not read as department: 2 different values in 2 cells, 3 blank cells; if a name stands "
            "for the rows below it, too, fill it down") in proposed(bench, content).repairs


CODES = "id,{}\n1,{}\n2,{}\n3,{}\n"


@pytest.mark.parametrize(("header", "codes", "proposal"), [
    ("Employment Status", "101", "1"), ("Status", "101", "1"), ("Statut", "101", "1"),
    ("Status", "100", "all"), ("Contract Status", "101", "all"), ("Status", "313", "all"),
    ("Status", ["1", "", "1"], "all"),
])
def test_a_status_in_codes_is_asked_about_with_the_counts_of_each(
    bench: Any, header: str, codes: Sequence[str], proposal: str
) -> None:
    found = proposed(bench, CODES.format(header, *codes))
    [question] = found.questions
    assert (question.key, question.choices[0].answer) == ("status", proposal)
    numbers = Counter(code or "(blank)" for code in codes)
    shown = ", ".join(f"{code} ({rows} row{'s' if rows > 1 else ''})" for code, rows in sorted(numbers.items()))
    assert f"'{header}' holds codes that do not say who has left: {shown}. Who is here?" in question.text
    assert "keep: {column: " in question.text
    assert built(bench, found).size == (2 if proposal == "1" else 3)
    assert any(shown in repair for repair in found.repairs)


def test_the_code_of_those_who_are_here_may_be_said_even_a_blank_one(bench: Any) -> None:
    assert built(bench, proposed(bench, CODES.format("Status", 3, 1, 3), status="1")).ids == ("2",)
    assert built(bench, proposed(bench, CODES.format("Status", 3, "", 3), status="blank")).ids == ("2",)


@pytest.mark.parametrize(("word", "here"), [
    ("Ex-employee", False), ("Alumni", False), ("Ehemalige", False), ("Onboarding", False), ("ancien salarié", False),
    ("Garden leave", True), ("Teilzeit", True),
])
def test_more_words_of_those_who_are_not_here(bench: Any, word: str, here: bool) -> None:
    proposal = proposed(bench, f"id,Status\n1,Active\n2,{word}\n3,Active\n")
    assert built(bench, proposal).size == (3 if here else 2)
    assert bool(proposal.repairs) != here


def test_words_of_a_status_that_nobody_knows_are_told(bench: Any) -> None:
    proposal = proposed(bench, "id,Status\n1,Active\n2,Zephyr\n3,Active\n")
    assert proposal.repairs == (
        "'Status' may say who has left, but none of its words is known to: Active (2), Zephyr (1); all rows count "
        "(else state keep: {column: Status, values: [...]})",)
    assert proposed(bench, "id,Project Status\n1,red\n2,green\n3,red\n").repairs == ()


@pytest.mark.parametrize("header", [
    "Start Date", "Hire Date", "Eintrittsdatum", "Date d'embauche", "Fecha de alta", "Data assunzione"])
@pytest.mark.parametrize("later", ["2027-03-01", "46447"])
def test_people_who_begin_after_today_are_asked_about(bench: Any, header: str, later: str) -> None:
    other = "2019-05-01" if "-" in later else "43586"
    content = f"id,{header}\n1,{other}\n2,{later}\n3,\n4,0\n"
    proposal = proposed(bench, content)
    assert keys(proposal) == ["start_date"]
    assert proposal.repairs == (f"1 row with a start in '{header}' after 2026-11-29 (first: line 3); left out",)
    assert sorted(built(bench, proposal).ids) == ["1", "3", "4"]
    assert built(bench, proposed(bench, content, start_date="stay")).size == 4


def test_a_mark_may_say_who_has_left(bench: Any) -> None:
    proposal = proposed(bench, "id,Left the company?\n1,\n2,x\n3,\n")
    assert keys(proposal) == ["status"]
    assert sorted(built(bench, proposal).ids) == ["1", "3"]
    assert len(proposal.repairs) == 1


def test_words_of_a_status_are_believed_more_than_codes_beside_them(bench: Any) -> None:
    proposal = proposed(bench, "id,Status,Employment Status\n1,0,Active\n2,1,Terminated\n3,1,Active\n")
    assert keys(proposal) == ["status"]
    assert sorted(built(bench, proposal).ids) == ["1", "3"]


def test_managers_may_be_named_by_their_jobs(bench: Any) -> None:
    content = "id,Job,Reports To\n1,Chief,\n2,Head of A,Chief\n3,Clerk,Head of A\n4,Clerk,Head of A\n"
    assert lines(built(bench, proposed(bench, content))) == {"2": "1", "3": "2", "4": "2"}


def test_levels_of_the_organization_are_departments(bench: Any) -> None:
    rows = "".join(f"{row},X,{'AB'[row % 2]}\n" for row in range(12))
    organization = built(bench, proposed(bench, f"id,Organization Level 1,Organization Level 2\n{rows}"))
    assert organization.headcount() == {"A": 6, "B": 6}


@pytest.mark.parametrize("header", [
    "First Name,Last Name,Supervisor First Name,Supervisor Last Name",
    "fname,lname,mgr_fname,mgr_lname", "Given Name,Surname,Reports To Given Name,Reports To Surname",
    "Vorname,Nachname,Vorgesetzter Vorname,Vorgesetzter Nachname",
    "Vorname,Name,Vorname Führungskraft,Name Führungskraft",
    "Prénom,Nom,Prénom N+1,Nom N+1", "Nombre,Primer apellido,Nombre del jefe,Primer apellido del jefe",
    "Nome,Cognome,Nome responsabile,Cognome responsabile",
])
def test_first_and_last_names_of_managers_are_read_together(bench: Any, header: str) -> None:
    rows = "1,Ada,Alm,,\n2,Ada,Berg,Ada,Alm\n3,Cy,Alm,Ada,Berg\n4,Cy,Berg,ada,ALM\n"
    proposal = proposed(bench, f"id,{header}\n{rows}")
    assert lines(built(bench, proposal)) == {"2": "1", "3": "2", "4": "1"}
    first, last = header.split(",")[2:]
    assert f"'{first}' and '{last}' are read together: they name the manager of a person" in proposal.repairs


def test_a_colleague_of_the_same_last_name_is_no_manager_whose_first_name_is_unknown(bench: Any) -> None:
    content = ("id,First Name,Last Name,Manager Last Name,Manager First Name\n1,Ada,Alm,N/A,N/A\n2,Bo,Berg,Alm,Ada\n"
               "3,Cy,Cole,Berg,Bo\n4,Di,Dorn,Berg,Zoe\n")
    proposal = proposed(bench, content)
    assert keys(proposal) == ["unknown_managers"]
    assert "'Zoe'" not in proposal.text
    assert lines(built(bench, proposal)) == {"2": "1", "3": "2"}
    assert any("'N/A N/A' in 'Manager First Name' and 'Manager Last Name' (1 row) is read as no manager" in repair
               for repair in proposal.repairs)


def test_further_parts_of_names_tell_people_apart(bench: Any) -> None:
    content = ("id,Nombre,Primer apellido,Segundo apellido,Nombre jefe,Primer apellido jefe,Segundo apellido jefe\n"
               "1,Ana,Gil,Ruiz,,,\n2,Ana,Gil,Sanz,Ana,Gil,Ruiz\n3,Luz,Mas,Rey,Ana,Gil,Sanz\n")
    assert lines(built(bench, proposed(bench, content))) == {"2": "1", "3": "2"}


def test_an_identifier_of_managers_is_believed_more_than_their_names_beside_it(bench: Any) -> None:
    content = ("id,First Name,Last Name,Manager ID,Manager First Name,Manager Last Name\n1,Ada,Alm,,,\n"
               "2,Bo,Berg,1,Ada,Alm\n3,Cy,Cole,2,Ada,Alm\n")
    proposal = proposed(bench, content)
    assert lines(built(bench, proposal)) == {"2": "1", "3": "2"}
    assert ("'Manager First Name' and 'Manager Last Name' name managers too, and another one in 1 row; 'Manager ID' "
            "is read") in proposal.repairs


def test_first_and_last_names_of_strangers_who_lead_a_tree_are_asked_about(bench: Any) -> None:
    above = {row: row % 2 + 2 if row > 3 else 1 for row in range(2, 12)}
    rows = "".join(f"{row},Bo{row},Berg{row},Bo{boss},Berg{boss}\n" for row, boss in above.items())
    proposal = proposed(bench, f"id,Vorname,Name,FK Vorname,FK Name\n1,Bo1,Berg1,,\n{rows}")
    assert keys(proposal) == ["manager"]
    assert lines(built(bench, proposal)) == {str(row): str(boss) for row, boss in above.items()}


def test_identifiers_that_a_spreadsheet_has_rounded_are_refused(bench: Any) -> None:
    proposal = proposed(bench, "Employee ID,dept\n1.00E+12,A\n1.00E+12,B\n1.01E+12,B\n")
    assert keys(proposal) == ["repeats"]
    assert "a spreadsheet has lost their last digits: export them anew, as text" in proposal.repairs[0]
    with pytest.raises(InputError, match=r"'1\.00E\+12' appears twice"):
        built(bench, proposal)


def test_of_several_rows_the_main_one_counts(bench: Any) -> None:
    content = "id,Primary Job,dept\n1,Y,A\n2,N,B\n2,Y,A\n3,Y,A\n"
    proposal = proposed(bench, content)
    assert keys(proposal) == ["repeats"]
    assert built(bench, proposal).headcount() == {"A": 3}


def test_words_for_missing_are_nobody_who_has_several_rows(bench: Any) -> None:
    rows = "".join(f"1{row},A\n" for row in range(9))
    proposal = proposed(bench, f"Employee ID,dept\n1,A\nN/A,A\n3,B\nN/A,B\n{rows}")
    assert ("'N/A' in 'Employee ID' (line 3, line 5) is read as an identifier, though it usually means that there is "
            "none; cxsim check refuses repeats") in proposal.repairs
    with pytest.raises(InputError, match="the identifier 'N/A' appears twice"):
        built(bench, proposal)


@pytest.mark.parametrize("status", [("A", "T"), ("A", "I"), ("t", "f")])
def test_letters_of_a_status_are_read(bench: Any, status: tuple[str, str]) -> None:
    here, gone = status
    assert built(bench, proposed(bench, f"id,status\n1,{here}\n2,{gone}\n3,{here}\n")).size == 2


@pytest.mark.parametrize("footer", ["6 rows", "Source: payroll", "Created by SAP on 1.1.2026"])
def test_remarks_below_the_table_are_no_people(bench: Any, footer: str) -> None:
    assert built(bench, proposed(bench, f"{STAFF}{footer},,,\n")).size == 3
    assert built(bench, proposed(bench, f"{STAFF}Ada Alm,,,\n")).size == 4


def test_departments_that_are_written_in_several_ways_are_told_at_once(bench: Any) -> None:
    proposal = proposed(bench, "id,department\n1,Sales\n2,sales\n3,IT\n4,IT\n")
    assert ("1 name in 'department' written in several ways, such as 'Sales', 'sales'; cells are marked until one "
            "spelling is left") in proposal.repairs
    with pytest.raises(InputError, match=r"people.csv:3:3: the department 'sales' is written 'Sales' in line 2"):
        built(bench, proposal)


@pytest.mark.parametrize("words", [
    ("Director", "Manager", "Staff"), ("Direktorin", "Leitung", "Fachkraft"), ("Directeur", "Cadre", "Employé"),
    ("Director", "Jefe", "Empleado")])
def test_levels_in_words_are_ordered_by_the_reporting_lines(bench: Any, words: tuple[str, str, str]) -> None:
    top, middle, low = words
    rows = f"1,,{top}\n2,1,{middle}\n3,1,{middle}\n4,2,{low}\n5,3,{low.upper()}\n6,4,{low}\n7,2,\n"
    proposal = proposed(bench, f"id,manager,Job Level\n{rows}")
    assert keys(proposal) == ["level"]
    assert f"level_words: {{{top}: 1, {middle}: 2, " in proposal.text
    assert any(f"{top} = 1, {middle} = 2, {low} = 3" in repair for repair in proposal.repairs)
    organization = built(bench, proposal)
    # The sixth reports to a colleague of the same level; the seventh has none stated and gets that of the lines.
    assert dict(zip(organization.ids, organization.level.tolist(), strict=True)) == {
        "1": 1, "2": 2, "3": 2, "4": 3, "5": 3, "6": 3, "7": 3}
    assert "level: null" in proposed(bench, f"id,manager,Job Level\n{rows}", level="null").text


@pytest.mark.parametrize("rows", [
    "1,,Staff\n2,1,Director\n3,2,Staff\n4,2,Staff\n",  # staff above the director, and below
    "1,,Director\n2,1,Staff\n3,,Fellow\n4,1,Staff\n",  # no line tells where a fellow stands
])
def test_words_on_whose_order_the_lines_do_not_agree_are_told_and_not_read(bench: Any, rows: str) -> None:
    proposal = proposed(bench, f"id,manager,level\n{rows}")
    assert keys(proposal) == []
    assert "'level' holds no whole numbers from 1 to 99, such as" in proposal.repairs[-1]
    assert "level: null" in proposal.text


def test_a_word_that_is_no_level_is_refused_at_its_cell(bench: Any) -> None:
    people = bench.save("id,level\n1,Director\n2,Directr\n", "people.csv")
    stated = {"file": people.name, "columns": {"id": "id"}, "level_words": {"director": 1}}
    organization = OrganizationSpecification.model_validate({"people": stated})
    with pytest.raises(InputError, match=r"people.csv:3:3: 'Directr' is no level; did you mean 'director'\?"):
        build(organization, bench.folder, 1)
    with pytest.raises(ValidationError, match="remove level_order"):
        OrganizationSpecification.model_validate({"people": {**stated, "level_order": "bottom_up"}})


def test_each_column_is_tried_once_as_what_unknown_managers_may_be_named_by(
    bench: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[tuple[str, ...]] = []

    def noting(draft: Draft, by: Sequence[str], kept: KeptRows) -> Directory:
        tried.append(tuple(by))
        return directory_of(draft, by, kept)

    monkeypatch.setattr("cxsim.scenario.proposal.managers.directory_of", noting)
    monkeypatch.setattr("cxsim.scenario.proposal.managers_by_content.directory_of", noting)
    rows = "".join(f"{row},P{row},p{row}@x.example,A{row % 3},Zoe{row % 4}\n" for row in range(20))
    assert keys(proposed(bench, f"Employee ID,Name,Email,Department,Manager\n{rows}")) == ["manager"]
    assert sorted(tried) == [("Department",), ("Email",), ("Employee ID",), ("Name",)]


def test_columns_that_name_nobody_are_looked_up_only_until_that_is_seen(
    bench: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, looked_up = Directory.find, Counter[str]()

    def counting(self: Directory, given: str) -> set[int]:
        looked_up[given] += 1
        return found(self, given)

    monkeypatch.setattr(Directory, "find", counting)
    rows = "".join(f"{n},P{n} Alm,{f'P{n // 8} Alm' if n else ''},street {n % 90},room {n % 80}\n" for n in range(100))
    proposal = proposed(bench, f"id,name,who leads,street,room\n{rows}")
    assert keys(proposal) == ["manager"]
    assert sum(count for given, count in looked_up.items() if given.startswith(("street", "room"))) < 100
