"""The simple work in starsim: a module of its own on a fixed network, all at once, on arrays over the agents.

A starsim module may have states and a ``step``; the network holds each tie once, and its two ends are arrays.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from benchmarks.threshold_work import ThresholdWork


@cache
def adoption_class() -> Any:
    """The module's class; starsim is optional, so it is imported only when it is asked for."""
    import starsim as ss

    class Adoption(ss.Module):
        """Who uses it, and from which share of contacts on."""

        def __init__(self, work: ThresholdWork, replicate: int):
            super().__init__()
            self.work, self.replicate, self.adoption = work, replicate, []
            self.define_states(ss.BoolArr("uses", default=False), ss.FloatArr("threshold", default=1.0))
            self.noise = ss.bernoulli(p=work.noise)

        def init_post(self) -> None:
            """The same thresholds and first users as in every other form."""
            super().init_post()
            self.uses[:] = self.work.first(self.replicate)
            self.threshold[:] = self.work.thresholds(self.replicate)
            self.contacts = np.array([ties for _, ties in self.work.graph.degree])

        def step(self) -> None:
            """One week."""
            edges, uses = self.sim.networks[0].edges, np.asarray(self.uses)
            people = len(uses)
            around = np.bincount(edges.p1, uses[edges.p2], people) + np.bincount(edges.p2, uses[edges.p1], people)
            convinced = around / np.maximum(self.contacts, 1) >= np.asarray(self.threshold)
            old = (~self.uses).uids
            self.uses[self.noise.filter(old)] = True
            self.uses[old[convinced[old]]] = True
            self.adoption.append(float(np.mean(self.uses)))

    return Adoption


def prepared(work: ThresholdWork, replicate: int) -> Callable[[], list[float]]:
    """One replicate, ready to run; the run returns adoption after each week."""
    import starsim as ss

    module = adoption_class()(work, replicate)
    # A sim does a step at its start and at its stop.
    simulation = ss.Sim(
        n_agents=work.people, networks=ss.StaticNet(graph=work.graph), modules=module, dt=1, start=0,
        stop=work.weeks - 1, rand_seed=replicate + 1, verbose=0,
    )
    simulation.init()

    def run() -> list[float]:
        simulation.run()
        adoption: list[float] = next(simulation.modules).adoption
        return adoption

    return run
