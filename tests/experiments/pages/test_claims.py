"""The page of claims tells every target, and every miss with its reason."""

import pytest

from cxsim.report.odd.page import cell
from experiments.pages.claims import bounds, claims_page
from experiments.validation.registry import targets
from experiments.validation.target import Expected


def test_every_number_of_every_target_is_claimed_or_missed():
    text = claims_page()
    claimed, missed = text.partition("\n## Missed\n")[::2]
    missed = missed.partition("\n## Not validated\n")[0]
    for target in targets():
        assert f"\n| {target.id} |" in text
        for one in target.expected:
            if one.expected_failure:
                assert f"| {target.id} | {cell(one.what)} | " in missed
                assert cell(one.expected_failure) in missed
            elif target.group != "A":
                row = (target.id, cell(target.question), cell(one.what), cell(one.published), bounds(one))
                assert f"| {' | '.join(row)} |" in claimed


def test_the_claims_admit_that_patterns_are_calibration():
    assert "**calibration, not validation**" in claims_page()


@pytest.mark.parametrize(
    ("expected", "said"),
    [(Expected("", "", 0.02), "at least 0.02"), (Expected("", "", high=0.05), "at most 0.05"),
     (Expected("", "", -0.19, -0.09), "-0.19 to -0.09")],
)
def test_bounds_in_words(expected, said):
    assert bounds(expected) == said
