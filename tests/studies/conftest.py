"""A company small enough to be simulated in a moment."""

import pytest

from cxsim.scenario.loading.load import from_mapping


def company(name="plan", *interventions, **changes):
    return from_mapping({
        "name": name, "weeks": 30, "seed": 5, "replicates": 3, "uncertainty": "none",
        "organization": {"generate": {"departments": [{"name": "sales", "size": 14}, {"name": "service", "size": 12}]}},
        "plan": {"interventions": list(interventions)},
        **changes,
    })


@pytest.fixture(scope="session")
def small_company():
    return company
