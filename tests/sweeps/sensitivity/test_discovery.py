"""Scenario discovery finds a box that is there, twice if there are two, and none in noise."""

import numpy as np
import pytest

from cxsim.errors import ResultError
from cxsim.sweeps.sensitivity.box_sentences import discovery_words
from cxsim.sweeps.sensitivity.discovery import discovered
from cxsim.sweeps.sensitivity.threshold import Threshold

LOW = Threshold("adoption_end", "<", 0.3)
NAMES = ("parameters.memory", "plan.interventions.0.hours", "plan.interventions.1.hours", "style = open")


@pytest.fixture
def draws():
    return np.random.default_rng(4)


@pytest.fixture
def settings(draws):
    found = dict(zip(NAMES, draws.random((4, 400)), strict=True))
    found["style = open"] = np.round(found["style = open"])
    return found


def test_a_known_box_is_found_with_its_density_coverage_and_stability(settings, draws):
    inside = (settings["parameters.memory"] > 0.6) & (settings["style = open"] == 1.0)
    outcome = np.where(inside, 0.2, 0.5)[:, None] + 0.05 * draws.normal(size=(400, 10))
    found = discovered("pilot", LOW, settings, outcome)
    (one,) = found.boxes
    sides = {side.factor: side for side in one.box.conditions}
    assert set(sides) == {"parameters.memory", "style = open"}
    assert sides["parameters.memory"].limit == pytest.approx(0.6, abs=0.05)
    assert not sides["parameters.memory"].below and not sides["style = open"].below
    assert one.box.density > 0.85 and one.box.coverage > 0.85
    assert min(one.found_again) > 0.9
    assert one.box.inside + one.box.outside == 200
    assert [row[2:5] for row in found.rows()] == [(1, side.factor, "above") for side in one.box.conditions]


def test_it_says_so(settings, draws):
    inside = (settings["parameters.memory"] > 0.6) & (settings["style = open"] == 1.0)
    outcome = np.where(inside, 0.2, 0.5)[:, None] + 0.05 * draws.normal(size=(400, 10))
    outcome[0, 0] = np.nan
    whole, box, stability, dropped = discovery_words(discovered("pilot", LOW, settings, outcome))
    assert whole.startswith("Adoption at the end is below 0.3 in 2") and "(400 cells, 10 replicates)" in whole
    assert "memory > 0.6" in box and "style is 'open'" in box and "of all such futures lie in this box" in box
    assert "found again" in stability and "style is 'open' in 100 %" in stability
    assert dropped == "1 row without 'adoption_end' was left out."


def test_two_regions_are_two_boxes(settings, draws):
    first = (settings["parameters.memory"] > 0.6) & (settings["style = open"] == 1.0)
    second = (settings["plan.interventions.0.hours"] < 0.3) & (settings["style = open"] == 0.0)
    outcome = np.where(first | second, 0.2, 0.5)[:, None] + 0.02 * draws.normal(size=(400, 5))
    found = discovered("pilot", LOW, settings, outcome)
    assert [len(one.box.conditions) for one in found.boxes] == [2, 2]
    lines = discovery_words(found)
    assert lines[3].startswith("Of the rest, where ")
    (hours,) = [side for one in found.boxes for side in one.box.conditions if side.factor.endswith("hours")]
    assert hours.below and hours.limit == pytest.approx(0.3, abs=0.05)


def test_noise_has_no_box():
    for seed in range(20):
        draws = np.random.default_rng(seed)
        settings = dict(zip("abcdefgh", draws.random((8, 300)), strict=True))
        found = discovered("pilot", LOW, settings, 0.3 + draws.normal(size=(300, 6)))
        assert found.boxes == ()
    assert "No conditions were found" in discovery_words(found)[1]


def test_futures_that_all_are_of_interest_are_not_told_apart(settings):
    found = discovered("pilot", LOW, settings, np.full((400, 2), 0.1))
    assert discovery_words(found)[1] == "So there is nothing to tell apart; choose another limit."


def test_few_cells_are_refused(settings):
    few = {name: values[:39] for name, values in settings.items()}
    with pytest.raises(ResultError, match="39 cells with 'adoption_end' cannot show"):
        discovered("pilot", LOW, few, np.full((39, 2), 0.1))
