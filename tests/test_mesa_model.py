"""The Mesa face: the engine's own numbers, agents as views, the space, batches, and no trace left behind."""

from __future__ import annotations

import gc
import pickle
import re
import subprocess
import sys
import weakref
from itertools import groupby
from pathlib import Path
from typing import Any

import mesa
import numpy as np
import pytest

import cxsim
from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.build import build_world
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import InputError, ResultError
from cxsim.mesa_model import ChangeModel, Employee, small_company
from cxsim.results.recording import WEEKLY_MEASURES
from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.schema import Scenario

ROOT = Path(__file__).resolve().parents[1]
IN_MESA_3_3 = mesa.__version__.startswith("3.3.")


def scenario(**changes: Any) -> Scenario:
    """Twenty-four people, two behaviors of unequal weight, much turnover, a plan that bites early."""
    return from_mapping({
        "name": "Two behaviors", "weeks": 8, "seed": 4, "uncertainty": "none",
        "organization": {"generate": {"departments": [{"name": "claims", "size": 14}, {"name": "sales", "size": 10}]}},
        "behaviors": [{"name": "listen", "effort": 3, "customer_value": 1, "existing": 0.5}, {"name": "call_back"}],
        "plan": {"interventions": [{"type": "training", "hours_per_week": 4, "cost": {"per_week": 10}}]},
        "parameters": {"quit_rate": 0.007}, **changes,
    })  # fmt: skip


def finished(model: ChangeModel) -> ChangeModel:
    for _ in range(model.cfg.weeks):
        assert model.running
        model.step()
    assert not model.running
    return model


def last_sums(model: ChangeModel) -> bytes:
    recorded = finished(model).simulation.recorded
    assert recorded is not None
    return recorded.sums.tobytes()


def messages(error: pytest.ExceptionInfo[InputError]) -> list[tuple[str, str]]:
    return [(finding.path, finding.message) for finding in error.value.findings]


# --- the same numbers --------------------------------------------------------------------------------------------


def test_the_weeks_are_those_of_the_bare_engine_bit_for_bit() -> None:
    plan = scenario()
    world = build_world(plan, organization_of(plan, 9), 9)
    initial = InitialState(world, Batch(np.array([3]), np.array([3]), world.parameters))
    bare = Simulation(world, initial, NumpyWeek(world, initial))
    face = ChangeModel(plan, rng=9, replicate=3)
    for _ in range(plan.weeks):
        face.step()
        week, same = face.simulation.recorded, bare.step()
        assert week is not None
        assert week.sums.tobytes() == same.sums.tobytes()
        assert week.customer_index.tobytes() == same.customer_index.tobytes()


@pytest.mark.parametrize(("draws", "uncertainty"), [(1, "none"), (2, "full")])
def test_what_is_collected_is_what_run_records_of_the_same_replicate(draws: int, uncertainty: str) -> None:
    plan = scenario(organization_draws=draws, uncertainty=uncertainty)
    ran = cxsim.run(plan, replicates=2, seed=9, engine="numpy").recording
    collected = finished(ChangeModel(plan, rng=9, replicate=1)).datacollector.get_model_vars_dataframe()
    assert list(collected.columns) == ["week", *WEEKLY_MEASURES]
    assert list(collected["week"]) == list(range(8))
    for name in WEEKLY_MEASURES:
        assert collected[name].to_numpy().tobytes() == ran.of_all(name)[:, 1].tobytes(), name


def test_groups_and_costs_of_the_last_week_can_be_asked_for() -> None:
    plan = scenario()
    ran = cxsim.run(plan, replicates=1, engine="numpy").recording
    model = finished(ChangeModel(plan))
    sales = ran.groups.index("department:sales")
    assert model.measure("skill", "department:sales") == ran.weekly["skill"][sales, -1, 0]
    assert model.last_week.costs["training"].tolist() == [[10.0]]


def test_the_seed_is_the_scenarios_unless_rng_is_given() -> None:
    assert ChangeModel(scenario()).cfg.seed == 4
    assert ChangeModel(scenario(), rng=np.int64(5)).cfg.seed == 5
    assert ChangeModel().cfg == small_company()
    fresh = ChangeModel(scenario(seed=None))
    again = ChangeModel(scenario(), rng=fresh.cfg.seed)
    assert last_sums(fresh) == last_sums(again)


def test_replicates_differ() -> None:
    one, two = (ChangeModel(scenario(), replicate=number) for number in (0, 1))
    assert last_sums(one) != last_sums(two)


def test_asking_for_agents_and_space_changes_nothing() -> None:
    asked, plain = ChangeModel(scenario()), ChangeModel(scenario())
    asked.agents.shuffle_do("step")
    assert len(asked.grid.agents) == 24
    assert last_sums(asked) == last_sums(plain)


# --- stepping ----------------------------------------------------------------------------------------------------


def test_it_runs_to_the_horizon_and_then_nothing_happens() -> None:
    model = ChangeModel(scenario(), weeks=3)
    assert (model.week, model.running) == (0, True)
    finished(model)
    assert (model.week, model.steps, model.running) == (3, 3, False)
    model.step()
    assert model.week == 3
    assert len(model.datacollector.model_vars["adoption"]) == 3


def test_before_the_first_week_there_is_nothing_to_measure() -> None:
    with pytest.raises(ResultError, match="no week has been run yet"):
        ChangeModel(scenario()).measure("adoption")


# --- what may be given -------------------------------------------------------------------------------------------


def test_a_file_is_read_and_keywords_change_it() -> None:
    path = ROOT / "scenarios" / "training_alone.yaml"
    if not path.is_file():
        pytest.skip("the shipped scenarios are not in this folder")
    model = ChangeModel(path, weeks=80, plan__interventions__training__hours_per_week=2, **{"costs.currency": "USD"})
    changes = {"weeks": 80, "plan.interventions.training.hours_per_week": 2, "costs.currency": "USD"}
    assert model.cfg == with_overrides(cxsim.load_scenario(path), changes)
    assert ChangeModel(str(path)).cfg.weeks == 104


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(InputError) as error:
        ChangeModel(scenario(), rng=-1, replicate=1.5, seed=3, replicates=5, week=3)  # type: ignore[arg-type]
    assert messages(error) == [
        ("replicate", "a whole number from 0 is expected, 1.5 is given"),
        ("replicates", "a model is one replicate: give its number as 'replicate' (from 0)"),
        ("rng", "a whole number from 0 is expected, -1 is given"),
        ("seed", "give the seed as 'rng' (a whole number)"),
        ("week", "there is no 'week'; did you mean 'weeks'?"),
    ]


def test_a_plan_for_a_department_that_does_not_exist_is_refused() -> None:
    plan = {"interventions": [{"type": "training", "target": {"departments": ["claim"]}}]}
    with pytest.raises(InputError, match="claims"):
        ChangeModel(scenario(plan=plan))


def test_a_scenario_that_batch_run_took_apart_is_recognized() -> None:
    with pytest.raises(InputError, match=r"not tuple \(batch_run takes a scenario apart unless it is in a list"):
        ChangeModel(("name", "x"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda model: model.measure("adopton"), "did you mean 'adoption'?"),
        (lambda model: model.measure("adoption", "department:claim"), "did you mean 'department:claims'?"),
        (lambda model: model.values("atitude"), "did you mean 'attitude'?"),
        (lambda model: model.values("skill", "listn"), "did you mean 'listen'?"),
        (lambda model: model.values("attitude", "listen"), "'attitude' has no values by behavior"),
        (lambda model: model.agents[0].remove(), "cannot be removed"),
    ],
)
def test_a_wrong_question_is_answered_with_the_nearest_word(ask: Any, expected: str) -> None:
    model = ChangeModel(scenario())
    model.step()
    with pytest.raises(InputError) as error:
        ask(model)
    assert expected in str(error.value)


def test_a_reporter_of_something_unknown_is_refused() -> None:
    with pytest.raises(InputError, match="an employee has no 'atitude'; did you mean 'attitude'"):
        ChangeModel(scenario(), agent_reporters=("use", "atitude"))


# --- agents ------------------------------------------------------------------------------------------------------


def test_agents_are_made_on_first_request() -> None:
    model = ChangeModel(scenario())
    model.step()
    assert len(model._agents_by_type) == 0
    assert len(model.agents) == 24
    assert model.agent_types == [Employee]
    assert [employee.unique_id for employee in model.employees] == list(range(1, 25))


def test_an_agent_reads_its_row_as_it_is_now() -> None:
    model = ChangeModel(scenario())
    employee = model.employees[5]
    for _ in range(3):
        model.step()
        engine = model.simulation.engine
        assert employee.attitude == engine.column("attitude")[5, 0]
        assert employee.of_behavior("skill", "call_back") == engine.column("skill", 1)[5, 0]
        assert employee.skill == 0.75 * engine.column("skill", 0)[5, 0] + 0.25 * engine.column("skill", 1)[5, 0]
        assert employee.use == 0.5 * (engine.column("use", 0)[5, 0] + engine.column("use", 1)[5, 0])
        assert employee.present is bool(engine.column("present")[5, 0])


def test_an_agent_knows_its_place() -> None:
    model = ChangeModel(scenario())
    people = model.organization
    for row, employee in enumerate(model.employees):
        assert (employee.row, employee.id, employee.level) == (row, people.ids[row], people.level[row])
        assert employee.department == ("claims" if row < 14 else "sales")
        assert employee.team == people.teams[people.team[row]]
        manager = people.manager[row]
        assert employee.manager is (None if manager < 0 else model.employees[manager])


def test_an_agent_cannot_be_written() -> None:
    employee = ChangeModel(scenario()).employees[0]
    for name in ("attitude", "department"):
        with pytest.raises(AttributeError, match=f"'{name}' is read-only"):
            setattr(employee, name, 1.0)
    with pytest.raises(AttributeError, match="did you mean 'attitude'"):
        employee.atitude  # noqa: B018
    assert {"attitude", "use", "department"} <= set(dir(employee))
    with pytest.raises(ValueError, match="read-only"):
        employee.model.values("attitude")[0] = 1.0


def test_mesas_own_questions_agree_with_the_record() -> None:
    model = ChangeModel(scenario())
    vacant = 0
    for _ in range(8):
        model.step()
        present = model.agents.select(lambda employee: employee.present)
        vacant += 24 - len(present)
        assert len(present) == model.measure("people")
        assert len(model.agents.select(lambda employee: employee.present and employee.adopter)) == pytest.approx(
            model.measure("adoption") * len(present))
        for column, measure in {"attitude": "attitude", "use": "use", "skill": "skill", "habit": "habit",
                                "perceived_norm": "perceived_norm", "trust": "trust"}.items():
            assert present.agg(column, np.mean) == pytest.approx(model.measure(measure), rel=1e-6), column
    assert vacant > 0
    groups = present.groupby("department")
    assert {name: len(group) for name, group in groups} == {
        name: model.measure("people", f"department:{name}") for name in ("claims", "sales")}
    assert groups.agg("skill", np.mean)["claims"] == pytest.approx(
        model.measure("skill", "department:claims"), rel=1e-6)


def test_agent_reporters_note_every_employee_every_week() -> None:
    model = finished(ChangeModel(scenario(), weeks=3, agent_reporters=("attitude", "department")))
    noted = model.datacollector.get_agent_vars_dataframe()
    assert noted.shape == (3 * 24, 2)
    assert noted.xs(3, level="Step")["attitude"].tolist() == model.values("attitude").tolist()
    named = ChangeModel(scenario(), weeks=1, agent_reporters={"A": "attitude", "twice": lambda one: 2 * one.attitude})
    frame = finished(named).datacollector.get_agent_vars_dataframe()
    assert (frame["twice"] == 2 * frame["A"]).all()


# --- space -------------------------------------------------------------------------------------------------------


def test_the_grid_holds_the_ties_of_all_layers() -> None:
    model = ChangeModel(scenario())
    ties = {
        frozenset(pair) for layer in model.organization.layers.values()
        for pair in zip(layer.sources.tolist(), layer.targets.tolist(), strict=True)
    }
    assert isinstance(model.grid, mesa.space.NetworkGrid)
    assert {frozenset(pair) for pair in model.grid.G.edges()} == ties
    assert list(model.grid.G) == list(range(24))
    assert [employee.pos for employee in model.employees] == list(range(24))
    contacts = {row for pair in ties if 7 in pair for row in pair} - {7}
    assert {employee.row for employee in model.grid.get_neighbors(7)} == contacts
    assert model.grid is model.grid


def test_mesas_drawing_draws_it() -> None:
    drawing = pytest.importorskip("mesa.visualization.mpl_space_drawing", reason="needs the drawing extras of Mesa")
    components = pytest.importorskip("mesa.visualization.components")
    pyplot = pytest.importorskip("matplotlib.pyplot")
    model = ChangeModel(scenario())
    axes = drawing.draw_space(
        model.grid, lambda one: components.AgentPortrayalStyle(color="red" if one.department == "sales" else "blue"))
    (points,) = [drawn for drawn in axes.collections if hasattr(drawn, "get_sizes")]
    (lines,) = [drawn for drawn in axes.collections if drawn is not points]
    assert len({tuple(place) for place in points.get_offsets()}) == 24
    assert [tuple(color[:3]) for color in points.get_facecolors()] == [(0, 0, 1)] * 14 + [(1, 0, 0)] * 10
    assert len(lines.get_segments()) == len(model.grid.G.edges())
    pyplot.close("all")


# --- batches -----------------------------------------------------------------------------------------------------


def batch(parameters: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = mesa.batch_run(ChangeModel, parameters, display_progress=False, **more)
    return rows


def test_batch_run_sweeps_replicates_and_changes() -> None:
    plan = scenario()
    hours = "plan__interventions__training__hours_per_week"
    rows = batch({"cfg": [plan], "replicate": range(2), hours: [0, 4]})
    assert [(row["replicate"], row[hours], row["week"]) for row in rows] == [
        (0, 0, 7), (0, 4, 7), (1, 0, 7), (1, 4, 7)]
    for row in rows:
        alone = cxsim.run(with_overrides(plan, {hours.replace("__", "."): row[hours]}), replicates=2, engine="numpy")
        assert row["skill"] == alone.recording.of_all("skill")[-1, row["replicate"]]


def test_batch_run_stops_at_the_horizon_and_every_week_can_be_had() -> None:
    rows = batch({"cfg": [scenario()]}, data_collection_period=1)
    assert [row["week"] for row in rows] == list(range(8))


def test_batch_run_pairs_a_week_with_the_agents_of_that_week() -> None:
    noted = {"own": "attitude", "there": "present"}
    rows = batch({"cfg": [scenario()], "agent_reporters": [noted]}, data_collection_period=3)
    assert [week for week, _ in groupby(row["week"] for row in rows)] == ([0, 3, 6, 7] if IN_MESA_3_3 else [0, 3, 6])
    for _, of_week in groupby(rows, lambda row: row["week"]):
        there = [row for row in of_week if row["there"]]
        assert np.mean([row["own"] for row in there]) == pytest.approx(there[0]["attitude"], rel=1e-9)


def test_batch_run_passes_seeds() -> None:
    rows = batch({"cfg": [scenario()], "rng": [5, 6]}) if IN_MESA_3_3 else batch({"cfg": [scenario()]}, rng=[5, 6])
    expected = [cxsim.run(scenario(), replicates=1, seed=seed, engine="numpy").recording for seed in (5, 6)]
    assert [row["attitude"] for row in rows] == [one.of_all("attitude")[-1, 0] for one in expected]


def test_what_other_processes_need_can_be_sent_to_them() -> None:
    model_class, sent = pickle.loads(pickle.dumps((ChangeModel, scenario())))
    assert model_class is ChangeModel
    here, there = (last_sums(ChangeModel(plan)) for plan in (scenario(), sent))
    assert here == there


# --- the how-to --------------------------------------------------------------------------------------------------

HOW_TO = ROOT / "docs" / "mesa.md"
EXAMPLES = re.findall(r"^```py\n(.*?)^```$", HOW_TO.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_how_to_has_its_examples() -> None:
    assert len(EXAMPLES) == 4


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_of_the_how_to_runs(
    example: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(example, str(HOW_TO), "exec"), {})
    assert capsys.readouterr().out


# --- nothing left behind -----------------------------------------------------------------------------------------


def test_a_model_that_nobody_holds_is_freed_with_its_agents() -> None:
    model = finished(ChangeModel(scenario(), weeks=2, agent_reporters="attitude"))
    assert len(model.grid.agents) == len(model.agents) == 24
    traces = [weakref.ref(model), weakref.ref(model.employees[0]), weakref.ref(model.simulation)]
    del model
    gc.collect()
    assert [trace() for trace in traces] == [None, None, None]


def run_afresh(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_leaves_the_start_method_as_it_was() -> None:
    shown = run_afresh(
        "import multiprocessing as m, sys, cxsim\n"
        "assert 'mesa' not in sys.modules\n"
        "cxsim.ChangeModel\n"
        "assert 'mesa' in sys.modules\n"
        "print(m.get_start_method(allow_none=True))\n"
    )
    assert shown == "None\n"


def test_a_start_method_that_somebody_chose_is_kept() -> None:
    other = "forkserver" if sys.platform != "win32" else "spawn"
    code = f"import multiprocessing as m, cxsim\nm.set_start_method('{other}')\ncxsim.ChangeModel\n"
    assert run_afresh(code + "print(m.get_start_method())") == f"{other}\n"
