"""Mechanisms that run alone meet textbook results: thresholds, cascades, opinions in camps, hazards, abandonment."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import ndtri

from cxsim.model.mechanisms.bass import willingness_by_hazard
from cxsim.model.mechanisms.motivation import opportunity, use_probability
from cxsim.model.mechanisms.simple_contagion import willingness_by_contact
from cxsim.model.mechanisms.threshold import willingness_by_threshold
from experiments.validation.networks import chance, complete, lattice, organization_of_ties, poisson, regular, ring
from experiments.validation.reduced import (
    BOUNDED_CONFIDENCE_WEEK,
    JUST_BELOW,
    MIXED_BASS_WEEK,
    SEED,
    ReducedRun,
    spread,
)

PUSH, INFLUENCE = 0.03, 0.38


@pytest.mark.parametrize(("second", "joined"), [(1.0, 100), (2.0, 1)])
def test_granovetter_s_hundred_people_all_join_unless_nobody_can_be_the_second(second, joined):
    thresholds = np.array([0.0, second, *np.arange(2.0, 100.0)])[:, None] / 99.0
    share = spread(organization_of_ties(100, complete(100)), thresholds, np.zeros((100, 1), dtype=bool))
    assert share.tolist() == [joined / 100.0]


@pytest.mark.parametrize(("deviation", "share"), [(0.122, 0.05479), (0.123, 1.0)])
def test_a_crowd_tips_where_thresholds_differ_a_little_more(deviation, share):
    """A million people with thresholds of N(.25, deviation); the jump is at .12222. Those below are a whole crowd."""
    thresholds = 0.25 + deviation * ndtri((np.arange(1_000_000) + 0.5) / 1_000_000)
    use = 0.0
    while True:
        following = float(willingness_by_threshold(0.0, use, thresholds, 0.0, 0.0).mean())
        if following == use:
            break
        use = following
    assert use == pytest.approx(share, abs=2e-5)


def branching(mean_ties: float) -> float:
    """How many people one convinced person convinces in a Poisson network, at a threshold of .18."""
    ties = np.arange(1, 200)
    log_poisson = ties * math.log(mean_ties) - mean_ties - np.array([math.lgamma(k + 1.0) for k in ties])
    convinced = willingness_by_threshold(0.0, 1.0 / ties, 0.18 - JUST_BELOW, 0.0, 0.0)
    return float(np.sum(ties * (ties - 1) * convinced * np.exp(log_poisson)) / mean_ties)


def test_watts_s_window_of_cascades_is_between_1_02_and_5_76_ties():
    assert branching(1.0206) < 1.0 < branching(1.0208)
    assert branching(5.7646) > 1.0 > branching(5.7648)


@pytest.mark.parametrize(("mean_ties", "low", "high"), [(3.0, 0.5, 1.0), (7.0, 0.0, 0.01)])
def test_one_person_starts_a_cascade_inside_the_window_only(mean_ties, low, high):
    people, starts = 5_000, 32
    seeds = np.zeros((people, starts), dtype=bool)
    seeds[(chance(SEED, "start", starts) * people).astype(int), np.arange(starts)] = True
    assert low <= spread(organization_of_ties(people, poisson(people, mean_ties, SEED)), 0.18, seeds).max() <= high


@pytest.mark.parametrize(("share", "ties", "size"), [(0.01, 4, 0.9804), (0.01, 10, 0.0197), (0.001, 7, 0.0042)])
def test_a_share_of_seeds_takes_what_gleeson_and_cahalane_computed(share, ties, size):
    people = 20_000
    order = np.argsort(chance(SEED, "seeds", people * 2).reshape(people, 2), axis=0)
    crowd = organization_of_ties(people, poisson(people, float(ties), SEED))
    assert spread(crowd, 0.18, order < share * people).mean() == pytest.approx(size, abs=0.01)


def full_at(network, contacts, each, seeds) -> bool:
    """Whether a block of seeds takes a whole network in which so many contacts of ``each`` are needed."""
    return bool(spread(network, contacts / each, seeds[:, None])[0] == 1.0)


@pytest.mark.parametrize("side", [2, 3, 4])
def test_morris_s_ring_is_taken_if_half_of_the_neighbors_suffice(side):
    network, seeds = organization_of_ties(200, ring(200, side)), np.arange(200) < side
    assert full_at(network, side, 2.0 * side, seeds)
    assert not full_at(network, side + 1, 2.0 * side, seeds)


def test_morris_s_torus_is_taken_if_three_of_eight_neighbors_suffice():
    row, column = np.divmod(np.arange(400), 20)
    network, seeds = organization_of_ties(400, lattice(20, 20, 8)), (row < 3) & (column < 3)
    assert full_at(network, 3, 8.0, seeds)
    assert not full_at(network, 4, 8.0, seeds)


def test_a_random_network_carries_what_one_contact_suffices_for_and_nothing_else():
    sources, targets = regular(1600, 8, SEED)
    seeds = np.isin(np.arange(1600), [0, *targets[sources == 0]])
    network = organization_of_ties(1600, (sources, targets))
    assert full_at(network, 1, 8.0, seeds)
    assert spread(network, 2.0 / 8.0, seeds[:, None])[0] == pytest.approx(0.006, abs=0.001)


@pytest.mark.parametrize(("threshold", "wide", "taken"), [
    (0.1, 1, True), (0.25, 1, False), (0.25, 3, True),
])
def test_a_single_tie_carries_what_one_contact_suffices_for_and_a_wide_bridge_what_needs_more(threshold, wide, taken):
    """Two groups of ten, of which the first uses it; ``wide`` people of each know those of the other."""
    first, second = complete(10)
    across = np.divmod(np.arange(wide * wide), wide)
    ends = ([first, first + 10, across[0], across[1] + 10], [second, second + 10, across[1] + 10, across[0]])
    network = organization_of_ties(20, (np.concatenate(ends[0]), np.concatenate(ends[1])))
    assert full_at(network, threshold, 1.0, np.arange(20) < 10) == taken


@pytest.mark.parametrize(("bound", "camps"), [
    (0.15, [0.2293, 0.5, 0.7707]), (0.20, [0.3039, 0.6961]), (0.25, [0.5]),
])
def test_fifty_spaced_opinions_fall_into_hegselmann_and_krause_s_camps(bound, camps):
    run = ReducedRun(
        BOUNDED_CONFIDENCE_WEEK, organization_of_ties(50, complete(50)),
        parameters={"confidence_bound": bound, "attitude_adjustment": 1.0},
        # With a susceptibility of 1, no one has an own evaluation that could be at rest.
        after_rest={"susceptibility": 1.0},
    )
    run.engine.column("attitude")[...] = np.linspace(0.0, 1.0, 50)[:, None]
    for _ in range(30):
        run.step()
    found = np.unique(run.engine.column("attitude").round(4))
    assert found == pytest.approx(camps, abs=1e-4)


def bass_map(push: float, influence: float, steps: int, share: float = 0.0) -> list[float]:
    """Shares after each step when everyone sees everyone: the equation applied to the share itself."""
    shares = []
    for _ in range(steps):
        share = float(willingness_by_hazard(share, share, 1.0, push, influence))
        shares.append(share)
    return shares


def test_people_who_draw_follow_bass_s_map():
    people, replicates = 4_000, 16
    run = ReducedRun(
        MIXED_BASS_WEEK, organization_of_ties(people, ring(people, 1)), replicates=replicates,
        parameters={"external_push": PUSH, "social_influence": INFLUENCE},
    )
    shares = np.array([run.step()[0] / people for _ in range(10)])
    errors = shares.std(axis=1, ddof=1) / math.sqrt(replicates)
    known = bass_map(PUSH, INFLUENCE, 10)
    assert [known[week] for week in (0, 4, 9)] == pytest.approx([0.03, 0.2729, 0.7826], abs=5e-5)
    assert (np.abs(shares.mean(axis=1) - known) <= 4.0 * errors).all()


def test_imitation_alone_follows_the_logistic_map():
    assert bass_map(0.0, INFLUENCE, 20, share=0.01)[-1] == pytest.approx(0.936, abs=5e-4)


def abandoned(willing: float, abandon: float) -> float:
    """Adopters lose the opportunity with a chance per step."""
    return float(use_probability(1.0, opportunity(abandon, 0.0, 1.0, 0.0), willing))


@pytest.mark.parametrize(("adopt", "abandon", "rest"), [
    # beta x (1 - x)(1 - delta) = delta x: the chance to abandon meets newcomers, too.
    (0.2, 0.05, 1.0 - 0.05 / (0.2 * 0.95)), (0.002, 0.0005, 1.0 - 0.0005 / (0.002 * 0.9995)), (0.04, 0.05, 0.0),
])
def test_adoption_and_abandonment_balance(adopt, abandon, rest):
    share = 0.5
    for _ in range(40_000):
        share = abandoned(willingness_by_hazard(share, share, 1.0, 0.0, adopt), abandon)
    assert share == pytest.approx(rest, abs=1e-9)


def test_use_survives_among_unequal_people_from_the_mean_over_the_mean_square_of_their_ties():
    """Contacts are drawn anew each step: everyone sees the use of an average contact."""
    ties, people, abandon = np.array([2.0, 4.0, 8.0, 16.0]), np.array([0.4, 0.3, 0.2, 0.1]), 1e-4
    critical = float(people @ ties / (people @ ties**2))

    def growth(rate: float) -> float:
        use = 1e-9 * ties
        for _ in range(3):
            seen = float((people * ties) @ use / (people @ ties))
            willing = willingness_by_contact(use, seen, ties, 0.0, rate * abandon, 0.0)
            use = use_probability(1.0, opportunity(abandon, 0.0, 1.0, 0.0), willing)
        return float((people * ties) @ use / (people @ ties)) / seen

    assert critical == pytest.approx(0.1161, abs=5e-5)
    assert growth(0.999 * critical) < 1.0 < growth(1.001 * critical)
