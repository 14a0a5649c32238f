"""What two published sets of diffusion data say. The figures were found once and are held; see experiments."""

import numpy as np
import pytest

from cxsim.studies.diffusion.models import BASS, bass_hazards, fit_hazard, hazard_rows
from cxsim.studies.diffusion.nested import CONTACTS, POOLED
from cxsim.studies.diffusion.person_periods import person_periods
from cxsim.studies.diffusion.simulate import cumulative
from cxsim.studies.diffusion.study import fit_diffusion

KOREA = "korean_family_planning"
DOCTORS = "medical_innovation"


def test_the_published_counts_are_read(real):
    women, doctors = real(KOREA), real(DOCTORS)
    assert (women.people, len(women.groups), women.adopters, women.periods) == (564, 13, 353, 10)
    assert women.groups[:4] == ("1", "2", "5", "6")
    assert (doctors.people, len(doctors.groups), doctors.adopters, doctors.periods) == (125, 4, 109, 17)
    shares = cumulative(doctors.adopted_in[:, None], 17)[:, 0]
    assert shares[:8] == pytest.approx([0.088, 0.160, 0.232, 0.320, 0.408, 0.496, 0.600, 0.656])
    assert shares[-1] == 0.872
    saturation = [(women.adopted_in[women.group_of == group] > 0).mean() for group in range(13)]
    assert (min(saturation), max(saturation)) == pytest.approx((0.419, 0.833), abs=5e-4)


@pytest.mark.validation
@pytest.mark.parametrize(("name", "push", "influence"), [(KOREA, 0.0731, 0.0662), (DOCTORS, 0.0948, 0.0435)])
def test_a_fitted_bass_curve_stays_close_to_the_observed_one(real, name, push, influence):
    observations = real(name)
    rows = hazard_rows(BASS, observations, person_periods(observations), np.ones(observations.people, dtype=bool))
    found = fit_hazard(BASS, rows).values
    assert found[:2] == pytest.approx([push, influence], abs=5e-4)
    observed = cumulative(observations.adopted_in[:, None], observations.periods)[:, 0]
    fitted = 1.0 - np.cumprod(1.0 - bass_hazards(found, observations.periods))
    assert np.sqrt(np.mean((fitted - observed) ** 2)) < 0.05


def held(found, model):
    """How many of the groups' final shares the 90 % band of a model holds."""
    return sum(share.inside for share in found.shares if share.model == model)


@pytest.mark.validation
def test_korean_women_follow_those_whose_advice_they_seek(real):
    found = fit_diffusion(real(KOREA, ["fp_advice_sought"]))
    weight = found.weights[CONTACTS][-1]
    assert (weight.value, weight.standard_error) == pytest.approx((0.790, 0.199), abs=1e-3)
    left_out, inside = found.out_of_sample, found.in_sample
    assert (left_out.total, left_out.standard_error) == pytest.approx((7.10, 3.59), abs=0.01)
    assert (left_out.better, left_out.parts) == (9, 13)
    assert left_out.low < 0.0
    assert (inside.total, inside.standard_error) == pytest.approx((7.71, 3.58), abs=0.01)
    assert found.shuffled.p == 1 / 200
    assert [held(found, model) for model in (POOLED, CONTACTS)] == [12, 12]


@pytest.mark.validation
def test_the_union_of_all_korean_layers_adds_less(real):
    found = fit_diffusion(real(KOREA))
    assert found.out_of_sample.total == pytest.approx(5.84, abs=0.01)
    assert found.out_of_sample.low < 0.0
    assert found.shuffled.p < 0.05


@pytest.mark.validation
def test_own_contacts_of_the_doctors_add_nothing(real):
    found = fit_diffusion(real(DOCTORS))
    assert found.out_of_sample.total == pytest.approx(-0.74, abs=0.01)
    assert found.in_sample.total == pytest.approx(0.017, abs=1e-3)
    assert found.shuffled.p > 0.5
    assert held(found, CONTACTS) == 4
    push, influence, degree = found.rules[0].estimates
    assert push.low > 0.05
    assert influence.low == 0.0
    assert degree.low < 0.0 < degree.high
