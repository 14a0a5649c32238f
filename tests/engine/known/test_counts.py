"""Records that are counted from one survey to the next."""

import numpy as np

from cxsim.engine.known.counts import Counts


def test_each_replicate_counts_since_it_was_last_counted(laboratory):
    simulation = laboratory.begin(laboratory.busy(weeks=6), 3)
    counts = Counts(simulation.world, 3)
    for week in range(6):
        counts.add(simulation.step())
        if week == 3:
            counts.restart(np.array([False, True, False]))
    number, first = simulation.world.layout.week.number, np.array([0, 4, 0])
    assert counts.weeks.tolist() == [6, 2, 6]
    for name in ("people", "quits", "output"):
        for replicate in range(3):
            since = simulation.sums[first[replicate]:, :, number[name], replicate].sum(axis=0)
            assert np.array_equal(counts.since(name)[:, replicate], since)
    counts.restart(None)
    assert counts.weeks.tolist() == [0, 0, 0]
    assert not counts.since("output").any()
