"""Does it matter for the leading plan who is tied to whom? A few of its futures again, on random ties."""

from __future__ import annotations

import dataclasses

from cxsim.analysis.advice import advise
from cxsim.analysis.compare import Comparison
from cxsim.analysis.comparison_data import TiesMatter
from cxsim.analysis.paired import paired_difference
from cxsim.engine.week.recording import recording_of
from cxsim.organization.random_ties import named_layers, with_random_contacts
from cxsim.results.measures import at_end
from cxsim.studies.ensemble import Ensemble, WorkDone
from cxsim.studies.futures import Futures
from cxsim.studies.worlds import Worlds

# Enough to tell an effect of two points from none; a small part of a usual comparison.
REPLICATES = 32


def with_ties(comparison: Comparison, ensemble: Ensemble) -> Comparison:
    """The comparison, with what random ties would change about its leading plan.

    ``ensemble``: the one that has run the comparison. Nothing is added where everybody's ties follow from teams and
    managers, or where there are too few futures.
    """
    worlds, replicates = ensemble.worlds, min(REPLICATES, ensemble.replicates)
    if replicates < 2 or not named_layers(worlds.of(0).organization):
        return comparison
    plan = advise(comparison).plans[0]
    scenario = worlds.scenarios[comparison.names.index(plan)]
    random = Worlds([scenario], worlds.seed, compared_with_nothing=False, reorganize=with_random_contacts)
    again = Ensemble(random, ensemble.workers, ensemble.engine, WorkDone(None), allow_missing=ensemble.allow_missing,
                     groups=False)
    again.simulate(Futures.span(0, replicates))
    own = comparison[plan].measures["adoption_end"][:replicates]
    there = at_end(recording_of(random.of(0), again.keeping[0].kept(), None).of_all("adoption"))
    return dataclasses.replace(comparison, ties=TiesMatter(plan, paired_difference(there, own, "higher")))
