"""Every generated page is up to date, and an old one is told and written anew."""

import shutil
from pathlib import Path

import pytest

from experiments.pages.__main__ import main, pages
from experiments.pages.plausible_findings import PAGE, RESULTS

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def found():
    """Every generated page, made once."""
    return pages(ROOT)


def test_every_page_is_up_to_date(found):
    old = [str(place) for place, text in found.items() if (ROOT / place).read_text("utf-8") != text]
    assert old == [], "make pages writes them anew"


def test_the_check_tells_whether_a_page_is_old(found, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([]) == 2
    assert "run this in the folder of the repository" in capsys.readouterr().err
    for place in found:
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / PAGE, tmp_path / PAGE)
    shutil.copytree(ROOT / RESULTS, tmp_path / RESULTS)
    assert main(["--check"]) == 1
    assert "is out of date" in capsys.readouterr().err
    assert main(["--no-pictures"]) == 0
    assert main(["--check"]) == 0
    (tmp_path / "docs/model/claims.md").write_text("old", "utf-8")
    assert main(["--check"]) == 1
