"""The scenarios of one call: doing nothing beside them, worlds built once, pasts let go after the last user."""

import numpy as np

from cxsim.studies import ensemble
from cxsim.studies.ensemble import SharedPasts
from cxsim.studies.work import Cut
from cxsim.studies.worlds import DO_NOTHING, Worlds


def test_doing_nothing_is_added_once_where_no_scenario_does_it(small_company):
    training = {"type": "training", "start_week": 1, "weeks": 4, "hours_per_week": 2}
    plans = [small_company("one", training), small_company("two", training)]
    worlds = Worlds(plans, 1)
    assert [one.name for one in worlds.scenarios] == ["one", "two", DO_NOTHING]
    assert worlds.reference == [2, 2]
    assert len(plans) == 2
    assert worlds.of(0).organization is worlds.of(2).organization
    assert worlds.of(0) is worlds.of(0)


def test_a_past_is_made_once_and_let_go_after_its_last_user(monkeypatch):
    made = []
    monkeypatch.setattr(ensemble, "InitialState", lambda world, batch: made.append(batch) or object())
    pasts, key, cut = SharedPasts(), ("past", 0, 0), Cut(0, np.arange(2), "batch")
    pasts.expect(key)
    pasts.expect(key)
    first = pasts.take(key, None, cut)
    pasts.give_back(key)
    assert pasts.take(key, None, cut) is first
    pasts.give_back(key)
    assert pasts.take(key, None, cut) is not first
    assert made == ["batch", "batch"]
