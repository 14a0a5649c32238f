"""Narrowing a small company: what was seen in one kind of company tells how it goes on, and which kind it is."""

import numpy as np
import pytest

import cxsim
from cxsim.errors import InputError, ResultError
from cxsim.model.parameters import PARAMETERS, defaults
from cxsim.model.plausible import PlausibleSet, read_set
from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.narrowing.learning import beyond_chance, from_logit, to_logit
from cxsim.studies.narrowing.narrow import Earlier, narrow
from cxsim.studies.narrowing.observation import observed
from cxsim.studies.narrowing.tables import about_parameters, forecast_rows, learned_of, observed_rows
from cxsim.studies.narrowing.worth import worth_of_more

# In some companies the pull of how things are done is weak, in others strong; how fast habits decay differs too.
WEAK, STRONG = -1.6, -3.6
ROWS = 48


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a set of 48 rows that differ in two parameters, in every combination."""
    place = tmp_path_factory.mktemp("company")
    pull = np.tile(np.linspace(STRONG, WEAK, 8), ROWS // 8)
    decay = np.repeat(np.linspace(0.02, 0.2, 6), 8)
    (place / "own.csv").write_text(PlausibleSet({"status_quo_bias": pull, "habit_decay": decay}).text())
    return place


@pytest.fixture(scope="module")
def company(folder):
    """A company with that set; everything else is stated."""
    def made(**given):
        stated = {name: value for name, value in defaults().items() if name not in ("status_quo_bias", "habit_decay")}
        return from_mapping({
            "name": "small", "weeks": 20, "seed": 4, "uncertainty": {"set": "own.csv"}, "parameters": stated,
            "organization": {"generate": {"departments": [{"name": "claims", "size": 30}, {"name": "it", "size": 10}]}},
            "plan": {"interventions": [{"type": "mandate", "strength": 0.5}, {"type": "tool_rollout"},
                                       {"type": "training"}]},
            **given,
        }, folder=folder)

    return made


@pytest.fixture(scope="module")
def narrowed(company):
    """The company after much adoption was seen halfway."""
    return narrow(company(), [observed("adoption", 9, 0.2), observed("attitude", 9, 0.6, department="it", answers=8,
                                                                      people=10)])


def test_every_row_is_played_once_with_its_own_parameters(narrowed):
    assert narrowed.simulated.names == ("status_quo_bias", "habit_decay")
    assert narrowed.simulated.summaries.shape == (ROWS, 2)
    rows = {tuple(row) for row in narrowed.simulated.parameters.round(6).tolist()}
    assert len(rows) == ROWS


def test_rows_differ_in_chance_and_people_too(company, folder):
    (folder / "same.csv").write_text(PlausibleSet({"status_quo_bias": np.full(40, WEAK),
                                                   "habit_decay": np.full(40, 0.1)}).text())
    same = narrow(company(uncertainty={"set": "same.csv"}), [observed("adoption", 9, 0.5)])
    assert len(np.unique(same.simulated.adoption[:, 19])) > 5


def test_much_adoption_tells_of_a_weak_pull_and_of_more_to_come(narrowed):
    (pull, *_) = learned_of(narrowed)
    assert pull.name == "status_quo_bias"
    assert pull.mean > pull.mean_before + 0.2
    assert narrowed.adoption_after[1, -1] > narrowed.adoption_before[1, -1]
    low, _, high = narrowed.adoption_after[:, -1]
    wide_low, _, wide_high = narrowed.adoption_before[:, -1]
    assert high - low < wide_high - wide_low


def test_the_forecast_stands_beside_what_it_was_and_what_would_stay(narrowed):
    rows = forecast_rows(narrowed)
    assert len(rows) == 20
    assert np.isnan(rows[8][-1])
    assert rows[9][-1] == rows[19][-1] == 0.2


def test_what_was_seen_stands_beside_what_the_set_shows(narrowed):
    (name, value, error, low, middle, high), attitude = observed_rows(narrowed)
    assert (name, value, error) == ("adoption in week 9", 0.2, 0.05)
    assert low < middle < high
    assert attitude[0] == "attitude in week 9 (it)"


def test_the_narrowed_set_stays_in_range_and_can_be_used(narrowed, company, folder):
    after = narrowed.after()
    assert after.rows == ROWS
    for name in narrowed.simulated.names:
        assert PARAMETERS[name].low <= after.column(name).min() <= after.column(name).max() <= PARAMETERS[name].high
    assert after.column("status_quo_bias").mean() > narrowed.before.column("status_quo_bias").mean()
    (folder / "narrowed.csv").write_text(after.text())
    assert read_set(after.text(), "narrowed.csv").rows == ROWS
    result = cxsim.run(company(uncertainty={"set": "narrowed.csv"}, replicates=4))
    assert result.replicates == 4


def test_another_survey_is_judged_on_the_rows_at_hand(narrowed):
    worths = worth_of_more(narrowed)
    known = {one.key for one in narrowed.observations}
    assert {one.observation.week for one in worths} == {9}  # a quarter later, the plan is over
    assert "customer score in week 9" in {one.observation.name for one in worths}
    assert not known & {one.observation.key for one in worths}
    assert [one.with_it for one in worths] == sorted(one.with_it for one in worths)


def test_an_observation_that_tells_nothing_changes_hardly_anything(company):
    same = narrow(company(), [observed("customer_score", 3, 0.5, error=1.0)])
    before, after = same.adoption_before[1], same.adoption_after[1]
    assert np.abs(before - after).max() < 0.1
    assert learned_of(same) == []


def test_an_earlier_roll_out_tells_of_the_same_company(company):
    late = company(plan={"interventions": [{"type": "mandate", "strength": 0.5, "start_week": 8}]})
    alone = narrow(late, [observed("turnover", None, 0.2)])
    both = narrow(late, [observed("turnover", None, 0.2)],
                  earlier=Earlier(company(), (observed("adoption", 9, 0.25), observed("use", 9, 0.25))))
    assert [one.name for one in both.observations[1:]] == ["adoption in week 9, earlier roll-out",
                                                           "use in week 9, earlier roll-out"]
    pull = {one.name: one for one in about_parameters(both)}["status_quo_bias"]
    assert pull.explained > {one.name: one for one in about_parameters(alone)}["status_quo_bias"].explained
    assert pull.mean > pull.mean_before


def test_only_the_first_rows_are_played_if_wanted(company):
    assert len(narrow(company(), [observed("use", 3, 0.1)], most_rows=32).shown) == 32
    with pytest.raises(ResultError, match="the set has 31 rows; narrowing needs at least 32"):
        narrow(company(), [observed("use", 3, 0.1)], most_rows=31)


def test_what_the_set_does_not_reach_is_refused_with_what_would_work(company):
    with pytest.raises(InputError) as error:
        narrow(company(), [observed("use", 2, 0.2), observed("adoption", 0, 0.9, error=0.01)])
    (finding,) = error.value.findings
    assert finding.message.startswith("adoption in week 0 is 0.9 with an error of 0.01; the set gives 0 to 0")
    assert "the nearest number that it reaches is 0.0" in finding.message
    assert "with an error of 0." in finding.message
    assert finding.message.endswith("or leave it out")


def test_without_observations_or_open_parameters_nothing_can_be_learned(company):
    with pytest.raises(ResultError, match="there are no observations"):
        narrow(company(), [])
    with pytest.raises(ResultError, match="'small' states every parameter, so nothing is left to learn"):
        narrow(company(parameters=defaults()), [observed("use", 3, 0.1)])


def test_a_parameter_never_leaves_its_range():
    values = np.array([PARAMETERS["habit_decay"].low, 0.1, PARAMETERS["habit_decay"].high])
    back = from_logit("habit_decay", to_logit("habit_decay", values) + np.array([-50.0, 0.0, 50.0]))
    assert back[1] == pytest.approx(0.1)
    assert values[0] < back[0] < back[2] < values[2]


def test_the_best_of_many_by_chance_counts_for_nothing():
    correlations = np.array([0.12, 0.3, *np.zeros(98)])
    assert beyond_chance(correlations, 400).tolist() == [0.0, pytest.approx(0.09), *[0.0] * 98]
