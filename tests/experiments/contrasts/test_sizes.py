"""Who sits in the committees."""

from __future__ import annotations

import numpy as np

from cxsim.engine.world.organizations import organization_of
from experiments.contrasts.company import NOTHING, SEED
from experiments.contrasts.sizes import highest_managers, members


def test_two_members_of_every_department_who_are_not_managers():
    organization = organization_of(NOTHING.scenario, SEED)
    places = [organization.ids.index(one) for one in members()]
    assert np.bincount(organization.department[places]).tolist() == [2, 2, 2, 2]
    assert not set(places) & set(organization.manager.tolist())


def test_the_opponents_are_the_highest_managers():
    organization = organization_of(NOTHING.scenario, SEED)
    levels = [int(organization.level[organization.ids.index(one)]) for one in highest_managers()]
    assert levels[0] == 1
    assert levels == sorted(levels)
    assert len(levels) == 5
