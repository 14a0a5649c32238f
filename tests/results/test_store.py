"""Folders of results: complete or not there, never over someone else's files."""

import hashlib
import json
import os

import pytest

from cxsim.errors import OutputError
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
