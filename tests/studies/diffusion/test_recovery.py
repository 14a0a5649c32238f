"""What the engine plays with known parameters, the fit finds again: push and influence lie in their intervals."""

import numpy as np
import pytest

from cxsim.model.mechanisms.bass import willingness_by_hazard
from cxsim.studies.diffusion.models import RULE, fit_hazard, hazard_rows
from cxsim.studies.diffusion.observations import Observations, ObservedContacts
from cxsim.studies.diffusion.person_periods import log_degrees, person_periods
from cxsim.studies.diffusion.simulate import adoption_times
from experiments.validation.networks import organization_of_ties, poisson
from experiments.validation.reduced import BASS_WEEK, ReducedRun

PUSH, INFLUENCE = 0.04, 0.3
WEEKS = 10


def played(people, replicates, seed):
    """Adoption times from the engine and its mechanism on a random network, and the contacts."""
    organization = organization_of_ties(people, poisson(people, 5.0, seed))
    run = ReducedRun(
        BASS_WEEK, organization, replicates=replicates, seed=seed,
        parameters={"external_push": PUSH, "social_influence": INFLUENCE},
    )
    times = np.zeros((people, replicates), dtype=np.int64)
    for week in range(1, WEEKS + 1):
        run.step()
        times[(times == 0) & (run.column("use") > 0.0)] = week
    layer = organization.layers["informal"]
    contacts = ObservedContacts(layer.sources.astype(np.int64), layer.targets.astype(np.int64), layer.weights)
    return organization.ids, contacts, times


def observed(ids, contacts, times):
    watched = np.where(times > 0, times, WEEKS)
    nowhere = np.zeros(len(ids), dtype=np.int64)
    return Observations(tuple(ids), ("all",), nowhere, times, watched, contacts, ("informal",))


def rule_fit(observations):
    everybody = np.ones(observations.people, dtype=bool)
    rows = hazard_rows(RULE, observations, person_periods(observations), everybody)
    return {found.parameter: found for found in fit_hazard(RULE, rows, intervals=True).estimates}


def covers(estimate, truth):
    return estimate.low <= truth <= estimate.high


def test_the_mechanism_of_the_engine_is_found_again():
    ids, contacts, times = played(1_000, 1, seed=5)
    found = rule_fit(observed(ids, contacts, times[:, 0]))
    assert covers(found["external_push"], PUSH)
    assert covers(found["social_influence"], INFLUENCE)
    assert covers(found["degree_effect"], 0.0)
    assert found["external_push"].standard_error < 0.005
    assert found["social_influence"].standard_error < 0.04


def test_an_effect_of_degree_is_found_again():
    ids, contacts, times = played(1_000, 1, seed=6)
    observations = observed(ids, contacts, times[:, 0])
    truth = {"external_push": 0.05, "social_influence": 0.2, "degree_effect": 0.5}
    push, influence, effect = truth.values()
    scale = np.exp(effect * log_degrees(observations))[:, None]

    def chance(_, seen, __):
        return willingness_by_hazard(0.0, scale * seen, scale, push, influence)

    times = adoption_times(observations, np.ones(1_000, dtype=bool), chance, replicates=1, seed=8)[:, 0]
    found = rule_fit(observed(ids, contacts, times))
    assert all(covers(found[name], value) for name, value in truth.items())
    assert found["degree_effect"].low > 0.2


@pytest.mark.slow
def test_intervals_cover_the_truth_as_often_as_they_say():
    """40 small simulations: 95 % intervals cover in 38 on average; fewer than 34 or none outside would be a defect."""
    ids, contacts, times = played(200, 40, seed=7)
    fits = [rule_fit(observed(ids, contacts, times[:, replicate])) for replicate in range(40)]
    for name, truth in (("external_push", PUSH), ("social_influence", INFLUENCE), ("degree_effect", 0.0)):
        assert sum(covers(found[name], truth) for found in fits) >= 34, name
        values = np.array([found[name].value for found in fits])
        errors = np.array([found[name].standard_error for found in fits])
        assert abs(values.mean() - truth) < 4.0 * values.std(ddof=1) / np.sqrt(40), name
        assert errors.mean() == pytest.approx(values.std(ddof=1), rel=0.35), name
