"""Two folders of results, file by file."""

import json

import pytest

from cxsim.results.sameness import program_differences, sameness
from cxsim.results.store import add_forms, write_folder
from cxsim.words.sameness import reason_words, sameness_words


def text(content):
    return lambda path: path.write_text(content, encoding="utf-8")


@pytest.fixture
def two(tmp_path):
    """Two folders that differ in a table, in the program, and in a file each."""
    def folder(name, table, version, more):
        files = {"a.csv": text(table), "b.csv": text("x\n1\n"), "recipe.json": text(json.dumps(
            {"seed": 1, "made_by": {"source": version}})), more: text("")}
        return write_folder(tmp_path / name, files, {"kind": "result", "versions": {"cxsim": version, "python": "3"}})

    return folder("before", "x\n1\n2\n", "0.1", "old.csv"), folder("now", "x\n1\n3\n", "0.2", "new.csv")


def test_each_file_is_the_same_or_says_where_it_differs(two):
    found = {one.name: one.where if not one.same else True for one in sameness(*two)}
    assert found == {"a.csv": "line 3: '2' before, '3' now", "b.csv": True, "new.csv": "not there before",
                     "old.csv": "not there any more", "recipe.json": True, "manifest.json": True}


def test_bytes_that_are_no_text_only_differ(tmp_path):
    folders = [write_folder(tmp_path / name, {"a.bin": lambda path, byte=byte: path.write_bytes(byte)}, {})
               for name, byte in (("one", b"\xff\x00"), ("two", b"\xff\x01"))]
    assert sameness(*folders)[0].where == "different bytes"


def test_forms_that_were_made_later_do_not_count(two):
    add_forms(two[0], {"slides.pptx": text("slides")})
    assert "slides.pptx" not in {one.name for one in sameness(*two)}


def test_what_of_the_program_differs_is_told_as_the_likely_reason(two):
    found = program_differences(*two, "recipe.json")
    assert found == [("cxsim", "0.1", "0.2"), ("source", "0.1", "0.2")]
    assert reason_words(found, alike=False) == [
        "The program is not the same, which may be the reason:",
        "- cxsim: 0.1 made the results, 0.2 runs now", "- source of cxsim: 0.1 made the results, 0.2 runs now"]
    assert reason_words(found, alike=True)[0] == "The program is not the same, but the results are:"
    assert reason_words([], alike=True) == []
    assert "this is a bug in cxsim" in reason_words([], alike=False)[0]


def test_the_lines_end_with_a_count(two):
    lines = sameness_words(sameness(*two))
    assert lines[1] == "a.csv          differs: line 3: '2' before, '3' now"
    assert lines[-1] == "3 of 6 files are the same."
