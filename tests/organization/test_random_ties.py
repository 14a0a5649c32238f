"""The same people with random contacts."""

import numpy as np

from cxsim.engine.world.organizations import organization_of
from cxsim.organization.random_ties import named_layers, with_random_contacts
from tests.studies.conftest import company

DEPARTMENTS = [{"name": "sales", "size": 80}, {"name": "service", "size": 80}]


def generated():
    return organization_of(company(organization={"generate": {"departments": DEPARTMENTS}}), 5)


def degrees(layer, people):
    return np.bincount(layer.sources, minlength=people), np.bincount(layer.targets, minlength=people)


def test_everybody_looks_at_and_is_looked_at_by_as_many_as_before():
    given = generated()
    mixed = with_random_contacts(given)
    assert named_layers(given) == ["informal"]
    before, after = given.layers["informal"], mixed.layers["informal"]
    for had, has in zip(degrees(before, given.size), degrees(after, given.size), strict=True):
        assert (has <= had).all()  # ties that would lead to oneself, or twice to one person, are lost
        assert had.sum() * 0.9 < has.sum()
    assert (after.sources != after.targets).all()
    assert (before.targets.tolist(), before.sources.tolist()) != (after.targets.tolist(), after.sources.tolist())


def test_teams_and_managers_stay_and_the_draw_is_always_the_same():
    given = generated()
    first, second = with_random_contacts(given), with_random_contacts(given)
    for name in ("team", "reporting"):
        assert first.layers[name] is given.layers[name]
    assert first.layers["informal"].targets.tolist() == second.layers["informal"].targets.tolist()
