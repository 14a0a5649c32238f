"""Relations between runs, over random organizations: what must not matter changes no bit, and what matters does."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cxsim.results.result import Result
from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.schema.identity import dump
from cxsim.studies.ensemble import compare_paired, run
from tests.studies.relations import DOSES, measured, people_and_ties, result_of, written

FEW, MANY = 10, 200
NUMBERS = [*range(FEW), *(pytest.param(number, marks=pytest.mark.slow) for number in range(FEW, MANY))]
Data = dict[str, Any]


@cache
def base(number: int) -> Result:
    """The result of the scenario as it is written."""
    return result_of(written(number))


def changed(number: int, change: Callable[[Data], Any]) -> Data:
    """The written scenario after a change."""
    data = copy.deepcopy(written(number))
    change(data)
    return data


def plan_of(data: Data) -> list[Data]:
    return data["plan"]["interventions"]


def without_strength(data: Data) -> None:
    for one in plan_of(data):
        one.update(dict.fromkeys(DOSES[one["type"]], 0.0))


def beyond_the_end(data: Data) -> None:
    for one in plan_of(data):
        one["start_week"] = data["weeks"] + 1


def idle(data: Data) -> None:
    data["plan"].clear()


def in_another_order(data: Data) -> None:
    plan_of(data).reverse()


def with_one_for_nothing(data: Data) -> None:
    plan_of(data).append({"type": "custom", "name": "nothing", "forces": {"recognition": 0.0}})


def written_out(data: Data) -> None:
    data.update(dump(from_mapping(data)))


@cache
def of_one_past(number: int) -> dict[str, Result]:
    """What comes of changes of the plan alone: they share the past, so they are run side by side."""
    changes = (idle, without_strength, beyond_the_end, in_another_order, with_one_for_nothing, written_out)
    scenarios = [from_mapping(changed(number, change)) for change in changes]
    found = compare_paired(scenarios, engine="numpy", workers=1).results
    return {change.__name__: result for change, result in zip(changes, found, strict=True)}


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("change", [without_strength, beyond_the_end])
def test_a_plan_that_does_nothing_is_no_plan(change: Callable[[Data], None], number: int) -> None:
    nothing = of_one_past(number)["idle"]
    assert measured(of_one_past(number)[change.__name__]) == measured(nothing)
    assert measured(base(number)) != measured(nothing)  # the plan does something


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("change", [in_another_order, with_one_for_nothing, written_out])
def test_order_interventions_for_nothing_and_written_out_defaults_do_not_matter(
    change: Callable[[Data], None], number: int
) -> None:
    assert measured(of_one_past(number)[change.__name__]) == measured(base(number))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_longer_run_begins_like_a_shorter_one(number: int) -> None:
    weeks = written(number)["weeks"]
    longer = result_of(changed(number, lambda data: data.update(weeks=weeks + 1)))
    assert measured(longer, weeks=weeks) == measured(base(number))
    assert measured(longer) != measured(base(number))


@pytest.mark.parametrize("number", NUMBERS)
def test_more_replicates_leave_the_first_as_they_were(number: int) -> None:
    assert measured(result_of(written(number), replicates=9), replicates=1) == measured(base(number))


@pytest.mark.parametrize("number", NUMBERS)
def test_another_seed_is_another_chance(number: int) -> None:
    assert measured(result_of(written(number), seed=written(number)["seed"] + 1)) != measured(base(number))


@pytest.mark.parametrize("number", NUMBERS)
def test_money_counts_and_changes_nobody(number: int) -> None:
    def doubled(data: Data) -> None:
        data["costs"]["weekly_wage"] = {level: 2 * wage for level, wage in data["costs"]["weekly_wage"].items()}
        data["value"]["adopter_week"] *= 2
        for one, cost in zip(plan_of(data), costs, strict=True):
            one["cost"] = {key: 2 * value for key, value in cost.items()}

    costs = [{"fixed": 512.0, "per_week": 64.0, "per_person": 8.0, "per_person_week": 1.0}] * 3
    costs = costs[: len(plan_of(written(number)))]
    single = result_of(changed(number, lambda data: [one.update(cost=cost) for one, cost
                                                     in zip(plan_of(data), costs, strict=True)]))
    twice = result_of(changed(number, doubled))
    assert measured(twice) == measured(single) == measured(base(number))
    for name in ("plan_cost", "cost_total", "net_value"):
        assert (twice.measures[name] == 2.0 * single.measures[name]).all()


@pytest.mark.parametrize("number", NUMBERS)
def test_costs_add_up_over_interventions_and_groups(number: int) -> None:
    result = base(number)
    alone = [result_of(changed(number, lambda data, one=one: data["plan"].update(interventions=[one])))
             for one in plan_of(written(number))]
    total = sum(one.measures["plan_cost"] for one in alone)
    np.testing.assert_allclose(total, result.measures["plan_cost"], rtol=1e-12)
    departments = [place for place, name in enumerate(result.recording.groups) if name.startswith("department:")]
    for cost in result.recording.group_costs.values():
        np.testing.assert_allclose(cost[departments].sum(axis=0), cost[0], rtol=1e-9, atol=1e-6)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_plan_against_itself_and_the_other_way_round(number: int) -> None:
    one = from_mapping(written(number))
    same = one.model_copy(update={"name": "the same"})
    nothing = from_mapping(changed(number, lambda data: data["plan"].clear())).model_copy(update={"name": "nothing"})
    names = ("adoption_end", "net_value")
    forth = compare_paired([nothing, one, same], replicates=2, engine="numpy", workers=1)
    back = compare_paired([one, nothing], replicates=2, engine="numpy", workers=1)
    assert all(forth.between("the same", "random", name).none_at_all for name in names)
    for name in names:
        there, again = forth.difference("random", name), back.difference("nothing", name)
        assert (there.mean, there.low, there.high) == (-again.mean, -again.high, -again.low)


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Callable[[Data, list[str], list[str]], Result]]:
    """The result of a scenario on the people and ties of two files."""
    def on_files(data: Data, people: list[str], ties: list[str]) -> Result:
        (tmp_path / "people.csv").write_text("\n".join(people), "utf-8")
        (tmp_path / "ties.csv").write_text("\n".join(ties), "utf-8")
        files = {"people": {"file": "people.csv"}, "ties": [{"file": "ties.csv"}]}
        return run(from_mapping({**data, "organization": files}, folder=tmp_path), engine="numpy", workers=1)

    return on_files


def shuffled(chance: random.Random, rows: list[str]) -> list[str]:
    """The rows in another order, below the same header."""
    return [rows[0], *chance.sample(rows[1:], len(rows) - 1)]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_order_of_people_and_ties_does_not_matter_and_their_names_and_ties_do(
    company: Callable[[Data, list[str], list[str]], Result], number: int
) -> None:
    data, chance = written(number), random.Random(number)
    people, ties = people_and_ties(data)
    read = company(data, people, ties)
    assert measured(company(data, shuffled(chance, people), shuffled(chance, ties))) == measured(read)
    without_weight = [*ties, f"{people[1].split(',')[0]},{people[2].split(',')[0]},0"]
    if without_weight[-1].rsplit(",", 1)[0] not in {tie.rsplit(",", 1)[0] for tie in ties}:
        assert measured(company(data, people, without_weight)) == measured(read)
    # What must not hold: a person's key is the identifier, so other identifiers are other people by chance.
    renamed = [people[0], *(f"x{row}" if not row.split(",")[1] else f"x{row.replace(',', ',x', 1)}"
                            for row in people[1:])]
    ties_renamed = [ties[0], *(f"x{tie.replace(',', ',x', 1)}" for tie in ties[1:])]
    assert measured(company(data, renamed, ties_renamed)) != measured(read)
    assert measured(company(data, people, ties[: len(ties) // 2])) != measured(read)


@pytest.mark.parametrize("number", NUMBERS)
def test_further_people_change_those_who_are_there_because_the_organization_is_one(number: int) -> None:
    def larger(data: Data) -> None:
        data["organization"]["generate"]["departments"].append({"name": "zoo", "size": 4})

    # What must not hold: the customers' score, the sponsor and the change team's hours couple everybody.
    weekly = dict(result_of(changed(number, larger)).recording.weekly)
    assert any(not np.array_equal(values[1], weekly[name][1], equal_nan=True)
               for name, values in dict(base(number).recording.weekly).items())


def test_more_is_not_always_more() -> None:
    """What must not hold: a larger dose can spoil the attitude, because pressure and load wear out."""
    def full(data: Data) -> None:
        for one in plan_of(data):
            one.update({field: high for field, (_, high) in DOSES[one["type"]].items()})

    def attitude(result: Result) -> float:
        return float(result.recording.weekly["attitude"][0, -1].mean())

    gains = (attitude(result_of(changed(number, full))) - attitude(base(number)) for number in range(MANY))
    signs: set[float] = set()
    while not {-1.0, 1.0} <= signs:  # ends in an error if all gains have one sign
        signs.add(float(np.sign(next(gains))))
