"""What two published sets of diffusion data say. The figures were found once and are held; see experiments."""

import numpy as np
import pytest

from cxsim.model.mechanisms.bass import willingness_by_hazard
from cxsim.studies.diffusion.crossvalidation import gain, leave_one_group_out
from cxsim.studies.diffusion.models import BASS, NETWORK, NETWORK_FREE, POOLED, Data, fit_model
from cxsim.studies.diffusion.person_periods import person_periods
from cxsim.studies.diffusion.simulate import cumulative

KOREA = "korean_family_planning"
DOCTORS = "medical_innovation"


def data_of(observations):
    return Data(observations, person_periods(observations))


def mean_field(push, influence, periods):
    share, shares = 0.0, []
    for _ in range(periods):
        share = float(willingness_by_hazard(share, share, 1.0, push, influence))
        shares.append(share)
    return np.array(shares)


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
    data = data_of(real(name))
    found = fit_model(BASS, data, data.everybody()).values
    assert found[:2] == pytest.approx([push, influence], abs=5e-4)
    observed = cumulative(data.observations.adopted_in[:, None], data.observations.periods)[:, 0]
    error = np.sqrt(np.mean((mean_field(*found[:2], len(observed)) - observed) ** 2))
    assert error < 0.05


@pytest.mark.validation
def test_korean_women_follow_those_whose_advice_they_seek(real):
    data = data_of(real(KOREA, ["fp_advice_sought"]))
    push, influence, degree = fit_model(NETWORK, data, data.everybody(), intervals=True).estimates
    assert (push.value, influence.value, degree.value) == pytest.approx((0.0695, 0.0880, 0.2533), abs=5e-4)
    assert influence.low > 0.05
    assert degree.low > 0.05
    scores = leave_one_group_out(data)
    over_group = gain(scores, NETWORK, NETWORK_FREE)
    assert over_group.total == pytest.approx(10.46, abs=0.1)
    assert over_group.low > 0.0
    assert gain(scores, NETWORK, BASS).total == pytest.approx(24.4, abs=0.2)
    assert gain(scores, NETWORK, POOLED).total > 20.0


@pytest.mark.validation
def test_the_union_of_all_korean_layers_adds_less(real):
    found = gain(leave_one_group_out(data_of(real(KOREA))), NETWORK, NETWORK_FREE)
    assert found.total == pytest.approx(6.96, abs=0.1)
    assert found.low < 0.0 < found.high


@pytest.mark.validation
def test_the_network_of_the_doctors_adds_nothing(real):
    data = data_of(real(DOCTORS))
    _, influence, degree = fit_model(NETWORK, data, data.everybody(), intervals=True).estimates
    assert influence.low == 0.0
    assert degree.low < 0.0 < degree.high
    scores = leave_one_group_out(data)
    for other in (NETWORK_FREE, BASS):
        found = gain(scores, NETWORK, other)
        assert abs(found.total) < 2.0
        assert found.low < 0.0 < found.high
