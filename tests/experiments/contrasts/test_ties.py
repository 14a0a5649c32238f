"""Other ties for the same people."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.engine.world.organizations import organization_of
from cxsim.organization.random_ties import with_random_contacts
from cxsim.organization.structure import Organization
from experiments.contrasts.company import NOTHING, SEED
from experiments.contrasts.ties import everybody, informal_alone


@pytest.fixture(scope="module")
def company() -> Organization:
    return organization_of(NOTHING.scenario, SEED)


def test_everybody_looks_at_everybody_else(company: Organization) -> None:
    layers = everybody(company).layers
    assert list(layers) == ["informal"]
    assert np.bincount(layers["informal"].sources).tolist() == [159] * 160
    assert (layers["informal"].sources != layers["informal"].targets).all()


def test_only_informal_ties_are_left(company: Organization) -> None:
    assert set(company.layers) == {"informal", "reporting", "team"}
    assert informal_alone(company).layers == {"informal": company.layers["informal"]}


def test_random_contacts_leave_the_department(company: Organization) -> None:
    mixed = with_random_contacts(company)
    real, random = company.layers["informal"], mixed.layers["informal"]

    def at_home(layer):
        return (company.department[layer.sources] == company.department[layer.targets]).mean()

    assert len(real) * 0.9 < len(random) < len(real)  # a few would lead to oneself, or twice to one person
    assert at_home(real) > 0.5
    assert at_home(random) == pytest.approx(0.25, abs=0.05)  # four departments of one size
    assert mixed.layers["team"] is company.layers["team"]
