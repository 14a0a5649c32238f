"""The page for a referee tells every size, sign, pattern and miss."""

from __future__ import annotations

import pytest

from cxsim.report.odd.page import cell
from experiments.pages.claims import bounds, claims_page, strongest, worth_lines
from experiments.validation.registry import patterns
from experiments.validation.sizes.table import table
from experiments.validation.target import Expected


@pytest.fixture(scope="module")
def page() -> str:
    return claims_page()


def section(page: str, title: str) -> str:
    """The part of the page under a heading."""
    return page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_sizes_and_signs_are_told_apart_and_those_in_sample_are_assumed(page):
    for size in table():
        where = "What is assumed" if size.in_sample else f"What is a {size.kind}"
        assert size.id in section(page, where)
    assert section(page, "What is a size").count("\n| ") == 1 + 40
    assert section(page, "What is a sign").count("\n| ") == 1 + 11


def test_every_number_of_every_pattern_is_told_and_every_miss_with_its_reason(page):
    assumed = section(page, "What is assumed")
    for pattern in patterns():
        for one in pattern.expected:
            row = (pattern.id, cell(pattern.question), cell(one.what), cell(one.published), bounds(one))
            assert f"| {' | '.join(row)}" in assumed
            assert cell(one.expected_failure) in assumed


def test_the_page_admits_that_patterns_are_calibration_and_says_what_would_falsify_the_model(page):
    assert "**calibration, not validation**" in section(page, "What is assumed")
    assert section(page, "What would falsify the model").count("\n- **") == 5


def test_the_strongest_assumptions_come_first_and_chance_is_none():
    def weight(factor: str, index: str, value: str) -> dict[str, str]:
        return {"factor": factor, "index": index, "value": value, "low": "0", "high": "1"}

    weights = [weight("chance", "total", ".9"), weight("parameters.a", "total", ".2"),
               weight("parameters.b", "first_order", ".8"), weight("parameters.c", "total", ".3")]
    assert strongest(weights) == [("c", 0.3, 0.0, 1.0), ("a", 0.2, 0.0, 1.0)]


@pytest.mark.parametrize(
    ("expected", "said"),
    [(Expected("", "", 0.02), "at least 0.02"), (Expected("", "", high=0.05), "at most 0.05"),
     (Expected("", "", -0.19, -0.09), "-0.19 to -0.09")],
)
def test_bounds_in_words(expected, said):
    assert bounds(expected) == said


def test_measurements_that_narrow_most_alone_come_first():
    rows = [{"plan": plan, "beside": beside, "seen": seen, "narrower": str(share)} for plan, beside, seen, share in (
        ("mandate", "nothing", "nothing", 0.0), ("mandate", "nothing", "trust", 0.104),
        ("mandate", "nothing", "use", 0.4),
        ("mandate", "adoption", "nothing", 0.0), ("mandate", "adoption", "trust", -0.004),
    )]
    assert worth_lines(rows) == [
        ("use", {"mandate, alone": "40"}), ("trust", {"mandate, alone": "10", "mandate, beside": "0"})]
