"""Asking Optuna for candidates, generation by generation, such that a replay asks for the same ones.

One objective: tree-structured Parzen estimators (Bergstra et al. 2011). Several: NSGA-II with constrained domination
(Deb et al. 2002). A generation is asked for as a whole before any of it is told, its sampler has a seed of its own, and
candidates are told in their order. So what is asked depends on the seed and on what was told, and on nothing else.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from cxsim.errors import Finding, InputError
from cxsim.streams import MASK_32, purpose_key
from cxsim.sweeps.search.candidates import Score, higher, told
from cxsim.sweeps.search.schema import Search
from cxsim.sweeps.search.space import Dimension, Space

Drawn = dict[str, Any]

GUIDED, MOST_ASKED = 2, 4
"""Trials for each candidate of a generation before they are drawn at random, and at most."""


class Asking:
    """One search with Optuna."""

    def __init__(self, search: Search, space: Space, seed: int):
        self._optuna = optuna()
        self._search, self._space, self._seed = search, space, seed
        directions = ["maximize" if higher(one) else "minimize" for one in search.objectives]
        with _quiet(self._optuna):
            self._study = self._optuna.create_study(directions=directions)

    def ask(self, generation: int, is_new: Callable[[Drawn], bool]) -> tuple[list[Any], list[Drawn]]:
        """The trials of a generation, and what each draws in every dimension.

        Draws that are not new are drawn again: as often as a generation has candidates by the sampler, then twice as
        often at random. In a space with few plans left a generation may be smaller, or empty.
        """
        trials, draws = [], []
        with _quiet(self._optuna):
            for number in range(MOST_ASKED * self._search.size):
                if number in {0, GUIDED * self._search.size}:
                    self._study.sampler = self._sampler(generation, wild=number > 0)
                trial = self._study.ask()
                drawn = {one.name: _drawn(trial, one) for one in self._space.dimensions}
                if is_new(drawn):
                    trials.append(trial)
                    draws.append(drawn)
                else:
                    self._study.tell(trial, state=self._optuna.trial.TrialState.FAIL)
                if len(trials) == self._search.size:
                    break
        return trials, draws

    def tell(self, trials: Sequence[Any], scores: Sequence[Score]) -> None:
        """Tell the scores of a generation, in the order of its trials."""
        with _quiet(self._optuna):
            for trial, score in zip(trials, scores, strict=True):
                trial.set_constraint("limits", math.fsum(told(score).values()))
                values = [score.values[one.key] for one in self._search.objectives]
                self._study.tell(trial, [0.0 if math.isnan(value) else value for value in values])

    def _sampler(self, generation: int, *, wild: bool) -> Any:
        """The sampler of a generation; ``wild``: at random, in a population all the same."""
        seed = int(purpose_key(self._seed, f"plan search, generation {generation}, {wild}")[0] & MASK_32)
        samplers, size = self._optuna.samplers, self._search.size
        if len(self._search.objectives) > 1:
            return samplers.NSGAIISampler(population_size=size, mutation_prob=1.0 if wild else None, seed=seed)
        if wild:
            return samplers.RandomSampler(seed=seed)
        return samplers.TPESampler(n_startup_trials=size, multivariate=True, seed=seed)


def _drawn(trial: Any, one: Dimension) -> Any:
    if one.settings:
        return one.alternatives[trial.suggest_categorical(one.name, list(range(len(one.settings))))]
    if one.whole:
        return one.number(trial.suggest_int(one.name, int(one.low), int(one.high), step=int(one.step or 1)))
    return one.number(trial.suggest_float(one.name, one.low, one.high, step=one.step))


def optuna() -> Any:
    """The package Optuna, which is optional.

    Raises
    ------
    InputError
        If it is not installed.
    """
    try:
        import optuna as found
    except ModuleNotFoundError:
        message = ('a search needs the package Optuna, which is not installed; install it with '
                   'pip install "cxsim[optimize]"')
        raise InputError([Finding("", 0, 0, "", message)]) from None
    return found


@contextmanager
def _quiet(package: Any) -> Iterator[None]:
    """Without Optuna's own reports and its warnings about features that may change."""
    before = package.logging.get_verbosity()
    package.logging.set_verbosity(package.logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        package.logging.set_verbosity(before)
