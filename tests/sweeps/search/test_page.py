"""The page about searches states the file that comes with the program."""

from __future__ import annotations

from pathlib import Path

from cxsim.sweeps.search.reading import read_search

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_shows_the_shipped_search() -> None:
    page = (ROOT / "docs" / "search.md").read_text("utf-8")
    file = ROOT / "scenarios" / "search" / "under_a_budget.yaml"
    assert f"```yaml\n{file.read_text('utf-8')}```\n" in page
    assert read_search(file).budget == 20000.0
