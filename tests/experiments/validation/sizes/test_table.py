"""The published sizes: bounds follow from the numbers of a source, and every row says where it comes from."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from experiments.validation.sizes.bounds import from_counts, one_more_study
from experiments.validation.sizes.table import Checked, Domain, Rule, Size, populations, table

ROWS = table()
EACH = pytest.mark.parametrize("size", ROWS, ids=[size.id for size in ROWS])


def test_a_correlation_over_four_studies_of_101_people_may_be_off_by_an_eighth():
    assert one_more_study(0.0, "r", 4, 404) == pytest.approx((-0.1281552, 0.1281552))


def test_the_larger_the_studies_the_closer_the_bounds():
    small, large = one_more_study(0.4, "d", 10, 400), one_more_study(0.4, "d", 10, 40_000)
    assert small == pytest.approx((-0.009295, 0.809295), abs=1e-6)
    assert large == pytest.approx((0.359071, 0.440930), abs=1e-6)


def test_counts_give_a_share_a_difference_or_odds():
    assert from_counts("share", [(50, 100)]) == pytest.approx((0.402002, 0.597998), abs=1e-6)
    assert from_counts("difference", [(50, 100), (50, 100)]) == pytest.approx((-0.138591, 0.138591), abs=1e-6)
    assert from_counts("odds", [(50, 100), (50, 100)]) == pytest.approx((0.574439, 1.740829), abs=1e-6)


def test_a_scale_that_does_not_suit_is_refused():
    with pytest.raises(ValueError, match="needs the scale r or d, not 'share'"):
        one_more_study(0.4, "share", 10, 400)
    with pytest.raises(ValueError, match="1 counts do not make the scale 'odds'"):
        from_counts("odds", [(50, 100)])


def one_row(tmp_path: Path, **changed: object) -> Size:
    values = {
        "id": "a", "name": "A", "domain": "people", "kind": "size", "source": "Somebody (2001)", "page": "p. 1",
        "measured": "r", "published": 0.3, "rule": "interval", "population": "company", "pair": "two arms",
        "output": "r", "conversion": "none", "checked": "read", "found": "there", **changed,
    }
    file = tmp_path / "sizes.yaml"
    file.write_text(f"sizes: [{values!r}]", encoding="utf-8")
    return table(file)[0]


def test_a_printed_interval_is_the_bounds(tmp_path):
    assert one_row(tmp_path, interval=[0.2, 0.4]).bounds == (0.2, 0.4)


def test_a_row_without_the_numbers_of_its_rule_has_no_bounds(tmp_path):
    with pytest.raises(ValueError, match="'a': the rule 'interval' needs an interval or a scale"):
        _ = one_row(tmp_path).bounds


def test_a_misspelled_field_is_refused(tmp_path):
    with pytest.raises(TypeError, match="intervall"):
        one_row(tmp_path, intervall=[0.2, 0.4])


def test_identifiers_and_pairs_of_source_and_outcome_are_unique():
    assert len({size.id for size in ROWS}) == len(ROWS)
    assert len({(size.source, size.measured) for size in ROWS}) == len(ROWS)


def test_at_least_25_sizes_count_and_five_in_each_domain():
    counted = Counter(size.domain for size in ROWS if size.kind == "size" and size.counts_as_evidence)
    assert set(counted) == set(get_args(Domain))
    assert min(counted.values()) >= 5
    assert counted.total() >= 25


@EACH
def test_every_field_of_a_row_is_one_of_those_allowed(size: Size):
    assert size.domain in get_args(Domain)
    assert size.rule in get_args(Rule)
    assert size.checked in get_args(Checked)
    assert size.population in populations()


@EACH
def test_every_row_says_where_it_is_printed_and_what_it_is_held_against(size: Size):
    said = (size.name, size.source, size.page, size.measured, size.pair, size.output, size.conversion, size.found)
    assert all(text.strip() for text in said)


@EACH
def test_the_published_value_lies_between_its_bounds(size: Size):
    low, high = size.bounds
    assert low <= size.published <= high
    assert size.why or low < size.published < high


@EACH
def test_a_size_has_two_bounds_and_a_sign_has_one(size: Size):
    assert math.isinf(size.bounds[0]) + math.isinf(size.bounds[1]) == (0 if size.kind == "size" else 1)


@EACH
def test_a_size_has_bounds_on_one_side_of_no_effect(size: Size):
    """Otherwise a model in which nothing happens would meet it. What is left of an effect may be all of it."""
    if size.kind == "sign" or size.id == "money-against-recognition":
        return
    low, high = size.bounds
    ratio = size.scale == "odds" or "ratio" in size.output
    assert not low <= (1.0 if ratio else 0.0) <= high
