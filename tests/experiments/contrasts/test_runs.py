"""Runs of arms: each once, the same futures however many run, and mistakes in arms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxsim.errors import ResultError
from experiments.contrasts.company import DEPARTMENTS, arm, programme
from experiments.contrasts.rest import quiet
from experiments.contrasts.runs import AT_START, OF_DEPARTMENT, Runs
from experiments.validation.session import Arm


def short(name: str, weeks: int = 3, **changes) -> Arm:
    one = arm(name, programme(), **changes)
    return replace(one, scenario=one.scenario.model_copy(update={"weeks": weeks}))


@pytest.mark.parametrize("uncertainty", ["none", "full"])
def test_a_future_does_not_depend_on_how_many_there_are(uncertainty):
    few, many = (Runs(uncertainty, replicates=count, engine="numpy").run(short("programme")).weekly
                 for count in (2, 34))
    assert many["attitude"].shape == (3, 34)
    for name in few:
        assert few[name].tobytes() == np.ascontiguousarray(many[name][:, :2]).tobytes(), name


def test_an_arm_runs_once():
    runs = Runs("none", replicates=1, engine="numpy")
    assert runs.run(short("programme")) is runs.run(short("programme"))


def test_arms_of_one_name_must_be_one_arm():
    runs = Runs("none", replicates=1, engine="numpy")
    runs.run(short("programme"))
    for look in (runs.run, runs.world):
        with pytest.raises(ResultError, match="two different arms are called 'programme'"):
            look(short("programme", traits={"resistance": 0.2}))


def test_an_arm_cannot_set_a_parameter_that_does_not_exist():
    with pytest.raises(ResultError, match="there is no parameter 'ideas_hour'"):
        Runs("none", replicates=1, engine="numpy").run(short("programme", parameters={"ideas_hour": 1e9}))


def test_a_parameter_of_all_arms_gives_way_to_that_of_one():
    usual = Runs("none", replicates=1, engine="numpy")
    lonely = Runs("none", replicates=1, engine="numpy", parameters={"susceptibility": 0.0})
    every, own = short("programme"), short("programme, usual", parameters={"susceptibility": 0.45})
    assert (lonely.run(every).weekly["attitude"] != usual.run(every).weekly["attitude"]).all()
    assert lonely.run(own).weekly["attitude"].tolist() == usual.run(own).weekly["attitude"].tolist()
    with pytest.raises(ResultError, match="there is no parameter 'susceptible'"):
        Runs("none", parameters={"susceptible": 0.0})


def test_the_start_is_that_of_the_people_present():
    weekly = Runs("none", replicates=2, engine="numpy").run(quiet(0)).weekly
    assert weekly[AT_START + "use"].shape == (1, 2)
    assert weekly["customer_index"][0] == pytest.approx(quiet(0).scenario.context.customer_index, abs=1.0)
    assert weekly[AT_START + "trust"][0] == pytest.approx(weekly["trust"][0], abs=0.01)


def test_the_adopters_of_departments_are_those_of_the_company():
    arm = short("programme", weeks=30, turnover=False)
    weekly = Runs("none", replicates=2, engine="numpy").run(arm).weekly
    departments = [weekly[OF_DEPARTMENT + name] for name in DEPARTMENTS]
    assert weekly["adoption"].any()
    assert np.mean(departments, axis=0) == pytest.approx(weekly["adoption"], abs=1e-12)


def test_what_departments_have_is_their_mean():
    weekly = Runs("none", replicates=2, engine="numpy").run(short("programme", weeks=2)).weekly
    assert weekly["ideas_in_use"].shape == (2, 2)
