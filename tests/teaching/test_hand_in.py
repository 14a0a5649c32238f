"""What comes back: every mistake at its cell, broken teams left out, the others not held up."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl

from cxsim.teaching.class_folder import ClassFolder
from cxsim.teaching.form import Stamp
from cxsim.teaching.ground import Ground
from cxsim.teaching.hand_in import HandedIn, read_hand_in
from cxsim.teaching.team_workbook import write_team_workbook
from tests.filled_workbook import fill

GOOD = [("training", None, 4, 12, 0.5), ("remove inhibitor: pieces per day", "workshop", 2, None, None)]


def read(desk: ClassFolder, ground: Ground) -> HandedIn:
    return read_hand_in(desk.teams, ground, desk.plan.class_id, desk.plan.teams)


def told(handed: HandedIn, file: str) -> list[str]:
    [left] = [one for one in handed.left_out if one.file == file]
    return [str(finding) for finding in left.findings]


def test_a_plan_is_read_as_it_was_filled_in(desk: ClassFolder, ground: Ground) -> None:
    fill(desk.teams / "team_2.xlsx", GOOD, "The Owls", {"Prediction!B5": 30, "Prediction!B6": 10, "Prediction!B7": 60,
                                                        "Prediction!B9": "Office", "Prediction!B11": 1})
    [team] = read(desk, ground).teams
    assert (team.name, team.key, team.cost) == ("The Owls", "team_2", 10_000 + 12 * 2_500 + 10_000 + 28 * 400)
    assert [(one.name, one.group.name, one.first_week, one.weeks, one.dose) for one in team.steps] == [
        ("training", "everyone", 4, 12, 0.5), ("remove inhibitor: pieces per day", "workshop", 2, None, 1.0)]
    assert (team.prediction.adopters, team.prediction.low, team.prediction.stuck) == (0.3, 0.1, "office")
    assert team.scenario.plan.interventions[0].model_dump()["hours_per_week"] == 4.0
    assert team.scenario.plan.team_hours_per_week == 20.0


def test_every_mistake_is_told_at_its_cell_and_nobody_else_is_held_up(desk: ClassFolder, ground: Ground) -> None:
    fill(desk.teams / "team_1.xlsx", [("trainin", "kitchen", 30, 0, 70), ("champions", None, "soon", None, 0.5),
                                      (None, "office", 2)])
    fill(desk.teams / "team_2.xlsx", GOOD)
    handed = read(desk, ground)
    assert [team.name for team in handed.teams] == ["Team 2"]
    found = "\n".join(told(handed, "team_1.xlsx"))
    for line in ("team_1.xlsx!Plan!A9: 'trainin' is not on offer in this case; did you mean 'training'?",
                 "team_1.xlsx!Plan!B9: there is no group 'kitchen'; allowed:",
                 "team_1.xlsx!Plan!C9: '30' given; allowed: a whole number from 0 to 29",
                 "team_1.xlsx!Plan!D9: '0' given; allowed: a whole number from 1 to 30; leave it empty",
                 "team_1.xlsx!Plan!E9: '70' given; allowed: more than 0 and up to 100 % of a full dose; did you mean",
                 "team_1.xlsx!Plan!C10: 'soon' is not a number",
                 "team_1.xlsx!Plan!E10: 'champions' has one strength only; leave the dose empty",
                 "team_1.xlsx!Plan!A11: the intervention is missing; choose one, or clear the line"):
        assert line in found
    assert told(handed, "team_3.xlsx") == ["team_3.xlsx!Plan!A9: nothing is planned in it yet"]


def test_a_plan_over_budget_names_what_is_dear(desk: ClassFolder, ground: Ground) -> None:
    fill(desk.teams / "team_1.xlsx", [("incentive", None, 0, None, 1), ("training", None, 0, None, 1)])
    assert told(read(desk, ground), "team_1.xlsx") == [
        "team_1.xlsx!Plan!B5: the plan costs 309,000 EUR, 109,000 more than the budget of 200,000; most expensive: "
        "training 160,000, incentive 149,000"]


def test_an_edited_term_is_named_and_does_not_count(desk: ClassFolder, ground: Ground) -> None:
    fill(desk.teams / "team_1.xlsx", GOOD, cells={"Terms!B8": 900000, "Terms!A10": "Month"})
    [team] = read(desk, ground).teams
    assert team.scenario.plan.budget == 200_000.0
    assert team.remarks == (
        "team_1.xlsx!Terms!B8: 'Budget in EUR' was changed to 900000; the case says 200,000, and that counts",
        "team_1.xlsx!Terms!A10: 'Month' stands where 'Weeks' was")


def test_a_renamed_workbook_is_its_team_and_two_of_one_team_are_told(desk: ClassFolder, ground: Ground) -> None:
    fill(desk.teams / "team_2.xlsx", GOOD)
    shutil.move(desk.teams / "team_2.xlsx", desk.teams / "final FINAL.xlsx")
    assert [team.name for team in read(desk, ground).teams] == ["Team 2"]
    shutil.copy(desk.teams / "final FINAL.xlsx", desk.teams / "older.xlsx")
    handed = read(desk, ground)
    assert handed.teams == ()
    assert told(handed, "older.xlsx") == ["older.xlsx: 'final FINAL.xlsx' is also from team 2; keep one of the two"]


def test_foreign_files_are_named(desk: ClassFolder, ground: Ground, tmp_path: Path) -> None:
    from cxsim.scenario.case.terms import terms_of

    other = Ground.of(terms_of("siloed_company"))
    write_team_workbook(desk.teams / "team_1.xlsx", other, Stamp("", 1), 3)
    book = openpyxl.Workbook()
    book.save(desk.teams / "team_2.xlsx")
    (desk.teams / "team_3.xlsx").write_bytes(b"PK nonsense")
    (desk.teams / "plan.pdf").write_bytes(b"%PDF")
    handed = read(desk, ground)
    [foreign] = told(handed, "team_1.xlsx")
    assert foreign.startswith("team_1.xlsx!Terms!B5: this workbook was made for another case or another version of it "
                              "('The siloed company', mark ")
    assert "it has no sheet 'Plan'" in told(handed, "team_2.xlsx")[0]
    assert "is not a workbook (.xlsx), or is damaged" in told(handed, "team_3.xlsx")[0]
    assert handed.remarks == ("'plan.pdf' is not read; plans come as .xlsx or .csv",)


def test_a_moved_row_and_a_formula_are_told(desk: ClassFolder, ground: Ground) -> None:
    file = fill(desk.teams / "team_1.xlsx", [("training", None, "=2+2", None, None)])
    book = openpyxl.load_workbook(file)
    book["Plan"]["A8"] = "What"
    book.save(file)
    found = told(read(desk, ground), "team_1.xlsx")
    assert "team_1.xlsx!Plan!A8: 'What' stands where the column 'intervention' was" in found[0]
    assert "team_1.xlsx!Plan!C9: the formula has no saved value; open and save the workbook" in found


def test_a_sheet_with_another_name_is_told_with_those_there_are(desk: ClassFolder, ground: Ground) -> None:
    file = fill(desk.teams / "team_1.xlsx", GOOD)
    book = openpyxl.load_workbook(file)
    book["Plan"].title = "Our plan"
    book.save(file)
    assert told(read(desk, ground), "team_1.xlsx") == [
        "team_1.xlsx: its sheet 'Plan' is gone or has another name (there are 'Start here', 'Our plan', 'Prediction', "
        "'Catalog', 'Load', 'Terms', 'Lists'); give it its name back"]


def test_a_csv_plan_has_the_columns_of_the_form(desk: ClassFolder, ground: Ground) -> None:
    (desk.teams / "night_shift.csv").write_text(
        "Type,Group,Start week,Weeks,Dose,Notes\ntraining,office,4,10,50 %,slowly\nchampions,,2,,,\n", "utf-8")
    [team] = read(desk, ground).teams
    assert (team.name, [(one.name, one.group.name, one.dose) for one in team.steps]) == (
        "night shift", [("training", "office", 0.5), ("champions", "everyone", 1.0)])
    (desk.teams / "night_shift.csv").write_text("intervention,budget\ntraining,900000\n", "utf-8")
    found = "\n".join(told(read(desk, ground), "night_shift.csv"))
    assert "night_shift.csv:1:14: the column 'budget' does not belong to a plan" in found
    assert "there is no column 'first week'" in found


def test_equal_names_are_told_apart(desk: ClassFolder, ground: Ground) -> None:
    for number in (1, 2):
        fill(desk.teams / f"team_{number}.xlsx", GOOD, "Owls")
    assert [team.name for team in read(desk, ground).teams] == ["Owls", "Owls (2)"]
    assert [team.scenario.name for team in read(desk, ground).teams] == ["Owls", "Owls (2)"]


def test_a_prediction_that_cannot_be_does_not_count_and_is_told(desk: ClassFolder, ground: Ground) -> None:
    fill(desk.teams / "team_1.xlsx", GOOD, cells={"Prediction!B5": 130, "Prediction!B6": 60, "Prediction!B7": 40})
    [team] = read(desk, ground).teams
    assert (team.prediction.adopters, team.prediction.low) == (None, None)
    assert [one.partition(" (this")[0] for one in team.remarks] == [
        "team_1.xlsx!Prediction!B5: '130' given; allowed: a number from 0 to 100",
        "team_1.xlsx!Prediction!B6: the lower end 60 is above the upper end 40; exchange them"]
