"""The benchmarks compare like with like: all forms of a piece of work leave the same outcome; no goal is left out."""

from __future__ import annotations

import json
import sys
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from benchmarks.threshold_work import ThresholdWork

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning:mesa")


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The benchmarks are beside the package, not in it."""
    if not (ROOT / "benchmarks").is_dir():
        pytest.skip("the benchmarks are not part of this installation")
    monkeypatch.syspath_prepend(str(ROOT))


def runs(noisy: bool) -> dict[str, np.ndarray]:
    """Adoption by week and replicate of the forms that need nothing beside cxsim."""
    from benchmarks.cxsim_form import run_cxsim, simulation_of
    from benchmarks.list_form import as_lists, run_lists
    from benchmarks.mesa_form import NetworkModel, TwoStageModel, run_mesa

    work, replicates = small_work(noisy), range(8)
    return {
        "network": np.array([run_mesa(NetworkModel(work, number), work.weeks) for number in replicates]).T,
        "stages": np.array([run_mesa(TwoStageModel(work, number), work.weeks) for number in replicates]).T,
        "lists": np.array([run_lists(as_lists(work, number), work.weeks) for number in replicates]).T,
        "numpy": run_cxsim(simulation_of(work, replicates, "numpy")),
        "compiled": run_cxsim(simulation_of(work, replicates, "compiled")),
    }


def small_work(noisy: bool) -> ThresholdWork:
    """Few people, many of whom start with it."""
    from benchmarks.threshold_work import ThresholdWork

    return ThresholdWork(people=200, weeks=60, first_share=0.1, noisy=noisy)


def test_without_noise_all_forms_of_the_simple_work_do_the_same_every_week() -> None:
    adoption = runs(noisy=False)
    assert adoption["lists"][0].min() >= 0.1
    assert adoption["lists"][-1].mean() > adoption["lists"][0].mean()
    for form in ("stages", "numpy", "compiled"):
        np.testing.assert_allclose(adoption[form], adoption["lists"], rtol=0, atol=1e-12, err_msg=form)
    # One after the other is quicker on the way and ends in the same place, because nobody stops.
    assert np.all(adoption["network"] >= adoption["lists"] - 1e-12)
    np.testing.assert_allclose(adoption["network"][-1], adoption["lists"][-1], rtol=0, atol=1e-12)


def test_with_noise_the_engines_agree_and_mesa_agrees_with_the_lists() -> None:
    adoption = runs(noisy=True)
    np.testing.assert_array_equal(adoption["numpy"], adoption["compiled"])
    np.testing.assert_allclose(adoption["stages"], adoption["lists"], rtol=0, atol=1e-12)
    gained = adoption["compiled"][-1] - runs(noisy=False)["compiled"][-1]
    assert gained.min() >= 0.0
    assert gained.mean() > 0.0


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("noisy", [False, True])
def test_the_hand_written_kernel_draws_the_same_numbers_and_leaves_the_same_adoption(noisy: bool) -> None:
    pytest.importorskip("numba")
    from benchmarks.cxsim_form import run_cxsim, simulation_of
    from benchmarks.kernel_form import REPLICATES, prepared

    work = small_work(noisy)
    expected = run_cxsim(simulation_of(work, range(REPLICATES), "numpy"))
    np.testing.assert_array_equal(prepared(work)(), expected)


@pytest.mark.filterwarnings("ignore")
def test_starsim_does_the_same_every_week_without_noise_and_more_with_it() -> None:
    pytest.importorskip("starsim")
    from benchmarks.list_form import as_lists, run_lists
    from benchmarks.starsim_form import prepared

    plain = small_work(noisy=False)
    for number in range(3):
        np.testing.assert_allclose(
            prepared(plain, number)(), run_lists(as_lists(plain, number), plain.weeks), rtol=0, atol=1e-12)
    noisy = [prepared(small_work(noisy=True), number)()[-1] for number in range(3)]
    assert sum(noisy) > sum(prepared(plain, number)()[-1] for number in range(3))


def test_the_noise_is_the_same_number_in_the_mechanism_and_elsewhere() -> None:
    from benchmarks.cxsim_form import without_a_reason
    from benchmarks.threshold_work import NOISE

    assert without_a_reason(0.0, NOISE * 0.999) == 1.0
    assert without_a_reason(0.0, NOISE) == 0.0


def test_final_adoption_of_cxsim_is_that_of_the_lists_within_chance() -> None:
    from benchmarks.part_simple import agreement
    from benchmarks.threshold_work import ThresholdWork

    values = {figure.name: figure.value for figure in agreement(ThresholdWork(people=200, weeks=40), 64)}
    assert values["their difference"] < 3.0
    assert values["p of one distribution"] > 0.001
    assert values["final adoption on lists, 200 people"] > 0.02


def test_the_floor_is_the_time_of_the_operations_for_eight_lanes() -> None:
    from benchmarks.vector_peak import floor, peak

    assert floor(5.0, operations=800) == 20.0
    assert peak(turns=1000) > 0.0


def test_the_everyday_job_is_a_thousand_people_in_four_readable_scenarios(tmp_path: Path) -> None:
    import cxsim
    from benchmarks.everyday import write_scenarios

    scenarios = [cxsim.load_scenario(file) for file in write_scenarios(ROOT, tmp_path).values()]
    assert len({scenario.name for scenario in scenarios}) == 4
    assert [len(scenario.plan.interventions) > 0 for scenario in scenarios] == [False, True, True, True]
    for scenario in scenarios:
        assert scenario.organization.generate is not None
        assert sum(department.size for department in scenario.organization.generate.departments) == 1000
    begun = [scenario.model_copy(update={"weeks": 12, "target": None}) for scenario in scenarios]
    comparison = cxsim.compare(begun, replicates=2, engine="numpy", workers=2)
    alone = cxsim.compare(begun, replicates=2, engine="numpy", workers=1)
    for two, one in zip(comparison.results, alone.results, strict=True):
        np.testing.assert_array_equal(two.recording.weekly["adoption"], one.recording.weekly["adoption"])


def test_a_job_tells_processor_time_and_person_weeks_of_its_compiled_weeks() -> None:
    from benchmarks.job import Stopwatch

    def engine(people: int) -> SimpleNamespace:
        return SimpleNamespace(world=SimpleNamespace(organization=SimpleNamespace(size=people)))

    watch = Stopwatch(lambda engine, week: np.zeros((2, 5, 3)))
    assert watch.step(engine(10), 4).shape == (2, 5, 3)
    watch.step(engine(20), 5)
    first = watch.read()
    assert first["person_weeks"] == 90
    assert first["kernel"] >= 0.0
    assert watch.read() == {"kernel": 0, "person_weeks": 0}


def test_tables_show_medians_ranges_and_why_a_figure_is_missing() -> None:
    from benchmarks.figures import HEAD, Figure, cells, markdown_table, missing, ratio, text_table

    figures = [Figure("time", (12.0, 10.0, 17.0), "s"), ratio("ratio", [500.0, 600.0], [2.0, 3.0]),
               missing("old", "no git")]
    rows = [cells(figure) for figure in figures]
    assert text_table("Title", HEAD, rows).splitlines() == [
        "Title",
        "  figure  median  unit  range         note",
        "  time    12.0    s     10.0 to 17.0",
        "  ratio   225     x     200 to 250",
        "  old     -                           no git",
    ]
    assert markdown_table("Title", HEAD, rows).splitlines()[-1] == "| old | - |  |  | no git |"


def test_a_goal_is_met_or_missed_on_the_processor_at_hand() -> None:
    from benchmarks.figures import Figure, missing
    from benchmarks.goals import GOALS, verdicts

    figures = {"week": [Figure("times as fast as d72140f", (1.2,), "x"), missing("kernel over floor", "no peak")]}
    wide = {row[0]: row[1:] for row in verdicts(figures, wide=True)}
    narrow = {row[0]: row[1:] for row in verdicts(figures, wide=False)}
    assert len(wide) == len(GOALS)
    assert wide["week kernel, times as fast as d72140f"] == ("at least 1.30", "1.20", "MISSED")
    assert narrow["week kernel, times as fast as d72140f"] == ("at least 1.15", "1.20", "met")
    assert wide["week kernel over its arithmetic floor"] == ("at most 3.00", "-", "not measured: no peak")
    assert wide["two threads against one"][2] == "not measured: everyday did not run"
    small = verdicts(figures, wide=True, quick=True)
    assert {row[-1] for row in small if row[2] != "-"} == {"not told: small size"}


def test_rows_say_what_is_not_installed_and_keep_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from benchmarks import old_code, part_simple
    from benchmarks.goals import GOALS

    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    alone = [name for name in part_simple.forms(small_work(noisy=True), count()) if not part_simple.lacking(name)]
    assert "starsim" not in alone
    figures = {figure.name: figure for figure in part_simple.table({name: [10.0] for name in alone})}
    assert figures["times as fast as starsim"].note == "starsim is not installed"
    assert figures["times as slow as the hand-written kernel"].note == "numba is not installed"
    assert figures["times as fast as Mesa, network example"].value == 1.0
    assert {goal.figure for goal in GOALS if goal.part == "simple"} <= set(figures)
    assert old_code.why_not() == "numba is not installed, which the old code needs"


def test_without_the_old_commit_there_is_no_old_code(monkeypatch: pytest.MonkeyPatch) -> None:
    from benchmarks import old_code

    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)
    monkeypatch.setattr(old_code, "COMMIT", "0" * 40)
    assert old_code.why_not() in {f"git does not have {'0' * 40} here", "there is no git here"}
    with old_code.old_code() as folder:
        assert folder is None


@pytest.mark.slow
def test_a_quick_run_has_a_figure_for_every_goal_or_says_why_not(tmp_path: Path) -> None:
    """Two minutes: all parts at small sizes."""
    from benchmarks.__main__ import PARTS
    from benchmarks.goals import GOALS
    from benchmarks.measuring import process

    results = tmp_path / "results.json"
    process(["-m", "benchmarks", "--quick", "--results", str(results)])
    run = json.loads(results.read_text("utf-8"))
    figures = {part: {figure["name"]: figure for figure in found} for part, found in run["figures"].items()}
    assert list(figures) == list(PARTS)
    assert [row[0] for row in run["goals"]] == [goal.name for goal in GOALS]
    for goal in GOALS:
        figure = figures[goal.part][goal.figure]
        assert figure["values"] or figure["note"], goal.name


def test_a_document_keeps_what_stands_around_its_figures(tmp_path: Path) -> None:
    from benchmarks.document import BEGIN, END, write_document

    document = tmp_path / "performance.md"
    document.write_text(f"before\n{BEGIN}\nold figures\n{END}\nafter\n", "utf-8")
    for _ in range(2):
        write_document(document, "a machine", ["| time | 1.00 | s |"])
    text = document.read_text("utf-8")
    assert text.startswith(f"before\n{BEGIN}\n\na machine\n") and text.endswith(f"{END}\nafter\n")
    assert text.count("| time | 1.00 | s |") == 1
    assert "old figures" not in text


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    from benchmarks.__main__ import arguments_of

    with pytest.raises(SystemExit) as refused:
        arguments_of(["everday"])
    assert refused.value.code == 2
    assert "no part is called 'everday'" in capsys.readouterr().err
    assert "benchmarks" in sys.modules


def test_only_a_whole_run_is_written_into_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    from benchmarks.__main__ import arguments_of

    for words in (["--quick", "--write-docs"], ["week", "--write-docs"]):
        with pytest.raises(SystemExit):
            arguments_of(words)
        assert "only a whole run belongs into the document" in capsys.readouterr().err
