"""A workbook as an office program calculates and saves it; left out where none is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from cxsim.teaching.class_folder import ClassFolder
from cxsim.teaching.ground import Ground
from cxsim.teaching.hand_in import read_hand_in
from tests.filled_workbook import fill

OFFICE = shutil.which("soffice")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")]
FINE = [("training", "office", 4, 10, 0.5), ("communication", None, 2, None, None)]
LATE = [("training", "office", 46024, 10, 0.5)]


def saved(file: Path, folder: Path) -> Path:
    """The workbook after an office program opened, calculated and saved it."""
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(file)],
        check=True, capture_output=True, timeout=300)
    return folder / file.name


def test_its_sums_are_those_of_the_class_and_its_file_can_be_scored(
    desk: ClassFolder, ground: Ground, tmp_path: Path
) -> None:
    file = saved(fill(desk.teams / "team_1.xlsx", FINE, "Owls"), tmp_path)
    shutil.copy(file, desk.teams)
    [team] = read_hand_in(desk.teams, ground, desk.plan.class_id, 3).teams
    plan = openpyxl.load_workbook(file, data_only=True)["Plan"]
    assert plan["B5"].value == pytest.approx(team.cost)
    assert plan["C5"].value == pytest.approx(ground.terms.budget - team.cost)
    assert (plan["H5"].value, plan["H10"].value) == (
        "Within budget and hours.", "reaches 40 people, weeks 2 to 29, to the end")
    lists = openpyxl.load_workbook(file)["Plan"].data_validations.dataValidation
    assert {str(one.sqref)[0] for one in lists if one.type == "list"} == set("ABCDE")


def test_a_week_that_cannot_be_is_told_in_its_line_and_costs_nothing_absurd(
    desk: ClassFolder, ground: Ground, tmp_path: Path
) -> None:
    plan = openpyxl.load_workbook(saved(fill(desk.teams / "team_2.xlsx", LATE), tmp_path), data_only=True)["Plan"]
    assert plan["H9"].value == "The first week is one from 0 to 29."
    assert plan["H5"].value == "A line cannot be read yet: see its last column."
    assert 0.0 <= plan["B5"].value <= ground.terms.budget
