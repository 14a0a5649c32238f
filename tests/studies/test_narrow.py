"""Narrowing: rows are weighed by what was observed, and a narrowed set holds them as often as they weigh."""

import numpy as np
import pytest

import cxsim
from cxsim.errors import ResultError
from cxsim.model.plausible import PlausibleSet, read_set
from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.narrow import (
    Narrowed,
    adoption_observed,
    customer_score_observed,
    narrow,
    run_every_row,
    turnover_observed,
    weighted_quantiles,
    weights_of,
)

# Two kinds of companies: in one the pull of how things are done is weak, in the other strong.
WEAK, STRONG = -1.6, -3.6
ROWS = 48


@pytest.fixture
def company(tmp_path):
    """A company whose set has half of its rows of each kind; everything else is stated."""
    bias = np.tile([WEAK, STRONG], ROWS // 2)
    (tmp_path / "own.csv").write_text(PlausibleSet({"status_quo_bias": bias}).text())

    def made(**given):
        from cxsim.model.parameters import defaults

        stated = {name: value for name, value in defaults().items() if name != "status_quo_bias"}
        return from_mapping({
            "name": "small", "weeks": 20, "seed": 4, "uncertainty": {"set": "own.csv"}, "parameters": stated,
            "organization": {"generate": {"departments": [{"name": "claims", "size": 40}]}},
            "plan": {"interventions": [{"type": "mandate", "strength": 0.5}, {"type": "tool_rollout"},
                                       {"type": "training"}]},
            **given,
        }, folder=tmp_path)

    return made


def of_weights(weights):
    """What is left of a set of four rows."""
    values = {"habit_gain": np.array([0.1, 0.2, 0.3, 0.4])}
    return Narrowed(PlausibleSet(values), tuple(values), np.array(weights), (), {}, seed=1)


def test_rows_that_fit_equally_weigh_equally():
    assert weights_of(np.full(4, -1234.5)).tolist() == [0.25] * 4
    assert weights_of(np.array([0.0, -np.log(3.0)])).tolist() == pytest.approx([0.75, 0.25])


def test_effective_rows_count_rows_of_equal_weight():
    assert of_weights([0.25] * 4).effective_rows == 4.0
    assert of_weights([0.5, 0.5, 0.0, 0.0]).effective_rows == 2.0


def test_a_narrowed_set_holds_each_row_as_often_as_it_weighs():
    after = of_weights([0.5, 0.25, 0.25, 0.0]).after()
    assert sorted(after.values["habit_gain"]) == [0.1, 0.1, 0.2, 0.3]


def test_a_miss_of_one_error_costs_half_a_unit():
    seen = adoption_observed(3, 0.2, 0.05)
    assert seen.log_likelihood(np.array([0.2, 0.25, 0.1, np.nan])).tolist() == pytest.approx([0.0, -0.5, -2.0, -np.inf])


def test_an_observation_needs_the_weeks_up_to_its_own():
    seen = (adoption_observed(3, 0.2, 0.05), customer_score_observed(7, 50.0, 1.0), turnover_observed(0.1, 0.01))
    assert [one.weeks for one in seen] == [4, 8, 52]


def test_weighted_quantiles():
    values, weights = np.array([3.0, 1.0, 2.0]), np.array([0.1, 0.6, 0.3])
    assert weighted_quantiles(values, weights, (0.05, 0.6, 0.7, 0.95)) == (1.0, 1.0, 2.0, 3.0)


def test_what_was_observed_in_one_kind_of_company_leaves_rows_of_that_kind(company):
    truth = cxsim.run(company(uncertainty="none", parameters={"status_quo_bias": WEAK}, replicates=8))
    share = float(truth.recording.of_all("adoption")[19].mean())
    narrowed = narrow(company(), [adoption_observed(19, share, 0.1)])
    assert narrowed.weights[1::2].sum() < 0.01
    assert set(narrowed.after().values["status_quo_bias"]) == {WEAK}
    assert [name for name, *_ in narrowed.moved(3)] == ["status_quo_bias"]


def test_an_observation_that_tells_nothing_keeps_all_rows(company):
    narrowed = narrow(company(), [turnover_observed(0.15, 1e6), customer_score_observed(3, 50.0, 1e6)])
    assert narrowed.effective_rows == pytest.approx(ROWS)
    assert sorted(narrowed.after().values["status_quo_bias"]) == sorted([WEAK, STRONG] * (ROWS // 2))
    assert narrowed.moved(3) == []


def test_a_narrowed_set_can_be_written_and_named(company, tmp_path):
    narrowed = narrow(company(), [adoption_observed(19, 0.5, 10.0)])
    text = narrowed.after().text()
    (tmp_path / "narrowed.csv").write_text(text)
    assert read_set(text, "narrowed.csv").hash == narrowed.after().hash
    result = cxsim.run(company(uncertainty={"set": "narrowed.csv"}, replicates=ROWS))
    assert set(result.parameters["status_quo_bias"]) == set(narrowed.after().values["status_quo_bias"])


def test_every_row_is_run_exactly_once(company):
    every = run_every_row(company(), ROWS, None, None, None)
    assert every.parameters["status_quo_bias"].tolist() == [WEAK, STRONG] * (ROWS // 2)
    for place, bias in ((4, WEAK), (7, STRONG)):
        one = cxsim.run(company(uncertainty="none", replicates=8, parameters={"status_quo_bias": bias}))
        for name, values in one.recording.weekly.items():
            assert np.array_equal(every.recording.weekly[name][..., place], values[..., place], equal_nan=True), name


def test_what_no_row_foretells_is_refused_with_numbers(company):
    with pytest.raises(ResultError) as error:
        narrow(company(), [adoption_observed(2, 0.95, 0.01)])
    text = str(error.value)
    assert f"effective rows of {ROWS} agree with the observations (at least 10 are needed)" in text
    assert "adoption in week 2: observed 0.95 with an error of 0.01; the set gives" in text


def test_nothing_observed_and_weeks_outside_the_run_are_refused(company):
    with pytest.raises(ResultError, match="there are no observations"):
        narrow(company(), [])
    with pytest.raises(ResultError, match="adoption in week 60 is outside the 20 weeks of 'small'"):
        narrow(company(), [adoption_observed(60, 0.2, 0.05)])
