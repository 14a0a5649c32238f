"""The folder of a class: what is in it, and what happens if somebody changes the case."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from cxsim.errors import InputError, OutputError
from cxsim.scenario.case.terms import Terms
from cxsim.teaching.class_folder import ClassPlan, check_new, open_class
from cxsim.teaching.making import make_class


def test_a_class_has_hand_outs_for_teams_and_notes_for_the_teacher(made: Path) -> None:
    assert {file.relative_to(made).as_posix() for file in made.rglob("*") if file.is_file()} == {
        "brief.html", "class.json", "paper.html", "teacher/notes.html", "teacher/reference.csv",
        "teacher/reference.json", *(f"teams/team_{number}.xlsx" for number in (1, 2, 3)),
        *(f"teacher/case/{name}.yaml" for name in ("class", "company", "do_nothing", "teach", "teach_and_lift"))}


def test_only_input_cells_of_a_workbook_can_be_written(made: Path) -> None:
    book = openpyxl.load_workbook(made / "teams" / "team_1.xlsx")
    free = {f"{sheet.title}!{cell.coordinate}" for sheet in book for row in sheet.iter_rows() for cell in row
            if not cell.protection.locked}
    plan = {f"Plan!{letter}{row}" for letter in "ABCDE" for row in range(9, 23)}
    assert free == {*plan, "Plan!B3", *(f"Prediction!B{row}" for row in range(5, 13))}
    assert all(sheet.protection.sheet for sheet in book)
    assert book["Lists"].sheet_state == "hidden"
    lists = {str(one.sqref): one.formula1 for one in book["Plan"].data_validations.dataValidation}
    assert set(lists) == {f"{letter}9:{letter}22" for letter in "ABCDE"}


def test_the_notes_have_numbers_from_runs_and_the_brief_has_none(made: Path) -> None:
    notes, brief = ((made / name).read_text("utf-8") for name in ("teacher/notes.html", "brief.html"))
    assert "Best found" in notes and "Teaching alone." in notes and "45 minutes" in notes and "Grading sheet" in notes
    for word in ("Best found", "evidence", "Teaching alone", "pieces_per_day"):
        assert word not in brief
    assert "remove inhibitor: pieces per day" in brief
    assert "In the way: pieces per day" in brief


def test_a_changed_company_is_named(made: Path, tmp_path: Path) -> None:
    import shutil

    folder = Path(shutil.copytree(made, tmp_path / "copy"))
    company = folder / "teacher" / "case" / "company.yaml"
    company.write_text(company.read_text("utf-8").replace("strength: 0.4", "strength: 0.0"), "utf-8")
    (folder / "teacher" / "case" / "teach.yaml").unlink()
    with pytest.raises(InputError) as found:
        open_class(folder)
    told = str(found.value)
    assert f"{company}: was changed since the class was made" in told
    assert "teach.yaml: is missing since the class was made" in told


def test_what_is_no_class_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this folder is no class; make one with: cxsim class new"):
        open_class(tmp_path)
    (tmp_path / "class.json").write_text('{"format": "cxsim class 0"}', "utf-8")
    with pytest.raises(InputError, match="is damaged or of another version"):
        open_class(tmp_path)


def test_a_class_never_replaces_something_else(made: Path, tmp_path: Path) -> None:
    check_new(tmp_path / "new", force=False)
    with pytest.raises(OutputError, match="holds a class, perhaps with plans of its teams"):
        check_new(made, force=False)
    check_new(made, force=True)
    (tmp_path / "letter.txt").write_text("Dear", "utf-8")
    with pytest.raises(OutputError, match="holds files that are no class"):
        check_new(tmp_path, force=True)
    with pytest.raises(OutputError, match="is a file"):
        check_new(tmp_path / "letter.txt", force=True)


def test_without_a_stored_plan_a_short_search_finds_one_and_says_so(terms: Terms, tmp_path: Path) -> None:
    from dataclasses import replace

    bare = replace(terms, case=terms.case.model_copy(update={"best_found": None}))
    told: list[str] = []
    folder = make_class(bare, ClassPlan.of(bare, 1, 3, 2), tmp_path / "class", tell=told.append)
    assert told and "points:" in told[0]
    assert "The search was short, because the case has no stored plan." in (
        folder / "teacher" / "notes.html").read_text("utf-8")
