"""What the rules of a plan decided, in sentences: in how many futures, when, where, and what was not done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from cxsim.results.decisions import OVER, UNDER_WAY, Decision
from cxsim.results.recording import DEPARTMENT
from cxsim.results.result import Result
from cxsim.words.differences import futures


def rule_words(result: Result) -> list[str]:
    """One sentence per rule of the plan, in the order of the scenario."""
    made: dict[str, list[Decision]] = {}
    for decision in result.decisions:
        made.setdefault(decision.rule, []).append(decision)
    return [
        f"When {rule['when']}: {rule['then']}. {_what_came_of_it(made.get(rule['name'], []), result.replicates)}"
        for rule in result.manifest.get("rules", ())
    ]


def _what_came_of_it(decisions: Sequence[Decision], replicates: int) -> str:
    done = [decision for decision in decisions if decision.done]
    sentences = [*_acted(done, replicates), *_left_undone(decisions, replicates)]
    return " ".join(sentences) if sentences else "That never happened."


def _acted(done: Sequence[Decision], replicates: int) -> Iterator[str]:
    if not done:
        return
    first: dict[int, int] = {}
    for decision in done:
        first[decision.replicate] = min(decision.week, first.get(decision.replicate, decision.week))
    low, middle, high = (round(float(week)) for week in np.quantile(sorted(first.values()), (0.05, 0.5, 0.95)))
    when = f"in week {middle}" if low == high else f"mostly in weeks {low} to {high}, half of them by week {middle}"
    where = Counter(decision.group.removeprefix(DEPARTMENT) for decision in {
        (one.replicate, one.group): one for one in done if one.group != "all"}.values())
    places = f" ({', '.join(f'{name} {count}' for name, count in sorted(where.items()))})" if where else ""
    yield f"Done {futures(len(first) / replicates, replicates)}{places}, first {when}."


def _left_undone(decisions: Sequence[Decision], replicates: int) -> Iterator[str]:
    """Actions that were decided but not done, with the kind of reason; omits those with nothing left to do."""
    kinds: dict[str, set[int]] = {}
    for decision in decisions:
        if not decision.done and decision.reason not in (OVER, UNDER_WAY):
            kinds.setdefault(decision.reason.partition(":")[0], set()).add(decision.replicate)
    for reason, where in sorted(kinds.items()):
        yield f"Decided but not done {futures(len(where) / replicates, replicates)}: {reason}."
