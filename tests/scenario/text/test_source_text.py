"""Files that are no text of a scenario are refused with the place of what is wrong."""

import pytest

from cxsim.errors import InputError, Place
from cxsim.scenario.text.source_text import SIZE_LIMIT_BYTES, close_name, decode, place_at, read_text, split_lines


def refused(data):
    with pytest.raises(InputError) as error:
        decode(data, "s.yaml")
    return [str(finding).split("\n")[0] for finding in error.value.findings]


def test_a_byte_order_mark_is_left_out():
    assert decode(b"\xef\xbb\xbfname: \xc3\xa4", "s.yaml") == "name: ä"


@pytest.mark.parametrize(("data", "meaning"), [
    (b"\x1f\x8b\x08", "gzip-compressed data"), (b"PK\x03\x04x", "a zip archive or Excel workbook"),
    (b"%PDF-1", "a PDF"), (b"\x89PNG", "an image"), (b"\xff\xfea\x00", "UTF-16 text"),
    (b"\xfe\xff\x00a", "UTF-16 text"), (b"\xff\xfe\x00\x00a", "UTF-32 text"), (b"\x00\x00\xfe\xff", "UTF-32 text"),
])
def test_other_kinds_of_files_are_named(data, meaning):
    assert refused(data) == [f"s.yaml: byte 0: this is {meaning}, not UTF-8 text; save the scenario as UTF-8"]


def test_a_byte_of_another_encoding_is_told_with_its_line():
    assert refused(b"a: 1\nb: \xfc\n") == ["s.yaml:2: byte 8 (0xfc) is not UTF-8; save the file as UTF-8"]
    assert refused(b"\xef\xbb\xbfa: 1\n\n\xfc") == ["s.yaml:3: byte 9 (0xfc) is not UTF-8; save the file as UTF-8"]
    assert refused(b"\xfc") == ["s.yaml:1: byte 0 (0xfc) is not UTF-8; save the file as UTF-8"]


def test_up_to_twenty_invisible_characters_are_told():
    assert refused(b"a: 1\nb: \x07x") == ["s.yaml:2:4: character U+0007 is not allowed here; delete it"]
    assert len(refused(b"\x07" * 19)) == 19
    assert len(refused(b"\x07" * 25)) == 20
    assert decode(b"a:\t1\r\n", "s.yaml") == "a:\t1\r\n"


def test_lines_are_counted_as_editors_do():
    assert split_lines("a\r\nb\rc\nd") == ["a", "b", "c", "d"]
    assert place_at("ab\r\ncde\nf", 6, "s") == Place("s", 2, 3, "cde")
    assert place_at("ab\r\ncde\nf", 6, "s").source_line == "cde"
    assert place_at("ab", 0, "s") == Place("s", 1, 1)


def test_a_file_may_have_a_million_bytes(tmp_path):
    file = tmp_path / "s.yaml"
    file.write_bytes(b"#" * SIZE_LIMIT_BYTES)
    assert len(read_text(file, "s.yaml")) == 1_000_000
    file.write_bytes(b"#" * (SIZE_LIMIT_BYTES + 1))
    with pytest.raises(InputError, match="larger than 1,000,000 bytes; put people and"):
        read_text(file, "s.yaml")


def test_a_missing_file_is_told_with_the_nearest_name(tmp_path):
    (tmp_path / "company.yaml").write_text("", "utf-8")
    with pytest.raises(InputError, match="no such file; did you mean 'company"):
        read_text(tmp_path / "compny.yaml", "compny.yaml")
    assert close_name(tmp_path / "other.txt") == ""
    assert close_name(tmp_path / "no" / "x.yaml") == f" (and no folder '{tmp_path / 'no'}')"
    with pytest.raises(InputError, match="this is a folder; name a scenario file in it"):
        read_text(tmp_path, "folder")
