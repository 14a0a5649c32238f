"""Words for missing values are never read as names in silence, and no person called Null is lost."""

from __future__ import annotations

import pytest

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.csv_table import table_from_bytes
from cxsim.organization.tables.table import Table, check_columns

PEOPLE = "id,manager,unit\nNull,,Exec\nNA,Null,N/A\ne3,NA,-\ne4,n/a,Sales\n"


def used(content: str, **stated: object) -> tuple[Table, tuple[str, ...], list[str]]:
    """The table when all its columns are used and the first one identifies people, with notes and mistakes."""
    findings = Findings()
    table = table_from_bytes(
        content.encode(), FileSpecification.model_validate({"file": "people.csv", **stated}), findings)
    assert table is not None
    notes = check_columns(table, range(len(table.header)), (), True, findings, identifiers=[0])
    return table, notes, [str(finding).split("\n", maxsplit=1)[0] for finding in findings.shown()]


def test_words_are_asked_about_where_the_scenario_says_nothing() -> None:
    table, _, found = used(PEOPLE)
    remedy = "usually says that a value is missing; state missing: [\"{0}\"] to read it as blank, or missing: [] if it"
    assert found == [f"people.csv:{place}: '{word}' {remedy.format(word)} is a name"
                     for place, word in (("3:9", "N/A"), ("4:7", "-"), ("5:4", "n/a"))]
    assert [row[0] for row in table.rows] == ["Null", "NA", "e3", "e4"]


def test_stated_words_are_blank_and_counted_but_not_where_they_are_people() -> None:
    table, notes, found = used(PEOPLE, missing=["n/a", "-", "NA", "Null"])
    assert found == []
    assert notes == ("people.csv: 3 cells that say 'n/a', 'N/A', '-' were read as blank.",)
    assert table.rows == [["Null", "", "Exec"], ["NA", "Null", ""], ["e3", "NA", ""], ["e4", "", "Sales"]]


@pytest.mark.parametrize("word", [
    "#NV", "#BEZUG!", "#N/D", "#VALEUR!", "#¡REF!", "#¿NOMBRE?", "#RIF!", "#VERW!", "Unassigned", "Unknown", "TBD",
    "nicht zugeordnet", "unbekannt", "Non affecté", "n.c.", "Sin asignar", "Desconocido", "(vuoto)", "(leeg)", "n.v.t.",
])
def test_errors_and_words_of_spreadsheets_in_other_languages_are_asked_about_too(word: str) -> None:
    assert len(used(f"id,unit\ne1,Sales\ne2,{word}\n")[2]) == 1


def test_words_beside_those_that_are_listed_stay_names_and_are_told() -> None:
    table, notes, found = used(PEOPLE, missing=["-"])
    assert found == []
    assert notes == (
        "people.csv: 1 cell that says '-' was read as blank.",
        "people.csv: 2 cells are read as names, though such words usually say that nothing is known (missing lists "
        "others): 'n/a', 'N/A'.")
    assert [row[2] for row in table.rows] == ["Exec", "N/A", "", "Sales"]


def test_an_empty_list_says_that_such_words_are_names() -> None:
    table, notes, found = used(PEOPLE, missing=[])
    assert (notes, found) == ((), [])
    assert table.rows[1] == ["NA", "Null", "N/A"]


@pytest.mark.parametrize("word", [
    "nan", "N/A", "#N/A", "NULL", "None", "-", "–", "k.A.", "keine", "Ohne", "aucun", "néant", "ne\u0301ant", "sin",
    "ninguno", "(leer)", "?",
])
def test_words_of_several_languages_and_tools_are_known(word: str) -> None:
    assert len(used(f"id,unit\na,Sales\nb,{word}\n")[2]) == 1


@pytest.mark.parametrize("word", ["Nantes", "Nonesuch", "Sinaloa", "0", "Unknown Pleasures", "A-B"])
def test_other_words_are_names(word: str) -> None:
    assert used(f"id,unit\na,Sales\nb,{word}\n")[2] == []


def test_among_numbers_the_number_itself_explains() -> None:
    assert used("id,share\na,0.5\nb,nan\n")[2] == []
    assert used("id,share\na,0.5\nb,nan\n", missing=["nan"])[0].rows == [["a", "0.5"], ["b", ""]]


@pytest.mark.parametrize(("cells", "stated", "found"), [
    (["1.204", "37"], {}, ["people.csv:2:3: '1.204' may mean 1204: state decimal: ',' and thousands: '.', or decimal: "
                           "'.' if the point is a decimal sign"]),
    (["1.204", "37"], {"decimal": "."}, []),
    (["1.204", "37"], {"decimal": ",", "thousands": "."}, []),
    (["1.204", "0.5"], {}, []), (["0.204", "37"], {}, []), (["1.2", "12.25"], {}, []), (["1204", "37"], {}, []),
])
def test_a_point_before_three_digits_is_asked_about_in_amounts(
    cells: list[str], stated: dict[str, str], found: list[str]
) -> None:
    findings = Findings()
    content = "\n".join(["a;n", *(f"x;{cell}" for cell in cells)]).encode()
    table = table_from_bytes(content, FileSpecification.model_validate({"file": "people.csv", **stated}), findings)
    assert table is not None
    check_columns(table, [0, 1], (), True, findings, amounts=[1])
    assert [str(finding).split("\n", maxsplit=1)[0] for finding in findings.shown()] == found
    findings = Findings()
    check_columns(table, [0, 1], (), True, findings)
    assert len(findings) == 0


def test_one_sign_cannot_have_two_meanings() -> None:
    with pytest.raises(ValueError, match="thousands and decimal are both"):
        FileSpecification.model_validate({"file": "a", "thousands": "."})
