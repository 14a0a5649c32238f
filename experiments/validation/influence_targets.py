"""Group A, influence: Friedkin & Johnsen, DeGroot, Hegselmann & Krause. The equations of attitude against exact
results.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.model.mechanisms.attitude import next_attitude
from cxsim.model.mechanisms.degroot import next_attitude_degroot
from experiments.validation.networks import chance, complete, organization_of_ties
from experiments.validation.reduced import BOUNDED_CONFIDENCE_WEEK, SEED, ReducedRun
from experiments.validation.target import Expected, Measured, Target, exactly

Values = NDArray[np.float64]

_INFLUENCE = np.array(
    [[0.220, 0.120, 0.360, 0.300], [0.147, 0.215, 0.344, 0.294], [0.0, 0.0, 1.0, 0.0], [0.090, 0.178, 0.446, 0.286]]
)


# Resistance at which attitude moves at its usual speed.
_USUAL_RESISTANCE = 0.5


def _settled(start: Values) -> Values:
    """Attitudes at rest: own evaluations are the starting opinions, susceptibility is 1 - w_ii."""
    attitude = start
    for _ in range(500):
        attitude = next_attitude(
            attitude, start, _INFLUENCE @ attitude, 1.0, 0.0, _USUAL_RESISTANCE, 1.0 - np.diag(_INFLUENCE), 1.0,
            resistance_response=0.5, champion_attitude=0.0,
        )
    return attitude


def friedkin_johnsen(_: Any) -> list[Measured]:
    """A7: the published group of four, and how much each start explains of the first person's opinion."""
    opinions = 100.0 * _settled(np.array([0.25, 0.25, 0.75, 0.85]))
    control = [_settled(np.eye(4)[person])[0] for person in range(4)]
    return [Measured(float(each)) for each in (*opinions, *control)]


def _weights(trust: Values) -> list[float]:
    """Weight of each start in the consensus."""
    weights = []
    for person in range(len(trust)):
        attitude = np.eye(len(trust))[person]
        for _ in range(2000):
            attitude = next_attitude_degroot(attitude, trust @ attitude, 1.0, 0.0, 1.0, 0.0)
        weights.append(float(attitude[0]))
    return weights


def _left_vector(trust: Values) -> Values:
    values, vectors = np.linalg.eig(trust.T)
    leading = np.real(vectors[:, np.argmax(np.real(values))])
    return np.asarray(leading / leading.sum())


def degroot(_: Any) -> list[Measured]:
    """A8: two published groups, and the weights as the left eigenvector of a random trust matrix."""
    three = np.array([[0.0, 0.5, 0.5], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    two = np.array([[0.5, 0.5], [0.25, 0.75]])
    drawn = chance(SEED, "trust", 36).reshape(6, 6)
    drawn = drawn / drawn.sum(axis=1, keepdims=True)
    gap = float(np.abs(np.array(_weights(drawn)) - _left_vector(drawn)).max())
    return [*(Measured(weight) for weight in (*_weights(three), *_weights(two))), Measured(gap)]


def _clusters(start: Values, bound: float) -> list[Values]:
    """Final opinions by replicate, the distinct ones; start has shape (people, replicates)."""
    people = len(start)
    run = ReducedRun(
        BOUNDED_CONFIDENCE_WEEK, organization_of_ties(people, complete(people)), replicates=start.shape[1],
        parameters={"confidence_bound": bound, "attitude_adjustment": 1.0},
        # With a susceptibility of 1, no one has an own evaluation that could be at rest.
        after_rest={"susceptibility": 1.0},
    )
    attitude = run.engine.column("attitude")
    attitude[...] = start
    for _ in range(200):
        before = attitude.copy()
        run.step()
        if np.abs(attitude - before).max() < 1e-9:
            break
    return [_distinct(column) for column in attitude.T]


def _distinct(opinions: Values) -> Values:
    ordered = np.sort(opinions)
    first = np.concatenate([[True], np.diff(ordered) > 1e-4])
    return np.asarray(ordered[first])


_SPACED = {0.15: (0.2293, 0.5, 0.7707), 0.20: (0.3039, 0.6961), 0.25: (0.5,)}


def bounded_confidence(_: Any) -> list[Measured]:
    """A9: fifty equally spaced opinions, and 500 random ones many times."""
    spaced = np.linspace(0.0, 1.0, 50)[:, None]
    measured = []
    for bound, opinions in _SPACED.items():
        found = _clusters(spaced, bound)[0]
        gap = float(np.abs(found - opinions).max()) if len(found) == len(opinions) else 1.0
        measured += [Measured(float(len(found))), Measured(gap)]
    measured.append(Measured(float(len(_clusters(spaced, 0.05)[0]))))
    drawn = chance(SEED, "opinions", 500 * 20).reshape(500, 20)
    measured.append(Measured(float(sum(len(found) == 1 for found in _clusters(drawn, 0.25)))))
    measured.append(Measured(float(np.mean([len(found) for found in _clusters(drawn[:, :10], 0.15)]))))
    return measured


TARGETS = (
    Target("A7", "A", "Where do four people with a mind of their own settle?", "Friedkin & Johnsen (1999), computed",
           (*(exactly(f"opinion of person {person}", opinion, 0.005)
              for person, opinion in enumerate((60.02, 59.98, 75.0, 74.99), 1)),
            *(exactly(f"control over person 1 by person {person}", share, 5e-4)
              for person, share in enumerate((0.279, 0.045, 0.551, 0.124), 1))), friedkin_johnsen, quick=True),
    Target("A8", "A", "Whose opinion counts in a consensus?", "DeGroot (1974), computed",
           (*(exactly(f"three people, weight of {person}", weight, 1e-10)
              for person, weight in enumerate((0.4, 0.4, 0.2), 1)),
            *(exactly(f"two people, weight of {person}", weight, 1e-10, text)
              for person, (weight, text) in enumerate(((1.0 / 3.0, "1/3"), (2.0 / 3.0, "2/3")), 1)),
            Expected("distance to the left eigenvector", "0", high=1e-9)), degroot),
    Target("A9", "A", "Into how many camps do opinions fall?", "Hegselmann & Krause (2002), computed",
           (*(one for bound, camps in _SPACED.items() for one in (
               exactly(f"camps, bound {bound:g}", float(len(camps)), 0.0),
               Expected(f"distance of camps, bound {bound:g}", " ".join(f"{camp:g}" for camp in camps), high=5e-5))),
            exactly("camps, bound 0.05", 9.0, 0.0), exactly("consensus in 20 draws, bound .25", 20.0, 0.0),
            Expected("mean camps of 500 random opinions in 10 draws, bound .15", "2.7", 2.3, 3.1)), bounded_confidence),
)
