"""The benchmarks compare like with like: every form of a piece of work leaves the same outcome. Nothing is timed."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning:mesa")


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The benchmarks are beside the package, not in it."""
    if not (ROOT / "benchmarks").is_dir():
        pytest.skip("the benchmarks are not part of this installation")
    monkeypatch.syspath_prepend(str(ROOT))


def runs(noisy: bool) -> dict[str, np.ndarray]:
    """Adoption by week and replicate of the five forms."""
    from benchmarks.cxsim_form import run_cxsim, simulation_of
    from benchmarks.list_form import as_lists, run_lists
    from benchmarks.mesa_form import NetworkModel, TwoStageModel, run_mesa
    from benchmarks.threshold_work import ThresholdWork

    work, replicates = ThresholdWork(people=200, weeks=60, first_share=0.1, noisy=noisy), range(8)
    return {
        "network": np.array([run_mesa(NetworkModel(work, number), work.weeks) for number in replicates]).T,
        "stages": np.array([run_mesa(TwoStageModel(work, number), work.weeks) for number in replicates]).T,
        "lists": np.array([run_lists(as_lists(work, number), work.weeks) for number in replicates]).T,
        "numpy": run_cxsim(simulation_of(work, replicates, "numpy")),
        "compiled": run_cxsim(simulation_of(work, replicates, "compiled")),
    }


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


def test_the_noise_is_the_same_number_in_the_mechanism_and_elsewhere() -> None:
    from benchmarks.cxsim_form import without_a_reason
    from benchmarks.threshold_work import NOISE

    assert without_a_reason(0.0, NOISE * 0.999) == 1.0
    assert without_a_reason(0.0, NOISE) == 0.0


def test_final_adoption_of_cxsim_is_that_of_the_lists_within_chance() -> None:
    from benchmarks.part_threshold import agreement
    from benchmarks.threshold_work import ThresholdWork

    figures = {figure.name: figure for figure in agreement(ThresholdWork(people=200, weeks=40), 64)}
    assert [name for name, figure in figures.items() if figure.reached is False] == []
    assert figures["final adoption on lists, 200 people"].value > 0.02


def test_timing_the_phases_changes_no_outcome() -> None:
    from benchmarks.cxsim_form import simulation_of
    from benchmarks.phase_shares import timed_simulation
    from benchmarks.threshold_work import ThresholdWork

    plain = simulation_of(ThresholdWork(people=100, weeks=10), range(8), "numpy")
    simulation, cycles = timed_simulation(plain.world, plain.initial)
    simulation.run()
    plain.run()
    np.testing.assert_array_equal(simulation.sums, plain.sums)
    taken = cycles()
    assert list(taken) == [
        "forces", "exposure", "at_a_threshold", "draw_use", "without_a_reason", "use_mean", "record"
    ]
    assert taken["exposure"] > 0.0


def test_the_everyday_job_is_a_thousand_people_in_four_readable_scenarios(tmp_path: Path) -> None:
    import cxsim
    from benchmarks.part_everyday import write_scenarios

    scenarios = [cxsim.load_scenario(file) for file in write_scenarios(tmp_path)]
    assert len({scenario.name for scenario in scenarios}) == 4
    assert [len(scenario.plan.interventions) > 0 for scenario in scenarios] == [False, True, True, True]
    for scenario in scenarios:
        assert scenario.organization.generate is not None
        assert sum(department.size for department in scenario.organization.generate.departments) == 1000
    comparison = cxsim.compare(scenarios, replicates=2, engine="numpy", workers=2)
    alone = cxsim.compare(scenarios, replicates=2, engine="numpy", workers=1)
    for two, one in zip(comparison.results, alone.results, strict=True):
        np.testing.assert_array_equal(two.recording.weekly["adoption"], one.recording.weekly["adoption"])


def test_tables_tell_which_goals_are_reached() -> None:
    from benchmarks.figures import Figure, markdown_table, text_table

    figures = [Figure("ratio", 250.0, "x", "at least", 200), Figure("time", 12.0, "s", "at most", 10),
               Figure("memory", 0.5, "MB")]
    assert text_table("Title", figures).splitlines() == [
        "Title",
        "  ratio           250 x      at least 200: reached",
        "  time           12.0 s      at most 10.0: MISSED",
        "  memory         0.50 MB",
    ]
    assert markdown_table("Title", figures).splitlines()[-1] == "| memory | 0.50 | MB |  |"


def test_a_document_keeps_what_stands_around_its_figures(tmp_path: Path) -> None:
    from benchmarks.document import BEGIN, END, write_document
    from benchmarks.figures import Figure

    document = tmp_path / "performance.md"
    document.write_text(f"before\n{BEGIN}\nold figures\n{END}\nafter\n", "utf-8")
    for _ in range(2):
        write_document(document, "a machine", {"Title": [Figure("time", 1.0, "s")]})
    text = document.read_text("utf-8")
    assert text.startswith(f"before\n{BEGIN}\n") and text.endswith(f"{END}\nafter\n")
    assert text.count("| time | 1.00 | s |") == 1
    assert "old figures" not in text


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    from benchmarks.__main__ import arguments_of

    with pytest.raises(SystemExit) as refused:
        arguments_of(["everday"])
    assert refused.value.code == 2
    assert "no part is called 'everday'" in capsys.readouterr().err
    assert "benchmarks" in sys.modules
