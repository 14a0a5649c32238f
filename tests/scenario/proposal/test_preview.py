"""A file as its owner should look at it: marked cells, hidden names, columns that are used."""

from __future__ import annotations

from pathlib import Path

from cxsim.errors import InputError
from cxsim.scenario.proposal.preview import Preview, numbers_of, preview, unknown_meanings
from cxsim.scenario.proposal.proposal import Options
from cxsim.scenario.proposal.propose import propose_scenario
from cxsim.scenario.proposal.read import seen
from tests.golden.stories import save

PEOPLE = "emp no,name,boss,unit,hat\n" + "".join(
    f"{number},Ada {number},{'' if number == 1 else 'Ada 1'},{'north' if number % 2 else 'south'},{number * 7}\n"
    for number in range(1, 13)) + "13,Zoe,Nobody Else,north,4\n"


def shown(folder: Path, text: str = PEOPLE, name: str = "people.csv") -> Preview:
    save({name: text}, folder)
    file, options = folder / name, Options(folder)
    found = seen(file, options, {})
    assert found is not None
    try:
        proposal = propose_scenario(file, None, None, {}, options)
    except InputError as error:
        return preview(found, unknown_meanings(found, "people", "people", {}), (), error.findings)
    return preview(found, proposal.meanings, proposal.open_questions(), ())


def test_the_first_rows_and_those_that_are_asked_about_are_shown_without_names(tmp_path: Path) -> None:
    found = shown(tmp_path)
    assert [column.name for column in found.columns] == ["emp no", "name", "boss", "unit"]
    assert [row for row, _ in found.rows] == [2, 3, 4, 5, 6, 14]
    assert [cell.text for cell in found.rows[1][1]] == ["2", "Person 2", "Person 1", "south"]
    asked = found.rows[-1][1][2]
    assert (asked.text, asked.mark) == ("Nobody Else", "asked")
    assert found.hidden == 7
    assert [(column.name, column.example) for column in found.others] == [("hat", "7, 14, 21")]


def test_mistakes_stand_at_their_cell_also_where_the_file_cannot_be_read(tmp_path: Path) -> None:
    broken = shown(tmp_path, PEOPLE.replace("7,Ada 7,Ada 1,north,49", "7,Ada 7,Ada 1,north,49,extra"))
    row, cells = broken.rows[-1]
    assert row == 8
    assert (cells[0].mark, cells[0].notes) == ("wrong", ("has 6 fields; the header has 5",))
    assert cells[1].text == "(hidden)"


def test_a_header_is_marked(tmp_path: Path) -> None:
    found = shown(tmp_path, "1,2,3\n4,5,6\n7,8,9\n")
    assert found.columns[0].header.mark == "wrong"


def test_a_workbook_has_letters_and_the_row_of_its_sheet(tmp_path: Path) -> None:
    found = shown(tmp_path, "[Staff]\nid,boss,unit\n1,,a\n2,9,a\n3,1,b\n", "people.xlsx")
    assert [column.letter for column in found.columns] == ["A", "B", "C"]
    assert [(row, cells[1].mark) for row, cells in found.rows] == [(2, ""), (3, "asked"), (4, "")]


def test_ties_number_people_as_the_staff_list_does(tmp_path: Path) -> None:
    save({"people.csv": PEOPLE, "ties.csv": "from,to\nAda 3,Ada 1\nAda 2,someone\n"}, tmp_path)
    people, ties, options = tmp_path / "people.csv", tmp_path / "ties.csv", Options(tmp_path)
    proposal = propose_scenario(people, ties, None, {}, options)
    of_people, of_ties = seen(people, options, {}), seen(ties, options, {}, "edges")
    assert of_people is not None
    assert of_ties is not None
    found = preview(of_ties, proposal.meanings, (), (), people=numbers_of(of_people, proposal.meanings))
    assert [[cell.text for cell in cells] for _, cells in found.rows] == [
        ["Person 3", "Person 1"], ["Person 2", "(not in the list)"]]
