"""Results with hand-made chance: parameters that differ by future, and doing nothing to be held against."""

import dataclasses

import numpy as np
import pytest

from cxsim.results import measures
from cxsim.results.provenance import Provenance
from cxsim.results.result import Result
from cxsim.results.value import Rates, reference_series
from cxsim.streams import employee_keys, normals, uniforms
from cxsim.testing.recordings import recording_from


def chance(name, replicates, kind=uniforms, seed=1):
    return kind(seed, "tests", employee_keys([name])[:, None], 0, np.arange(replicates)[None, :])[0]


def noise(name, replicates, seed=1):
    return chance(name, replicates, normals, seed)


def result(name, weekly, reference=None, *, costs=None, rates=None, budget=None, parameters=None, last=None,
           target=None, interventions=(), recording=None, start_date="", milestones=(), work=()):
    """A result of the group "all" (or of a recording), with everything that risks and values look at."""
    recording = recording_from(weekly, costs=costs) if recording is None else recording
    nothing = None if reference is None else recording_from(reference)
    found = measures.compute(recording, nothing, last_intervention_week=last, target=target, rates=rates)
    about = Provenance(
        scenario_name=name, scenario_hash=f"hash of {name}", organization_hash="one", seed=1,
        replicates=recording.replicates, weeks=recording.weeks, headcount=recording.headcount, target=target,
        last_intervention_week=last, interventions=interventions, budget=budget,
        rates=None if rates is None else dataclasses.asdict(rates), start_date=start_date, milestones=milestones,
    )
    return Result(name, recording, found, about.manifest(), recording.weeks, 1, recording.replicates,
                  reference={} if nothing is None else reference_series(nothing), parameters=parameters or {},
                  work=work)


@pytest.fixture
def make():
    return result


@pytest.fixture
def draws():
    return chance


@pytest.fixture
def normal_draws():
    return noise


@pytest.fixture
def worth():
    return Rates
