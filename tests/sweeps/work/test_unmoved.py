"""A factor that nothing reads is noticed by a trial of its extreme values."""

from dataclasses import replace

import pytest

from cxsim.sweeps.experiment.axes import Axis
from cxsim.sweeps.experiment.cells import Cell
from cxsim.sweeps.experiment.reading import experiment_from
from cxsim.sweeps.sweep import Sweep
from cxsim.sweeps.work.unmoved import trials_of, unmoved

HOURS = "plan.interventions.training.hours_per_week"


def told(factors, **more):
    whole = Sweep(experiment_from({"name": "x", "scenario": "company.yaml", "factors": factors, **more}))
    cells = [whole.ready.cells[number] for number in range(len(whole.ready.cells))]
    job = replace(whole.job, replicates=2)
    return list(unmoved(job, trials_of(job.grounds.axes, cells)))


def test_a_key_that_no_kept_measure_depends_on_is_told(desk):
    factors = {HOURS: [1, 2, 4], "value.adopter_week": [10, 50]}
    assert told(factors, measures=["adoption_end", "cost_total"]) == [
        "value.adopter_week: with 10, 50, beside the other values of the first and the last cell, 2 simulated "
        "futures gave the same in all measures that are kept; varying it may change nothing"]
    factors[HOURS] = [0.001, 0.002]  # too little to make an adopter in twelve weeks
    only_adoption = told(factors, measures=["adoption_end"])
    assert [line.split(":")[0] for line in only_adoption] == [HOURS, "value.adopter_week"]


def test_a_factor_that_another_one_switches_off_in_the_first_cell_is_not_blamed(desk):
    off = {"levels": {"cut": [{"type": "budget_cut", "week": 0, "share": 0.0}], "none": []}}
    assert told({"context.shocks": off, HOURS: [1, 4]}) == []
    only = {"levels": {"cut": [{"type": "budget_cut", "week": 0, "share": 0.0}]}}
    assert [line.split(":")[0] for line in told({"context.shocks": only, HOURS: [1, 4]})] == [HOURS]


def test_a_trial_that_cannot_run_blames_nobody(desk):
    design = {"type": "zip"}  # sixteen people of claims or twelve of sales; not the other way round
    factors = {"organization.generate.departments": {"levels": {
                   "one": [{"name": "claims", "size": 16}], "other": [{"name": "sales", "size": 12}]}},
               "plan.interventions.training.target": {"levels": {
                   "claims": {"departments": ["claims"]}, "sales": {"departments": ["sales"]}}}}
    assert told(factors, design=design) == []


@pytest.mark.parametrize(("values", "tried"), [
    ([3, 1, 2], [1, 3]),
    ([True, False], [True, False]),
    (["a", "b", "c", "d", "e"], ["a", "b", "c", "d"]),
    ([7, 7], []),
])
def test_extremes_of_numbers_and_the_first_alternatives_are_tried(values, tried):
    cells = [Cell(number, 0, (value,)) for number, value in enumerate(values)]
    found = trials_of([Axis("weeks", "weeks")], cells).get(0, [])
    assert [cell.shown[0] for cell in found] == tried * 2
