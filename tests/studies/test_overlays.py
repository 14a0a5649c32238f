"""``cxsim.overlays``: a scenario run to its end or part of the way, or something that has run."""

import numpy as np
import pytest

from cxsim.errors import ResultError
from cxsim.model.overlays import ROGERS
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.overlays import overlays

COMPANY = {
    "name": "small", "weeks": 20, "seed": 5, "replicates": 3, "uncertainty": "none",
    "organization": {"generate": {"departments": [{"name": "claims", "size": 30}, {"name": "sales", "size": 20}]}},
    "plan": {"interventions": [{"type": "mandate", "strength": 1.0}, {"type": "training", "hours_per_week": 8}]},
}


def scenario(**given):
    return Scenario.model_validate({**COMPANY, **given})


def test_before_the_first_week_nobody_moves_and_nobody_has_begun():
    found = overlays(scenario(), weeks=0)
    assert found.weeks_done == 0
    assert found.shares("lewin") == {"frozen": 1.0, "unfrozen": 0.0, "moving": 0.0, "refrozen": 0.0}
    assert found.shares("rogers")["not yet"] == 1.0
    assert found.shares("stages")["unaware"] + found.shares("stages")["unable"] == pytest.approx(1.0)
    assert all(np.isnan(share) for share in found.shares("kelman").values())


def test_people_who_begin_are_put_in_the_order_of_their_first_use():
    found = overlays(scenario()).shares("rogers")
    assert list(found) == [*ROGERS, "not yet"]
    assert sum(found.values()) == pytest.approx(1.0)
    assert found["not yet"] < 0.5
    assert found["early majority"] > found["innovators"]


def test_who_used_before_the_first_week_began_before_it():
    behaviors = [{"name": "solve", "existing": 0.3}]
    found = overlays(scenario(behaviors=behaviors, plan={"interventions": []}), weeks=0).shares("rogers")
    # All of them began in one week, the one before the first.
    assert found["early majority"] == pytest.approx(1.0 - found["not yet"])
    assert 0.1 < found["early majority"] < 0.5


def test_without_turnover_first_uses_only_add_up():
    idle = {"turnover": False}
    begun = [1.0 - overlays(scenario(**idle), weeks=weeks).shares("rogers")["not yet"] for weeks in (2, 8, 20)]
    assert begun == sorted(begun)
    assert begun[0] < begun[2]


def test_the_same_seed_gives_the_same_overlays():
    first, second = overlays(scenario()).table(), overlays(scenario()).table()
    assert first.equals(second)
    assert not first.equals(overlays(scenario(), seed=6).table())


def test_what_has_run_is_read_as_it_stands_without_first_uses():
    from cxsim.studies.overlays import _simulation

    class Face:
        simulation = _simulation(scenario(), 2, None)

    Face.simulation.run()
    found = overlays(Face())
    assert "rogers" not in {one.name for one in found.readings}
    assert found.shares("lewin") == overlays(scenario(), replicates=2).shares("lewin")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"weeks": 21}, "21 weeks: the scenario has 0 to 20"), ({"weeks": -1}, "-1 weeks"),
        ({"replicates": 0}, "0 replicates: at least 1 is needed"),
    ],
)
def test_wrong_numbers_are_told(given, message):
    with pytest.raises(ResultError, match=message):
        overlays(scenario(), **given)


def test_other_things_have_no_overlays():
    with pytest.raises(ResultError, match="need a scenario or a model, not a str"):
        overlays("plan.yaml")


def test_only_a_scenario_has_weeks_to_choose_and_only_the_numpy_engine_is_read():
    from cxsim.studies.overlays import _simulation

    simulation = _simulation(scenario(), 1, None)
    with pytest.raises(ResultError, match="can be chosen only for a scenario"):
        overlays(simulation, weeks=3)
    simulation.engine = object()
    with pytest.raises(ResultError, match="overlays read the numpy engine"):
        overlays(simulation)
