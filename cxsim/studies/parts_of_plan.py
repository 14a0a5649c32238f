"""A plan and all of its parts in the same futures, for what each intervention contributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import ResultError, there_is_no
from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.timetable import written_label
from cxsim.results.measures import MEASURES
from cxsim.scenario.schema.plan import Plan
from cxsim.scenario.schema.schema import Scenario
from cxsim.streams import order
from cxsim.studies.ensemble import Ensemble, Progress, WorkDone
from cxsim.studies.parameter_sets import any_compared, outcomes
from cxsim.studies.work import Engine
from cxsim.studies.worlds import Worlds

Values = NDArray[np.float64]

# Up to this many interventions every part is run (256 plans); beyond, orders are sampled.
MOST_EXACT = 8
# Orders that are sampled: each in both directions, which makes their mean more exact.
ORDERS = 16


@dataclass(frozen=True)
class PartRuns:
    """The outcomes of parts of a plan. A part is a set of bits: intervention i is in it if bit i is set.

    ``names``: the interventions by their bit. ``measures[name][part]``: shape (replicates,). ``orders``: the orders
    that were sampled; none if every part was run.
    """

    scenario: str
    names: tuple[str, ...]
    measures: Mapping[str, Mapping[int, Values]]
    orders: tuple[tuple[int, ...], ...]


def run_parts(
    scenario: Scenario, measures: Sequence[str], *, replicates: int | None = None, seed: int | None = None,
    workers: int | None = None, engine: Engine = "auto", progress: Progress | None = None,
) -> PartRuns:
    """Run a scenario with parts of its plan, on the same people and random events.

    What is left in a part keeps its weeks and its dose: those that the whole plan gives it. Rounds and waves of an
    intervention belong together.

    Raises
    ------
    ResultError
        For an unknown measure, and for a plan whose interventions depend on each other during the run.
    """
    _refuse(scenario, measures)
    pieces = _pieces(scenario.plan)
    names = tuple(pieces)
    orders = () if len(names) <= MOST_EXACT else sampled_orders(scenario.seed or 0, len(names))
    parts = list(range(1 << len(names))) if not orders else sorted({part for one in orders for part in walked(one)})
    scenarios = [_with_part(scenario, pieces, part) for part in parts]
    worlds = Worlds(scenarios, seed, compared_with_nothing=any_compared(measures))
    ensemble = Ensemble(worlds, workers, engine, WorkDone(progress), groups=False)
    each = scenario.replicates if replicates is None else replicates
    found: dict[str, dict[int, Values]] = {name: {} for name in measures}
    for outcome in outcomes(ensemble, {}, measures, (), each):
        for name, values in outcome.measures.items():
            found[name][parts[outcome.scenario]] = values
    return PartRuns(scenario.name, names, {name: of for name, of in found.items() if of}, orders)


def walked(order_of_adding: Sequence[int]) -> Iterator[int]:
    """The parts on the way from doing nothing to the whole plan."""
    part = 0
    yield part
    for number in order_of_adding:
        part |= 1 << number
        yield part


def sampled_orders(seed: int, count: int) -> tuple[tuple[int, ...], ...]:
    """Keyed orders of interventions, each followed by its reverse."""
    numbers = np.arange(count, dtype=np.uint64)
    drawn = [tuple(order(seed, f"attribution: order {number}", numbers).tolist()) for number in range(ORDERS // 2)]
    return tuple(one for forth in drawn for one in (forth, forth[::-1]))


def _refuse(scenario: Scenario, measures: Sequence[str]) -> None:
    """Raise ResultError for what cannot be attributed."""
    wrong = [there_is_no("measure", name, MEASURES) for name in measures if name not in MEASURES]
    plan = scenario.plan
    if plan.rules or plan.milestones or plan.change_course is not None:
        wrong.append(f"the interventions of '{scenario.name}' depend on each other during the run (rules, milestones "
                     "or a change of course), so none can be taken away alone: attribute a plan without them")
    if plan.does_nothing:
        wrong.append(f"'{scenario.name}' has no interventions to attribute anything to")
    if wrong:
        raise ResultError("; ".join(wrong))


def _pieces(plan: Plan) -> dict[str, list[Intervention]]:
    """The interventions as they act, by the name that the plan gives them."""
    pieces: dict[str, list[Intervention]] = {}
    for piece in plan.scheduled:
        pieces.setdefault(written_label(piece), []).append(piece)
    return pieces


def _with_part(scenario: Scenario, pieces: Mapping[str, Sequence[Intervention]], part: int) -> Scenario:
    """The scenario with a part of its plan, at the weeks and doses of the whole."""
    kept = tuple(piece for bit, of in enumerate(pieces.values()) if part >> bit & 1 for piece in of)
    return scenario.model_copy(update={"name": f"part {part}", "plan": Plan.model_construct(interventions=kept)})
