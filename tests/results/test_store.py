"""Folders of results: complete or not there, never over someone else's files."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from cxsim.errors import OutputError
from cxsim.results import store
from cxsim.results.store import check_writable, is_own_folder, read_manifest, write_folder


def text(content):
    return lambda path: path.write_text(content, encoding="utf-8")


def fails(path):
    path.write_text("half")
    raise OSError(28, "No space left on device")


def test_a_folder_holds_the_files_and_a_manifest_with_their_hashes(tmp_path):
    folder = write_folder(tmp_path / "deep" / "out", {"a.txt": text("A")}, {"kind": "test"})
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "manifest.json"]
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest == {"program": "cxsim", "kind": "test", "files": {"a.txt": hashlib.sha256(b"A").hexdigest()}}
    assert is_own_folder(folder)


def test_nothing_is_left_when_a_file_cannot_be_written(tmp_path):
    with pytest.raises(OutputError, match="No space left on device"):
        write_folder(tmp_path / "out", {"a.txt": text("A"), "b.txt": fails}, {})
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_when_a_writer_is_interrupted(tmp_path):
    def interrupted(path):
        path.write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "out", {"a.txt": interrupted}, {})
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_may_be_used(tmp_path):
    write_folder(tmp_path, {"a.txt": text("A")}, {})
    assert (tmp_path / "a.txt").read_text() == "A"


def test_earlier_results_need_force_and_are_then_replaced(tmp_path):
    folder = tmp_path / "out"
    write_folder(folder, {"a.txt": text("old"), "gone.txt": text("old")}, {"seed": 1})
    with pytest.raises(OutputError, match="holds earlier results"):
        write_folder(folder, {"a.txt": text("new")}, {"seed": 2})
    assert (folder / "a.txt").read_text() == "old"
    write_folder(folder, {"a.txt": text("new")}, {"seed": 2}, force=True)
    assert (folder / "a.txt").read_text() == "new"
    assert not (folder / "gone.txt").exists()
    assert read_manifest(folder)["seed"] == 2


def test_a_failed_replacement_leaves_the_earlier_results_untouched(tmp_path):
    folder = write_folder(tmp_path / "out", {"a.txt": text("old")}, {"seed": 1})
    with pytest.raises(OutputError):
        write_folder(folder, {"a.txt": text("new"), "b.txt": fails}, {"seed": 2}, force=True)
    assert (folder / "a.txt").read_text() == "old"
    assert read_manifest(folder)["seed"] == 1
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def contents(folder):
    """The text of every file, by name; the manifest by its seed."""
    return {path.name: read_manifest(folder)["seed"] if path.name == "manifest.json" else path.read_text()
            for path in folder.iterdir()}


OLD = {"a.txt": "old a", "b.txt": "old b", "gone.txt": "old", "manifest.json": 1, "letter.txt": "dear"}
REPLACED = {"a.txt": "new a", "b.txt": "new b", "c.txt": "new c", "manifest.json": 2, "letter.txt": "dear"}
MOVES = 4 + 4  # a, b, gone and the manifest go; a, b, c and the manifest come


@pytest.fixture
def replacement(tmp_path):
    """A folder of earlier results and a letter, and a function that replaces the results."""
    names = ("a.txt", "b.txt", "gone.txt")
    folder = write_folder(tmp_path / "out", {name: text(OLD[name]) for name in names}, {"seed": 1})
    (folder / "letter.txt").write_text("dear")
    new = {name: text(f"new {name[0]}") for name in ("a.txt", "b.txt", "c.txt")}

    def replace():
        return write_folder(folder, new, {"seed": 2}, force=True)

    return replace


def failing_at(monkeypatch, move, error):
    """Let the given move of a file fail; the first is number 1."""
    moves, replace = [], Path.replace

    def counted(path, target):
        moves.append(path)
        if len(moves) == move:
            raise error
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", counted)
    return moves


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), SystemExit(143)])
@pytest.mark.parametrize("move", range(1, MOVES + 2))
def test_results_are_replaced_as_a_whole_or_not_at_all(move, error, replacement, tmp_path, monkeypatch):
    failing_at(monkeypatch, move, error)
    if move > MOVES:
        replacement()
        assert contents(tmp_path / "out") == REPLACED
    else:
        with pytest.raises((OutputError, KeyboardInterrupt, SystemExit)):
            replacement()
        assert contents(tmp_path / "out") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("move", range(1, MOVES + 1))
def test_the_next_run_repairs_what_a_killed_one_left(move, replacement, tmp_path, monkeypatch):
    with monkeypatch.context() as killed:
        failing_at(killed, move, KeyboardInterrupt())
        put_back, calls = store.put_back, []

        def only_once(*places):  # a killed process undoes nothing
            calls.append(places)
            return put_back(*places) if len(calls) == 1 else None

        killed.setattr(store, "put_back", only_once)
        with pytest.raises(KeyboardInterrupt):
            replacement()
    assert len(list(tmp_path.iterdir())) == 3
    with pytest.raises(OutputError):
        write_folder(tmp_path / "out", {"a.txt": fails}, {}, force=True)
    assert contents(tmp_path / "out") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_foreign_folder_is_refused_and_with_force_its_files_stay(tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(OutputError, match="no results of cxsim"):
        check_writable(tmp_path)
    write_folder(tmp_path, {"a.txt": text("A")}, {}, force=True)
    assert (tmp_path / "letter.txt").read_text() == "dear"
    assert (tmp_path / "a.txt").read_text() == "A"


def test_a_manifest_of_another_program_makes_a_folder_foreign(tmp_path):
    (tmp_path / "manifest.json").write_text('{"name": "an extension", "files": {"letter.txt": ""}}')
    (tmp_path / "letter.txt").write_text("dear")
    assert not is_own_folder(tmp_path)
    write_folder(tmp_path, {"a.txt": text("A")}, {}, force=True)
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_a_manifest_cannot_have_files_outside_the_folder_removed(tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "manifest.json").write_text('{"program": "cxsim", "files": {"../letter.txt": ""}}')
    write_folder(folder, {"a.txt": text("A")}, {}, force=True)
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="a file of that name is there"):
        check_writable(tmp_path / "out", force=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_refused_with_the_reason(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="Permission denied"):
            write_folder(tmp_path / "out", {"a.txt": text("A")}, {})
    finally:
        tmp_path.chmod(0o700)
