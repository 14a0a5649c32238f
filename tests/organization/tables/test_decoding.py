"""The text in the bytes of a file, and which encoding it seems to have."""

import pytest

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.decoding import decoded, likely_encodings, sample


def read(content, encoding="utf-8"):
    findings = Findings()
    text = decoded(content, FileSpecification(file="a.csv", encoding=encoding), findings)
    return text if text is not None else [str(finding).split("\n")[0] for finding in findings.shown()]


def test_text_is_read_by_its_encoding_without_a_mark():
    assert read("name,Zoë\n".encode()) == "name,Zoë\n"
    assert read("\ufeffname\n".encode()) == "name\n"
    assert read("Zoë\n".encode("cp1252"), "cp1252") == "Zoë\n"
    assert read("Zoë\n".encode("utf-16"), "utf-16") == "Zoë\n"


def test_another_encoding_is_told_with_its_place_and_what_it_would_read():
    assert read("id,name\n1,Ann\n2,Zoë\n".encode("cp1252")) == [
        "a.csv:3:5: byte 18 (0xeb) is not utf-8; save it as 'CSV UTF-8', or state encoding: cp1252 (it reads 'Zoë')"]
    assert read("Zoë\n".encode(), "cp1252") == [
        "a.csv: is in UTF-8, but encoding: cp1252 is stated; leave that out"]
    assert read("id\n".encode("utf-16")) == [
        "a.csv: is in UTF-16; save it as 'CSV UTF-8' or state encoding: utf-16"]


def test_a_slip_in_a_file_of_utf_8_is_no_other_encoding():
    content = "äöüß ".encode() + b"\xe4\n"
    assert read(content) == [
        "a.csv:1:10: byte 9 (0xe4) is not utf-8; nearly everything else is; mend this place (paste the text anew) and "
        "save the file as 'CSV UTF-8'"]
    assert likely_encodings(content) == ["utf-8"]
    assert likely_encodings("äö ".encode() + b"\xe4\n") != ["utf-8"]


def test_other_kinds_of_files_and_nul_are_refused():
    assert read(b"%PDF-1.4") == ["a.csv: looks like a PDF document, not like a text table (CSV)"]
    assert read(b"id\nab\0c\n") == ["a.csv:2: character 5 is NUL; this is not a text file"]
    assert read("id,name\n1,Ann\n".encode("utf-16-le")) == [
        "a.csv:1: character 1 is NUL; this is not a text file (in UTF-16? state encoding: utf-16)"]


@pytest.mark.parametrize(("text", "encoding", "likely"), [
    ("Zoë Müller, Größe", "utf-8", ["utf-8"]), ("plain", "ascii", ["utf-8"]), ("Zoë", "utf-16", ["utf-16"]),
    ("Zoë Müller", "utf-16-le", ["utf-16"]), ("Jürgen Größe, Straße", "cp1252", ["cp1252"]),
    ("Jürgen Größe, Straße", "mac-roman", ["mac-roman"]), ("Jürgen Größe, Straße", "cp850", ["cp850"]),
])
def test_likely_encodings(text, encoding, likely):
    assert likely_encodings(text.encode(encoding)) == likely


@pytest.mark.parametrize(("text", "encoding"), [
    ("Иван Петров, Мария Сидорова", "cp1251"), ("Γιώργος Παπαδόπουλος", "cp1253"),
])
def test_encodings_of_other_letters_come_first_by_what_they_make_letters(text, encoding):
    assert encoding in likely_encodings(text.encode(encoding))[:2]


def test_a_sample_is_the_first_word_that_is_not_plain():
    assert sample("id,name\n1,Ann Zoëlle,x".encode("cp1252"), "cp1252") == "Zoëlle"
    assert sample(("a" + "ä" * 40).encode(), "utf-8") == "a" + "ä" * 29
    assert sample(b"plain", "utf-8") == ""
    assert sample(b"\xff", "utf-8") == ""
