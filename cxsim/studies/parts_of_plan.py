"""A plan and all of its parts in the same futures, for what each intervention contributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import ResultError, there_is_no
from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.timetable import timetable, written_label
from cxsim.results.measures import MEASURES
from cxsim.scenario.schema.plan import Plan
from cxsim.scenario.schema.schema import Scenario
from cxsim.streams import order
from cxsim.studies.variants import How, run_variants

Values = NDArray[np.float64]

# Up to this many interventions every part is run (256 plans); beyond, orders are sampled.
MOST_EXACT = 8
# Orders that are sampled: each in both directions, which makes their mean more exact.
ORDERS = 16
# With more interventions, even sampled orders take hundreds of runs.
MOST_SAMPLED = 40


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


def run_parts(scenario: Scenario, how: How, measures: Sequence[str]) -> PartRuns:
    """Run a scenario with parts of its plan, on the same people and random events.

    What is left in a part keeps the weeks and the dose that the whole plan gives it, before and after a change of
    course. Rounds and waves of an intervention belong together, and so does a gate that its waves wait for. An
    intervention that never acts makes no part of its own.

    Raises
    ------
    ResultError
        For an unknown measure, and for a plan whose interventions cannot be taken away one by one.
    """
    _refuse(scenario, measures)
    pieces = pieces_of(scenario)
    count = len(pieces)
    orders = () if count <= MOST_EXACT else sampled_orders(how.seed, count)
    wanted = _sampled(orders, count) if orders else range(1 << count)
    acting = _acting(scenario.plan, pieces)
    distinct = sorted({part & acting for part in wanted})  # what never acts makes no other plan
    scenarios = [_with_part(scenario, pieces, part) for part in distinct]
    # Only the measures are kept: the recordings of all parts together would not fit into memory.
    outcomes = (variant.measures for variant in run_variants(scenarios, how, measures, whole=scenario))
    ran = dict(zip(distinct, outcomes, strict=True))
    found = {name: {part: ran[part & acting][name] for part in wanted} for name in ran[0]}
    return PartRuns(scenario.name, tuple(pieces), found, orders)


def _refuse(scenario: Scenario, measures: Sequence[str]) -> None:
    """Raise ResultError for a plan that cannot be taken apart, and for unknown measures."""
    why = why_unattributable(scenario)
    wrong = [*([why] if why else []), *(there_is_no("measure", name, MEASURES) for name in measures
                                       if name not in MEASURES)]
    if wrong:
        raise ResultError("; ".join(wrong))


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


def why_unattributable(scenario: Scenario) -> str:
    """Why the interventions of a plan cannot be taken away one by one, with place and remedy; "" if they can."""
    plan, place = scenario.plan, scenario.file or f"'{scenario.name}'"
    count = len(names_of(plan))
    if plan.rules:
        return (f"{place}: plan.rules: what acts depends on them, so no intervention can be taken away alone; leave "
                "'rules' out to see what each intervention contributes, and compare the plan with and without them")
    if plan.does_nothing:
        return f"{place}: plan: it has no interventions to attribute anything to"
    if count > MOST_SAMPLED:
        return (f"{place}: plan.interventions: {count} interventions are too many to tell apart (at most "
                f"{MOST_SAMPLED}); join those that belong together, for example as one with waves or rounds")
    return ""


def names_of(plan: Plan) -> tuple[str, ...]:
    """The interventions of a plan, also those after a change of course; one that goes on, or comes back, is one."""
    turned = () if plan.change_course is None else plan.change_course.interventions
    return tuple(dict.fromkeys(one.label for one in (*plan.interventions, *turned)))


def pieces_of(scenario: Scenario) -> dict[str, tuple[Intervention, ...]]:
    """The interventions as they act, by the name that the plan gives them; none of one that never acts.

    Those of the other plan after a change of course are not among them: they have no weeks before it.
    """
    plan = scenario.plan
    pieces: dict[str, tuple[Intervention, ...]] = dict.fromkeys(names_of(plan), ())
    for piece in plan.scheduled:
        if piece.start_week < scenario.weeks:
            pieces[written_label(piece)] += (piece,)
    waiting = {gate.intervention for gate in plan.gates}
    for one in plan.interventions:  # its later waves have no week yet, so it stays as it is written
        if one.label in waiting and pieces[one.label]:
            first = pieces[one.label][0].start_week
            pieces[one.label] = (one.model_copy(update={"start_week": first, "after": None}),)
    return pieces


def with_pieces(scenario: Scenario, name: str, pieces: Sequence[Intervention]) -> Scenario:
    """The scenario with these interventions at their weeks and doses, and the gates of those that have any."""
    plan = scenario.plan
    labels = {one.label for one in pieces}
    gates = tuple(one for one in plan.gates if one.intervention in labels)
    kept: Plan = plan.model_copy(update={"interventions": tuple(pieces), "gates": gates, "on_overrun": "tell"})
    return scenario.model_copy(update={"name": name, "plan": kept})


def _turned_of(plan: Plan) -> dict[str, tuple[Intervention, ...]]:
    """The interventions after a change of course, by name, in their own weeks."""
    turned: dict[str, tuple[Intervention, ...]] = dict.fromkeys(names_of(plan), ())
    for piece in () if plan.change_course is None else timetable(plan.change_course.interventions):
        turned[written_label(piece)] += (piece,)
    return turned


def _acting(plan: Plan, pieces: Mapping[str, Sequence[Intervention]]) -> int:
    """The part of a plan that ever acts, before or after a change of course."""
    turned = _turned_of(plan)
    return sum(1 << bit for bit, name in enumerate(pieces) if pieces[name] or turned[name])


def _with_part(scenario: Scenario, pieces: Mapping[str, Sequence[Intervention]], part: int) -> Scenario:
    """The scenario with a part of its plan, before and after a change of course."""
    names = [name for bit, name in enumerate(pieces) if part >> bit & 1]
    found = with_pieces(scenario, f"part {part}", [piece for name in names for piece in pieces[name]])
    turn, turned = scenario.plan.change_course, _turned_of(scenario.plan)
    if turn is None:
        return found
    turn = turn.model_copy(update={"interventions": tuple(piece for name in names for piece in turned[name])})
    return found.model_copy(update={"plan": found.plan.model_copy(update={"change_course": turn})})


def _sampled(orders: Sequence[Sequence[int]], count: int) -> list[int]:
    """The parts that sampled orders pass, each intervention alone, and the plan without each."""
    whole, single = (1 << count) - 1, [1 << number for number in range(count)]
    return sorted({part for one in orders for part in walked(one)} | {*single, *(whole ^ one for one in single)})
