"""Factors that change nothing are told before a cell runs, as far as the checks of a scenario know it."""

import pytest

from cxsim.sweeps.experiment.checking import check_cells
from cxsim.sweeps.experiment.preparing import prepared
from cxsim.sweeps.experiment.reading import experiment_from

TRAINING = "plan.interventions.training"
CUT = [{"type": "budget_cut", "week": 0, "weeks": 12, "share": 0.0}]


def remarks(**factors):
    named = {path.replace("__", "."): values for path, values in factors.items()}
    return check_cells(prepared(experiment_from({"name": "x", "scenario": "company.yaml", "factors": named})))[1]


@pytest.mark.parametrize(("factors", "said"), [
    ({f"{TRAINING}.pause_weeks": [1, 2]}, [f"{TRAINING}.pause_weeks: has no effect without 'rounds' (in all cells)"]),
    ({"weeks": [30], f"{TRAINING}.pause_weeks": [1, 2], f"{TRAINING}.rounds": [1, 2]},
     [f"{TRAINING}.pause_weeks: has no effect without 'rounds' (in 2 of 4 cells)"]),
    ({"plan.on_overrun": ["tell", "scale"], "plan.budget": {"levels": {"none": None, "some": 90_000}}},
     ["plan.on_overrun: 'scale' has no effect without a budget or team_hours_per_week (in 1 of 4 cells)"]),
    ({f"{TRAINING}.hours_per_week": [1, 2], f"{TRAINING}.weeks": [3, 4]}, []),
])
def test_a_key_that_needs_another_one_is_told_with_the_number_of_cells(desk, factors, said):
    assert remarks(**factors) == said


def test_a_key_of_an_intervention_that_another_factor_switches_off_is_told(desk):
    found = remarks(**{f"{TRAINING}.hours_per_week": [1, 2],
                       "context.shocks": {"levels": {"none": [], "cut": CUT}}})
    assert found == [f"{TRAINING}.hours_per_week: 'training' has no effect: a budget cut of the context leaves nothing "
                     "of it in all its weeks (in 2 of 4 cells)"]


def test_an_intervention_that_begins_after_the_last_week_is_told(desk):
    found = remarks(**{f"{TRAINING}.hours_per_week": [1, 2], f"{TRAINING}.start_week": [2, 30]})
    assert [line.split(": ")[0] for line in found] == [f"{TRAINING}.hours_per_week", f"{TRAINING}.start_week"]
    assert all(line.endswith("it never acts (in 2 of 4 cells)") for line in found)


def test_many_remarks_are_cut_short(desk):
    found = remarks(**{f"{TRAINING}.start_week": list(range(12, 42))})
    assert len(found) == 21
    assert found[-1] == "10 further remarks on factors that change nothing in some cells"
