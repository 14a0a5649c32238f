"""A whole search: it finds what is best, keeps limits, and comes to the same bytes however often it is stopped."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import cxsim
from cxsim.errors import InputError, OutputError, ResultError
from cxsim.sweeps.search.answer import Answer
from cxsim.sweeps.search.reading import search_from
from cxsim.sweeps.search.search import PlanSearch
from tests.sweeps.search.office import FRONT, SCENARIO, contents, found, office, stated


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("search")


@pytest.fixture(scope="module")
def answer(folder: Path) -> Answer:
    """The front of the tiny office, in the folder ``out``."""
    return found(stated(folder), folder / "out")


class Stopped(Exception):
    """Somebody pulled the plug."""


@pytest.mark.parametrize("stop", [1, 3])
def test_a_search_stopped_between_generations_comes_to_the_same_bytes(
    stop: int, folder: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[object] = []
    whole = PlanSearch._run

    def stopping(self: PlanSearch, *given: object) -> object:
        if len(runs) == stop:
            raise Stopped
        runs.append(given)
        return whole(self, *given)  # type: ignore[arg-type]

    out = folder / f"stopped-{stop}"
    with monkeypatch.context() as patched, pytest.raises(Stopped):
        patched.setattr(PlanSearch, "_run", stopping)
        found(stated(folder), out)
    found(stated(folder), out)
    assert contents(out) == contents(folder / "out")


def test_all_candidates_are_accounted_for(folder: Path, answer: Answer) -> None:
    rows = list(csv.DictReader((folder / "out" / "candidates.csv").read_text("utf-8").splitlines()))
    assert [row["candidate"] for row in rows[:3]] == ["do nothing", "as written", "plan 1"]
    assert len(rows) == len(answer.tried) == 14
    assert {row["status"] for row in rows} <= {"keeps all limits", "breaks a limit", "failed"} | {
        f"the same as {row['candidate']}" for row in rows}
    broken = [row for row in rows if row["status"] == "breaks a limit"]
    assert broken
    assert all(row["reason"].startswith("budget by ") for row in broken)


def test_every_plan_shown_keeps_the_limits_and_is_beaten_by_none(answer: Answer) -> None:
    shown = [one.fresh.values for one in answer.front]
    assert len(shown) > 1
    assert all(values["plan_cost"] <= 9000.0 for values in shown)
    assert not any(a["adoption_end"] >= b["adoption_end"] and a["plan_cost"] < b["plan_cost"]
                   for a in shown for b in shown)
    assert all(set(one.regret) == {"adoption_end", "plan_cost"} for one in answer.front)


def test_a_found_plan_runs_and_gives_its_confirmed_numbers(folder: Path, answer: Answer) -> None:
    for one in answer.winners:
        scenario = cxsim.load_scenario(folder / "out" / "plans" / f"{one.label.replace(' ', '-')}.yaml")
        assert scenario.replicates == answer.futures == 6
        measures = cxsim.run(scenario).measures
        assert {key: float(measures[key].mean()) for key in one.fresh.values} == one.fresh.values


def test_the_best_plan_of_a_toy_is_found(tmp_path: Path) -> None:
    choices = {"training": {"vary": {"weeks": {"low": 2, "high": 6}}}}
    best = found(stated(tmp_path, choices=choices, objectives=["plan_cost"], constraints={}, generations=3, size=3,
                        confirm={"plans": 1, "replicates": 2}), tmp_path / "out").front
    assert [one.label for one in best] == ["do nothing"]
    limit = {"measures": [{"measure": "plan_cost", "at_least": 1}]}
    (best_one,) = found(stated(tmp_path, choices=choices, objectives=["plan_cost"], constraints=limit, generations=3,
                               size=3, confirm={"plans": 1, "replicates": 2}), tmp_path / "other").front
    assert best_one.candidate.shown == {"training.weeks": 2}


def test_a_budget_that_nobody_can_keep_is_told(tmp_path: Path) -> None:
    limits = {"budget": 10, "measures": [{"measure": "plan_cost", "at_least": 5}]}
    with pytest.raises(ResultError, match=r"none of \d+ different plans keeps all limits; the nearest, '.*', breaks "):
        found(stated(tmp_path, constraints=limits, generations=1), tmp_path / "out")


def test_fixed_parameters_are_opened_for_the_regret(tmp_path: Path) -> None:
    search = stated(tmp_path, generations=1)
    (tmp_path / "office.yaml").write_text(SCENARIO + "uncertainty: none\n", "utf-8")
    search = type(search)(search.search, search.tree, tmp_path, cxsim.load_scenario(tmp_path / "office.yaml"),
                          search.space)
    answer = found(search, tmp_path / "out")
    assert (tmp_path / "out" / "futures" / "results.parquet").is_file()
    assert all(one.regret for one in answer.front)


def test_a_folder_of_another_search_is_refused(folder: Path, answer: Answer) -> None:
    with pytest.raises(OutputError, match=r"holds another search; this differs:\n  search.size: 4 before, 5 now"):
        found(stated(folder, size=5), folder / "out")
    (folder / "full").mkdir()
    (folder / "full" / "letter.txt").write_text("Dear", "utf-8")
    with pytest.raises(OutputError, match=r"holds files that are no search \('letter.txt'\)"):
        found(stated(folder), folder / "full")


def test_a_seed_that_nobody_stated_is_drawn_once(tmp_path: Path) -> None:
    office = SCENARIO.replace("seed: 2\n", "")
    search = stated(tmp_path, generations=1, size=2)
    (tmp_path / "office.yaml").write_text(office, "utf-8")
    search = type(search)(search.search, search.tree, tmp_path, cxsim.load_scenario(tmp_path / "office.yaml"),
                          search.space)
    assert found(search, tmp_path / "out").seeds == found(search, tmp_path / "out").seeds


def test_the_door_in_python_takes_a_mapping_or_a_file(
    tmp_path: Path, folder: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    told: list[tuple[int, int]] = []
    again = cxsim.search(FRONT, tmp_path / "out", workers=1, progress=lambda done, total: told.append((done, total)))
    assert [one.label for one in again.front] == [one.label for one in answer.front]
    assert contents(tmp_path / "out") == contents(folder / "out")
    assert told[-1] == (15, 15)
    with pytest.raises(InputError, match="there is no such file"):
        cxsim.search("serach.yaml", tmp_path / "other")


def test_an_estimate_counts_all_plans_that_may_run_and_writes_nothing(tmp_path: Path) -> None:
    found, workers = PlanSearch(stated(tmp_path), tmp_path / "out", workers=2).estimate()
    assert found is not None
    # 3 generations of 4, doing nothing and the plan as written, and 5 plans on 6 futures (7.5 times 4), some cells up
    assert (found.cells, found.replicates, found.runs) == (22, 4, 88)
    assert workers == 1  # so little work is done in this process
    assert 0 < found.disk_bytes < 100_000
    assert not (tmp_path / "out").exists()


def test_an_estimate_counts_the_runs_for_the_regret_where_the_scenario_fixes_parameters(tmp_path: Path) -> None:
    fixed = search_from(FRONT, office(tmp_path, SCENARIO + "uncertainty: none\n"))
    found, _ = PlanSearch(fixed, tmp_path / "out").estimate()
    assert found is not None
    assert found.cells == 14 + 15
