"""How a file is written is found out, told with a reason, and asked where the file does not tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.proposed_file import FileProposal, proposed_file
from cxsim.organization.tables.read_table import read_table

ACCENTS = "id;unit\n1;Geschäftsführung\n2;Büro\n3;Qualität\n"


def proposed(folder: Path, content: bytes | str, file: str = "people.csv", **stated: object) -> FileProposal:
    (folder / file).write_bytes(content.encode() if isinstance(content, str) else content)
    findings = Findings()
    found = proposed_file(FileSpecification.model_validate({"file": file, **stated}), folder, findings)
    assert found is not None and len(findings) == 0
    return found


@pytest.mark.parametrize(("content", "keys"), [
    ("id,unit,share\n1,a,0.5\n", {}),
    (ACCENTS, {}),
    (ACCENTS.encode("utf-8-sig"), {}),
    (ACCENTS.encode("cp1252"), {"encoding": "cp1252"}),
    (ACCENTS.encode("mac-roman"), {"encoding": "mac-roman"}),
    (ACCENTS.encode("cp850"), {"encoding": "cp850"}),
    (ACCENTS.encode("utf-16"), {"encoding": "utf-16"}),
    (ACCENTS.encode("utf-16-le"), {"encoding": "utf-16"}),
    ("nom,équipe\nZoé,Qualité\nNoël,À façon\n".encode("cp1252"), {"encoding": "cp1252"}),
    ("Staff of Berlin\n\nid;unit\n1;a\n2;b\n", {"header_row": 3}),
    ("USERID,MANAGER,DEPT\nUser ID,Manager,Department\ne1,,A\ne2,e1,A\n", {"header_row": 2}),
    ('Recipient,Q1\nRecipient,I agree\n"{""ImportId"":""a""}","{""ImportId"":""b""}"\ne1,4\ne2,5\ne3,4\n',
     {"header_row": 2}),
    ("von;an;gewicht\na;b;0,5\nb;c;2,75\n", {"decimal": ","}),
    ("a;n\nx;1.204,50\ny;3,25\n", {"decimal": ",", "thousands": "."}),
    ('a,n\nx,"1,204.50"\ny,3.25\n', {"decimal": ".", "thousands": ","}),
    ("a;n\nx;1 204,5\n", {"decimal": ",", "thousands": " "}),
    ("a;day\nx;01.02.2024\n", {}),
    ("a;n\nx;0.5\ny;1.204\n", {}),
    ("id,name\n1,\"Last, First\"\n2,\"Or; so\"\n", {}),
])
def test_what_a_file_tells_is_proposed(tmp_path: Path, content: bytes | str, keys: dict[str, Any]) -> None:
    found = proposed(tmp_path, content)
    assert (found.keys, found.choices) == (keys, {})
    findings = Findings()
    assert read_table(FileSpecification(file="people.csv", **found.keys), tmp_path, findings) is not None
    assert len(findings) == 0


def test_the_reason_shows_what_was_seen(tmp_path: Path) -> None:
    assert proposed(tmp_path, ACCENTS.encode("cp1252")).reasons == {"encoding": "it reads 'Geschäftsführung'"}


@pytest.mark.parametrize(("content", "key", "answers"), [
    ("a;n\nx;1.204\ny;37\n", "decimal", [{"decimal": ",", "thousands": "."}, {"decimal": "."}]),
    ('a,n\nx,"1,204"\ny,37\n', "decimal", [{"decimal": ".", "thousands": ","}, {"decimal": ","}]),
    ("a,n\nx,1.204\n", "decimal", [{"decimal": "."}, {"decimal": ",", "thousands": "."}]),
    ("id;unit,x\na;b,c\n", "separator", [{"separator": ","}, {"separator": ";"}]),
    (b"id\n\x8aimek\n", "encoding", [{"encoding": "cp1252"}, {"encoding": "mac-roman"}, {"encoding": "cp850"}]),
])
def test_what_it_does_not_tell_is_asked(
    tmp_path: Path, content: bytes | str, key: str, answers: list[dict[str, Any]]
) -> None:
    found = proposed(tmp_path, content)
    assert [answer for answer, _ in found.choices[key]] == answers
    assert found.keys == answers[0]


@pytest.mark.parametrize(("encoding", "text"), [
    ("cp1250", "id\nŁódź\nWałbrzych\n"), ("cp1251", "id\nИванов\nПетрова\n"), ("shift_jis", "id\n佐藤\n鈴木\n"),
])
def test_bytes_of_no_western_language_are_always_asked_about(tmp_path: Path, encoding: str, text: str) -> None:
    found = proposed(tmp_path, text.encode(encoding))
    answers = {answer["encoding"]: meaning for answer, meaning in found.choices["encoding"]}
    assert answers[encoding] == f"it reads '{text.split()[1]}'"


@pytest.mark.parametrize(("encoding", "text"), [
    ("cp1250", "id;unit\n1;Sprzedaż\n2;Księgowość\n3;Obsługa\n"),
    ("cp1251", "id;unit\n1;Продажи\n2;Финансы\n3;Разработка\n"),
    ("cp1253", "id;unit\n1;Πωλήσεις\n2;Οικονομικά\n3;Παραγωγή\n"),
])
def test_the_encoding_that_makes_words_is_proposed(tmp_path: Path, encoding: str, text: str) -> None:
    assert proposed(tmp_path, text.encode(encoding)).keys["encoding"] == encoding


def test_the_encoding_of_a_graph_in_text_is_found_too(tmp_path: Path) -> None:
    content = '*Vertices 2\n1 "Jürgen"\n2 "Zoë"\n*Arcs\n1 2\n'
    assert proposed(tmp_path, content.encode("cp1252"), "team.net").keys == {"encoding": "cp1252"}


def test_one_wrong_byte_among_many_letters_is_a_slip_at_its_place(tmp_path: Path) -> None:
    content = "".join(f"{row},Büro\n" for row in range(1, 9)).encode().replace(b"8,B\xc3\xbcro", b"8,B\xfcro")
    assert proposed(tmp_path, b"id,unit\n" + content).keys == {}
    findings = Findings()
    assert read_table(FileSpecification(file="people.csv"), tmp_path, findings) is None
    assert str(findings.shown()[0]).startswith(
        "people.csv:9:4: byte 67 (0xfc) is not utf-8; nearly everything else is; mend this place (paste the text anew)")


def test_what_is_stated_is_not_questioned(tmp_path: Path) -> None:
    stated = {"encoding": "mac-roman", "separator": ";", "decimal": ".", "header_row": 1}
    assert proposed(tmp_path, ACCENTS.encode("cp1252"), **stated).keys == {}


def test_the_longest_sheet_and_its_header_are_proposed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["About this file"])
    staff = book.create_sheet("Staff")
    for row in (["All employees"], [], ["id", "unit"], [1, "a"], [2, "b"]):
        staff.append(row)
    book.create_sheet("empty")
    book.save(tmp_path / "people.xlsx")
    found = proposed(tmp_path, (tmp_path / "people.xlsx").read_bytes(), "people.xlsx")
    assert found.keys == {"sheet": "Staff", "header_row": 3}
    assert [meaning for _, meaning in found.choices["sheet"]] == [
        "it has 4 rows that are not blank", "it has 1 row that is not blank"]


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    findings = Findings()
    assert proposed_file(FileSpecification(file="none.csv"), tmp_path, findings) is None
    assert len(findings) == 1
