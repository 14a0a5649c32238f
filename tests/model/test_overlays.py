"""What practitioners' frameworks say about a state, held to values worked out by hand."""

import csv
from pathlib import Path

import numpy as np
import pytest
from scipy.special import ndtri

from cxsim.model.forces import FORCES
from cxsim.model.mechanisms.motivation import motivation
from cxsim.model.overlays import (
    KELMAN,
    KELMAN_WEIGHTS,
    LEWIN,
    NOT_YET,
    ROGERS,
    SKILL_WILL,
    SKILL_WILL_INTERVENTIONS,
    kelman_shares,
    lewin_stage,
    rogers_category,
    skill_will,
)
from cxsim.model.parameters import PARAMETERS, defaults

MEDICAL_INNOVATION = (
    Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "diffusion" / "medical_innovation" / "adoption.csv"
)


def shares(codes, count):
    return np.bincount(codes, minlength=count) / len(codes)


@pytest.mark.parametrize(
    ("skill", "tools", "attitude", "quadrant"),
    [
        (0.41, 0.0, 0.49, "low skill, low will"), (0.41, 0.0, 0.50, "low skill, high will"),
        (0.42, 0.0, 0.49, "high skill, low will"), (0.42, 0.0, 0.50, "high skill, high will"),
        (0.30, 0.5, 0.1, "low skill, low will"), (0.32, 0.5, 0.1, "high skill, low will"),
    ],
)
def test_the_quadrants_of_skill_and_will(skill, tools, attitude, quadrant):
    code = skill_will(skill, tools, 0.42, 0.2, attitude)
    assert SKILL_WILL[int(code)] == quadrant


def test_every_quadrant_has_its_interventions():
    assert len(SKILL_WILL) == len(SKILL_WILL_INTERVENTIONS) == 4


def test_kelman_shares_are_the_terms_that_speak_for_using():
    # U = -1; without compliance -4 (term 3), without identification -2 (term 1), internalization speaks against.
    without = {"compliance": -4.0, "identification": -2.0, "internalization": 0.5}
    assert kelman_shares(-1.0, without).tolist() == [0.75, 0.25, 0.0]


def test_where_no_motive_speaks_for_it_no_share_is_told():
    assert kelman_shares(0.5, dict.fromkeys(KELMAN, 0.5)).tolist() == [0.0, 0.0, 0.0]


def test_leaving_a_motive_out_of_the_equation_takes_away_its_term():
    given = {
        **dict.fromkeys(motivation.reads, 0.0), **defaults(),
        **{force.name: force.neutral for force in FORCES.values()}, "fatigue": 0.15,
        "use_anchor": 0.0, "attitude": 0.75, "social_proof": 0.5, "manager_use": 1.0, "has_manager": 1.0,
        "mandate": 0.5, "feedback_response": 0.41, "intrinsic_weight": 1.0,
    }

    def said(**instead):
        return motivation(**{name: {**given, **instead}[name] for name in motivation.reads})

    full = said()
    terms = {motive: full - said(**dict.fromkeys(weights, 0.0)) for motive, weights in KELMAN_WEIGHTS.items()}
    # 6 x .5 x .4; 1.2 x .5 + .8 x 1 x .5; 2.6 x .5 of which the order leaves 1 - .8 x .2.
    assert terms == pytest.approx({"compliance": 1.2, "identification": 1.0, "internalization": 1.092}, abs=1e-12)
    assert kelman_shares(full, {motive: full - term for motive, term in terms.items()}) == pytest.approx(
        [1.2 / 3.292, 1.0 / 3.292, 1.092 / 3.292], abs=1e-12
    )


def test_the_weights_of_the_motives_are_parameters_of_the_equation():
    weights = [weight for of_motive in KELMAN_WEIGHTS.values() for weight in of_motive]
    assert tuple(KELMAN_WEIGHTS) == KELMAN
    assert set(weights) <= set(PARAMETERS) & set(motivation.reads)


@pytest.mark.parametrize(
    ("state", "stage"),
    [
        ((0.49, 0.9, 0.0, 0.0), "frozen"), ((0.9, 0.49, 0.0, 0.0), "frozen"), ((0.5, 0.5, 0.0, 0.0), "unfrozen"),
        ((0.5, 0.5, 0.5, 0.49), "moving"), ((0.0, 0.0, 1.0, 0.0), "moving"), ((0.5, 0.5, 0.0, 0.5), "refrozen"),
    ],
)
def test_the_stages_of_lewin(state, stage):
    assert LEWIN[int(lewin_stage(*state))] == stage


def test_a_normal_distribution_gives_rogers_shares():
    people = 1_000_000
    weeks = 30.0 + 8.0 * ndtri((np.arange(people) + 0.5) / people)
    assert shares(rogers_category(weeks), 5) == pytest.approx([0.02275, 0.1359, 0.3413, 0.3413, 0.15866], abs=1e-4)


def test_categories_by_hand():
    # Mean 10, variance 5: cuts at 5.53, 7.76, 10 and 12.24.
    codes = rogers_category(np.array([6.0, 8.0, 10.0, 10.0, 10.0, 10.0, 12.0, 14.0]))
    assert [ROGERS[code] for code in codes] == [
        "early adopters", *["early majority"] * 5, "late majority", "laggards",
    ]


def test_a_week_on_a_cut_counts_as_before_it():
    # Mean 10, sd 2: the cuts beside the mean are 8 and 12 themselves.
    assert [ROGERS[code] for code in rogers_category(np.array([8.0, 12.0]))] == ["early adopters", "late majority"]


def test_who_has_not_used_it_has_no_category_and_replicates_are_judged_apart():
    weeks = np.array([[1.0, 5.0], [np.nan, 5.0], [3.0, np.nan]])
    codes = rogers_category(weeks)
    assert codes[:, 0].tolist() == [1, NOT_YET, 3]
    assert codes[:, 1].tolist() == [2, 2, NOT_YET]


def test_where_nobody_has_begun_nobody_has_a_category():
    assert rogers_category(np.full((3, 1), np.nan)).tolist() == [[NOT_YET]] * 3


@pytest.mark.skipif(not MEDICAL_INNOVATION.exists(), reason="the medical innovation data are not at hand")
def test_the_physicians_of_the_tetracycline_study_fall_into_their_published_categories():
    """With those who had not adopted counted in month 18: 0, 16, 44, 18.4 and 21.6 %."""
    with MEDICAL_INNOVATION.open(encoding="utf-8") as file:
        months = np.array([float(row["toa_raw"]) for row in csv.DictReader(file)])
    found = shares(rogers_category(months), 5)
    assert found[0] == 0.0
    assert found[1:].tolist() == [20 / 125, 55 / 125, 23 / 125, 27 / 125]
