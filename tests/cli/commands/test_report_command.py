"""`cxsim report`: other forms of finished results, from their folder alone."""

import json
import shutil
import subprocess

import pytest

from cxsim.report.forms import paper
from cxsim.report.forms.paper import found_browser
from tests.cli.commands.test_rerun_command import changed


@pytest.fixture
def folder(desk, made_once):
    """A folder of results, after the scenarios are gone."""
    shutil.copytree(made_once("compare", "idle.yaml", "train.yaml"), desk / "first")
    (desk / "idle.yaml").unlink()
    (desk / "train.yaml").unlink()
    return desk / "first"


def forms(folder):
    return json.loads((folder / "manifest.json").read_text("utf-8"))["forms"]


def test_slides_and_a_workbook_are_written_into_the_folder_and_listed(folder, call):
    code, out, err = call("report", "first", "--pptx", "--xlsx")
    assert (code, err) == (0, "")
    assert out == "Wrote first/slides.pptx\nWrote first/workbook.xlsx\n"
    assert set(forms(folder)) == {"slides.pptx", "workbook.xlsx"}
    assert {path.name for path in folder.parent.iterdir() if path.name.startswith(".")} == set()
    code, out, err = call("report", "first", "--pptx")  # again, over its own
    assert (code, set(forms(folder))) == (0, {"slides.pptx", "workbook.xlsx"})


def test_forms_do_not_disturb_a_rerun(folder, call):
    assert call("report", "first", "--xlsx")[0] == 0
    code, out, _ = call("rerun", "first", "--verify")
    assert (code, "workbook.xlsx" in out) == (0, False)


def test_slides_that_somebody_changed_are_kept(folder, call):
    assert call("report", "first", "--pptx")[0] == 0
    (folder / "slides.pptx").write_bytes(b"my own words")
    code, _, err = call("report", "first", "--pptx", "--xlsx")
    assert code == 2
    assert "'first/slides.pptx' was changed after it was written, or is not from here; rename it, or use --force" in err
    assert (folder / "slides.pptx").read_bytes() == b"my own words"
    assert not (folder / "workbook.xlsx").exists()
    assert call("report", "first", "--xlsx")[0] == 0  # a changed form is no damage
    assert call("report", "first", "--pptx", "--force")[0] == 0
    assert (folder / "slides.pptx").read_bytes()[:2] == b"PK"


def test_the_page_is_drawn_again_where_nothing_else_is_asked(folder, call, drawn_anew):
    page = (folder / "report.html").read_bytes()
    (folder / "report.html").unlink()
    assert call("report", "first")[:2] == (0, "Wrote first/report.html\n")
    assert (folder / "report.html").read_bytes() == page
    assert forms(folder) == {}  # it is one of the results
    assert call("rerun", "first", "--verify")[0] == 0


def test_a_damaged_folder_is_refused_before_anything_is_written(folder, call):
    (folder / "costs.csv").write_text("", "utf-8")
    code, _, err = call("report", "first", "--xlsx")
    assert (code, "costs.csv: it was changed or damaged after it was written" in err) == (2, True)
    assert not (folder / "workbook.xlsx").exists()


def test_a_folder_without_a_report_as_data_or_with_another_one_is_told(folder, call):
    changed(folder, "report.json", '"title"', '"name"')
    assert "is no report that this version knows" in call("report", "first", "--xlsx")[2]
    (folder / "report.json").unlink()
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    del told["files"]["report.json"]
    (folder / "manifest.json").write_text(json.dumps(told), "utf-8")
    assert "has no report as data ('report.json' is not in it)" in call("report", "first", "--xlsx")[2]


def test_a_missing_library_is_named_with_the_way_to_get_it(folder, call, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    code, _, err = call("report", "first", "--pptx", "--xlsx")
    assert (code, 'pptx, xlsxwriter is not installed); install them: pip install "cxsim[report]"' in err) == (2, True)


def test_a_full_disk_leaves_the_folder_as_it_was(folder, call, monkeypatch):
    def full(results, path):
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr("cxsim.report.forms.workbook.write_workbook", full)
    code, _, err = call("report", "first", "--xlsx")
    assert (code, "cannot write to 'first': No space left on device; free some space" in err) == (2, True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert not list(folder.parent.glob(".*"))


def test_earlier_forms_leave_with_the_results_that_they_show(folder, call, desk):
    assert call("report", "first", "--xlsx")[0] == 0
    (desk / "own.yaml").write_text("name: Own\nschema: 1\nweeks: 4\nseed: 1\nreplicates: 2\norganization:\n  generate: "
                                   "{departments: [{name: claims, size: 16}]}\n", "utf-8")
    assert call("run", "own.yaml", "--out", "first", "--force")[0] == 0
    assert not (folder / "workbook.xlsx").exists()


def test_no_browser_and_a_wrong_one_are_told_with_the_remedy(folder, call, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "no-such-browser")
    assert "the variable CHROMIUM names 'no-such-browser', which is no program" in call("report", "first", "--pdf")[2]
    monkeypatch.setenv("CHROMIUM", "true")
    code, _, err = call("report", "first", "--pdf")
    assert (code, "made no PDF (it says nothing); name another one" in err) == (2, True)
    monkeypatch.delenv("CHROMIUM")
    monkeypatch.setattr(paper, "KNOWN", ())
    monkeypatch.setattr(paper, "ELSEWHERE", ())
    code, _, err = call("report", "first", "--pdf")
    assert code == 2
    assert "neither Chromium nor Chrome nor Edge was found; install one, or open report.html in any browser" in err
    assert not (folder / "report.pdf").exists()


def test_a_browser_that_never_ends_is_stopped(folder, call, monkeypatch):
    def slow(command, **options):
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setenv("CHROMIUM", "true")
    monkeypatch.setattr(paper.subprocess, "run", slow)
    assert "it did not end within 120 seconds" in call("report", "first", "--pdf")[2]


def a_browser():
    try:
        return found_browser()
    except Exception:
        return None


@pytest.mark.skipif(a_browser() is None, reason="no Chromium, Chrome or Edge is on this computer")
def test_a_browser_prints_the_report(folder, call):
    code, out, err = call("report", "first", "--pdf")
    assert (code, out, err) == (0, "Wrote first/report.pdf\n", "")
    made = (folder / "report.pdf").read_bytes()
    assert made[:5] == b"%PDF-"
    assert made.rstrip().endswith(b"%%EOF")
    assert set(forms(folder)) == {"report.pdf"}
