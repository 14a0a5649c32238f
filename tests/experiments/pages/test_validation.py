"""The page on validation tells every row with its source, and every miss with its reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxsim.report.odd.page import cell
from experiments.pages.validation import bounds, shown, told_by, validation_page
from experiments.validation.sizes.misses import MISSES
from experiments.validation.sizes.results import results
from experiments.validation.sizes.table import table

ROOT = Path(__file__).resolve().parents[3]
BY_ID = {size.id: size for size in table()}


@pytest.fixture(scope="module")
def page() -> str:
    return validation_page()


def test_every_row_is_told_with_its_source_page_and_bounds_in_its_domain(page):
    for size in BY_ID.values():
        part = page.partition(f"\n## {size.domain.capitalize()}\n")[2].partition("\n## ")[0]
        row = next(line for line in part.splitlines() if line.startswith(f"| {size.id} |"))
        assert f"| {cell(size.source)}; {cell(size.page)} | {shown(size.published)} | {bounds(size)} |" in row
        assert ("**missed**" in row) == (size.id in MISSES)
        assert ("in sample" in row) == bool(size.in_sample)


def test_every_miss_is_told_with_its_reason(page):
    told = page.partition("\n## What is missed, and why\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| ([a-z-]+) \|", told, re.MULTILINE)[1:] == list(MISSES)
    for reason in MISSES.values():
        assert cell(reason) in told


def test_bounds_and_numbers_in_words():
    assert [bounds(BY_ID[name]) for name in ("referents", "watched-then-not", "nudge", "nominated-seeds")] == [
        "above 0", "below 0", "0.014 to 0.087", "1.07 to 1.18"]
    assert [shown(number) for number in (4.0, 0.155, 0.0095, "0.00004")] == ["4.00", "0.155", "0.0095", "0.0000"]


def test_the_readme_gives_the_figures_of_the_stored_results():
    figures = told_by(list(BY_ID.values()), results()).partition(";")[0]
    assert figures in " ".join((ROOT / "README.md").read_text("utf-8").split())
