"""YAML is read strictly and literally; everything ambiguous is refused with a place and a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.errors import InputError
from cxsim.scenario.text import yaml_reader
from cxsim.scenario.text.nodes import MapNode, Scalar, place_of, plain
from cxsim.scenario.text.source_text import SIZE_LIMIT_BYTES
from cxsim.scenario.text.yaml_reader import DEPTH_LIMIT, VALUE_LIMIT, read_value, read_yaml, read_yaml_file

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join('*' + chr(97 + i) for _ in range(9))}]\n" for i in range(8))

# What is written, then line, column and a part of every finding.
REFUSED = {
    "nothing": ("", [(1, 1, "the file is empty")]),
    "only comments": ("# a\n# b\n", [(1, 1, "the file is empty")]),
    "a single word": ("hello\n", [(1, 1, "found the single value 'hello'")]),
    "a list": ("- a\n- b\n", [(1, 1, "found a list")]),
    "a key twice": ("a: 1\nb: 2\na: 3\n", [(3, 1, "key 'a' appears twice, first in line 1")]),
    "a key twice with one value": ("x:\n  a: 1\n  a: 1\n", [(3, 3, "key 'a' appears twice, first in line 2")]),
    "three keys twice": ("a: 1\na: 1\nb: {c: 1, c: 2}\n", [(2, 1, "'a' appears twice"), (3, 11, "'c' appears twice")]),
    "an alias of itself": (
        "a: &a [*a]\n", [(1, 4, "anchors are not allowed ('&a')"), (1, 8, "aliases are not allowed")]),
    "a merge key": ("a: 1\n<<: {b: 2}\n", [(2, 1, "merge keys ('<<') are not allowed")]),
    "a Python object": ("a: !!python/object/apply:os.system [x]\n", [(1, 4, "tags are not allowed")]),
    "a tag of one's own": ("a: !money 5\n", [(1, 4, "tags are not allowed ('!money')")]),
    "a directive": ("%YAML 1.1\n---\na: 1\n", [(1, 1, "directives are not allowed")]),
    "two documents": ("a: 1\n---\nb: 2\n", [(2, 1, "a second document begins here")]),
    "a tab in front": ("a:\n\tb: 1\n", [(2, 1, "a tab is used for indentation")]),
    "a tab after spaces": ("a:\n  b: 1\n  \tc: 1\n", [(3, 3, "a tab is used for indentation")]),
    "a colon in a text": ("name: Team: A\n", [(1, 11, "put the text in quotes")]),
    "an indentation that fits nothing": ("a:\n    b: 1\n  c: 2\n", [(3, 3, "the indentation does not match")]),
    "an open quotation mark": ("a: 1\nb: 'x\nc: 1\n", [(2, 4, "this quotation mark is never closed")]),
    "an open bracket": ("a: [1, 2\nb: 3\n", [(2, 2, "bracket '[' opened in line 1, column 4")]),
    "text after a quoted text": ('a: "x" y\n', [(1, 8, "put the whole value in quotes")]),
    "a key without a value": ("a\nb: 1\n", [(2, 2, "put the text in quotes")]),
    "a value without a key": ("a:\n  : 1\n", [(2, 3, "a key is missing before ':'")]),
    "a list as key": ("? [a]\n: 1\n", [(1, 3, "a key must be a single word")]),
    "an at sign": ("a: @x\n", [(1, 4, "put the text in quotes")]),
    "an item that is swallowed": ("a:\n- b\n - c\n", [(2, 3, "the next line begins with '- '")]),
    "a lone surrogate": ('a: "\\ud800"\n', [(1, 4, "character U+D800 is not allowed in text")]),
    "a NUL in quotes": ('a: "\\0"\n', [(1, 4, "character U+0000 is not allowed in text")]),
    "a path of Windows": ('a: "C:\\data\\people.csv"\n', [(1, 7, "write '/' between folders, or use single quotes")]),
    "a path of Windows with a hidden character": ('a: "x\\bases.csv"\n', [
        (1, 4, "U+0008 is not allowed in text; a backslash in double quotes makes it, write '/'")]),
    "a character beyond Unicode": ('a: "\\U00110000"\n', [(1, 7, "an escape names a character that does not exist")]),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_doubtful_is_refused_at_its_place(kind: str) -> None:
    text, expected = REFUSED[kind]
    with pytest.raises(InputError) as caught:
        read_yaml(text, "s.yaml")
    findings = caught.value.findings
    assert [(finding.file, finding.line, finding.column) for finding in findings] == [
        ("s.yaml", line, column) for line, column, _ in expected]
    for finding, (_, _, part) in zip(findings, expected, strict=True):
        assert part in finding.message


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    with pytest.raises(InputError) as caught:
        read_yaml(BOMB)
    assert len(caught.value.findings) == 50
    assert all("not allowed" in finding.message for finding in caught.value.findings)


@pytest.mark.parametrize("text", ["[" * 20_000, "{" * 20_000, "- " * 20_000, "a: " + "[" * 20_000])
def test_deep_nesting_stops_at_the_limit(text: str) -> None:
    with pytest.raises(InputError, match=f"nested deeper than {DEPTH_LIMIT} levels"):
        read_yaml(text)


def test_depth_is_counted_in_levels() -> None:
    assert plain(read_yaml("a: " + "[" * (DEPTH_LIMIT - 2) + "1" + "]" * (DEPTH_LIMIT - 2)))
    with pytest.raises(InputError):
        read_yaml("a: " + "[" * (DEPTH_LIMIT - 1) + "1" + "]" * (DEPTH_LIMIT - 1))


def test_more_values_than_a_scenario_can_need_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Uses a lower limit, because reaching the real one takes seconds."""
    assert VALUE_LIMIT == 50_000
    monkeypatch.setattr(yaml_reader, "VALUE_LIMIT", 1000)
    read_yaml("a: [" + "1," * 990 + "1]")
    with pytest.raises(InputError, match="more than 1,000 values"):
        read_yaml("a: [" + "1," * 1000 + "1]")


BYTES = {
    "UTF-16": (b"\xff\xfen\x00a\x00", "byte 0: this is UTF-16 text"),
    "a workbook": (b"PK\x03\x04rest", "byte 0: this is a zip archive or Excel workbook"),
    "gzip": (b"\x1f\x8b\x08", "byte 0: this is gzip"),
    "Latin-1": ("name: Büro\n".encode("latin-1"), "byte 7 (0xfc) is not UTF-8"),
    "Latin-1 after a byte order mark": (b"\xef\xbb\xbfa: 1\nb: \xe4\n", "byte 11 (0xe4) is not UTF-8"),
}


@pytest.mark.parametrize("kind", BYTES)
def test_bytes_that_are_no_utf_8_are_named_with_their_offset(kind: str, tmp_path: Path) -> None:
    content, expected = BYTES[kind]
    file = tmp_path / "s.yaml"
    file.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_yaml_file(file)
    (finding,) = caught.value.findings
    assert finding.file == str(file)
    assert expected in finding.message


def test_a_nul_byte_and_an_invisible_line_break_are_found_at_their_place(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_bytes("a: 1\nb: x\0y\nc: \u2028z\n".encode())
    with pytest.raises(InputError) as caught:
        read_yaml_file(file)
    assert [(f.line, f.column, f.message.split()[1]) for f in caught.value.findings] == [
        (2, 5, "U+0000"), (3, 4, "U+2028")]


def test_a_byte_order_mark_is_accepted_and_does_not_shift_columns(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    nodes = read_yaml_file(file)
    assert plain(nodes) == {"a": 1, "b": 2}
    assert (place_of(nodes, ("b",)).line, place_of(nodes, ("b",)).column) == (2, 4)
    assert place_of(nodes, ("a",), key=True).column == 1


def test_a_file_larger_than_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_bytes(b"#" * (SIZE_LIMIT_BYTES + 1))
    with pytest.raises(InputError, match="larger than 1,000,000 bytes"):
        read_yaml_file(file)


def test_a_missing_file_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    (tmp_path / "do_nothing.yaml").write_text("a: 1", "utf-8")
    with pytest.raises(InputError, match=r"there is no such file; did you mean 'do_nothing.yaml'\?"):
        read_yaml_file(tmp_path / "do_nothin.yaml")
    with pytest.raises(InputError, match="this is a folder"):
        read_yaml_file(tmp_path)


MEANINGS = {
    "no": "no", "on": "on", "Yes": "Yes", "off": "off", "True": "True", "true": True, "false": False, "null": None,
    "~": None, "": None, "0": 0, "-0": 0, "12": 12, "12.0": 12.0, "1e5": 1e5, "1e-3": 1e-3, "1.e3": 1e3, "-0.0": 0.0,
    ".5": 0.5, "+3": 3, "0123": "0123", "007": "007", "0x1F": "0x1F", "0o17": "0o17", "1_000": "1_000", "1:30": "1:30",
    "190:20:30": "190:20:30", ".nan": ".nan", ".inf": ".inf", "nan": "nan", "1e999": "1e999",
    "9223372036854775807": 2**63 - 1, "9223372036854775808": "9223372036854775808", "2024-01-05": "2024-01-05",
    "1.10": 1.1, "9" * 100: "9" * 100, "'12'": "12", '"no"': "no",
}


@pytest.mark.parametrize("written", MEANINGS)
def test_a_word_means_what_it_looks_like(written: str) -> None:
    node = read_yaml(f"a: {written}\n").get("a")
    assert isinstance(node, Scalar)
    assert node.value == MEANINGS[written]
    assert type(node.value) is type(MEANINGS[written])
    assert str(node.value) == str(MEANINGS[written])


def test_keys_stay_text() -> None:
    assert plain(read_yaml("{1: a, 007: b, no: c, 1.0: d}")) == {"1": "a", "007": "b", "no": "c", "1.0": "d"}


def test_every_value_knows_its_place() -> None:
    nodes = read_yaml("a:\n  - {b: 1, c:   x}\n  - d\n", "s.yaml")
    for path, line, column in [(("a",), 2, 3), (("a", 0), 2, 5), (("a", 0, "c"), 2, 17), (("a", 1), 3, 5)]:
        place = place_of(nodes, path)
        assert (place.file, place.line, place.column) == ("s.yaml", line, column)
    assert place_of(nodes, ("a", 0, "c"), key=True).column == 12
    assert place_of(nodes, ("a", 0, "nowhere")).column == 5


def test_a_single_value_is_read_like_one_in_a_file() -> None:
    assert plain(read_value("[a, 1e0]")) == ["a", 1.0]
    assert plain(read_value("")) is None


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab:-[]{}#&*!|>'\"%@`,?\n \t01.e_~<=\\")), max_size=60))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        nodes = read_yaml(text, "s.yaml")
    except InputError as error:
        lines = text.split("\n")
        for finding in error.findings:
            assert finding.file == "s.yaml"
            assert 1 <= finding.line <= len(lines)
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
    else:
        assert isinstance(nodes, MapNode)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "bytes.yaml"
    file.write_bytes(content)
    try:
        read_yaml_file(file)
    except InputError as error:
        assert error.findings
