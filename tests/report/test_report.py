"""The report: one file, plain words, every name only ever text."""

import html
import json
import re

import numpy as np
import pytest

from cxsim.analysis.compare import Comparison
from cxsim.errors import OutputError, ResultError
from cxsim.report.build import build_report
from cxsim.report.content import assumptions, intervention_words, target_lines, where_people_stand
from cxsim.report.page import report_html
from cxsim.report.write import write_comparison, write_result
from cxsim.testing.recordings import recording_from, result_from, synthetic_recording

FILES = [
    "adoption.png", "costs.csv", "differences.csv", "first_90_days.csv", "funnel.csv", "load.csv",
    "manifest.json", "pairs.csv", "ranking.csv", "report.html", "report.json", "risk.csv",
    "robustness.csv", "summary.csv", "weekly.parquet", "weekly_groups.parquet",
]
# What a lone plan without costs lacks.
COMPARED = ("differences.csv", "first_90_days.csv", "pairs.csv", "ranking.csv", "robustness.csv")
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; alert(1); //",
    "</style><script>alert(1)</script>",
    "--><svg onload=alert(1)>",
    "{{ 7 * 7 }}",
    "javascript:alert(1)",
)


def plan(name, *levels, **about):
    return result_from(name, recording_from({"adoption": np.tile(levels, (10, 1))}), **about)


def words(page):
    body = re.sub(r"<style.*?</style>|<svg.*?</svg>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.fixture(scope="module")
def comparison():
    nothing = synthetic_recording(final=0.0, replicates=20, holds="unwilling")
    return Comparison.of([
        result_from("Do nothing", nothing, nothing, notes=("12 ties were generated",)),
        result_from("Training", synthetic_recording(final=0.5, replicates=20), nothing, description="Two days each.",
                    notes=("12 ties were generated", "costs were not given"), last_intervention_week=23,
                    interventions=[{"name": "course", "type": "training", "start_week": 4, "weeks": 20}]),
    ])


def test_a_comparison_writes_all_its_files_and_their_hashes(comparison, tmp_path):
    folder = write_comparison(comparison, tmp_path / "out")
    assert sorted(path.name for path in folder.iterdir()) == FILES
    manifest = json.loads((folder / "manifest.json").read_text())
    assert sorted(manifest["files"]) == sorted(set(FILES) - {"manifest.json"})
    assert manifest["baseline"] == "Do nothing"
    assert [scenario["scenario"] for scenario in manifest["scenarios"]] == ["Do nothing", "Training"]


def test_the_page_answers_in_plain_words(comparison):
    said = words(report_html(build_report(comparison)))
    assert "Release 40,000 EUR for “Training”, starting in week 4" in said
    assert "With “Training”, 50 % of people are adopters at the end" in said
    assert "It beats “Do nothing” in 20 of 20 futures." in said
    assert "2 plans in one organization of 400 people, 104 weeks, 20 simulated futures per plan" in said
    assert "Do nothing: Adoption hardly moves" in said
    assert "are unwilling: conviction, habit, colleagues and pressure together are too weak" in said
    assert "Ranges such as \"51 to 70 %\" hold 90 of 100 futures. They reflect chance (who is ready when" in said
    assert "Two days each." in said
    assert "Where people stand at the end" in said
    assert "course (training), from week 4 for 20 weeks" in said
    assert "Not a forecast." in said
    assert "Not for decisions about named persons." in said
    assert "seed 1, 20 replicates, 104 weeks" in said
    assert "generated" not in said.split("seed 1")[-1]


def test_the_page_asks_nothing_of_any_network_and_runs_nothing(comparison):
    page = report_html(build_report(comparison))
    assert "<script" not in page
    assert "@import" not in page
    assert not re.search(r"(?:src|href)\s*=\s*[\"'](?!#)", page)
    assert not re.search(r"url\((?!#)", page)
    assert "default-src 'none'" in page


def test_the_same_results_give_the_same_page(comparison):
    assert report_html(build_report(comparison)) == report_html(build_report(comparison))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_any_text_is_shown_and_never_run(payload):
    intervention = {"name": payload, "type": payload, "target": payload, "start_week": 0, "weeks": 1}
    results = [
        plan(f"{payload} {number}", 0.0, 0.5, description=payload, notes=(payload,), interventions=[intervention])
        for number in (1, 2)
    ]
    page = report_html(build_report(Comparison.of(results)))
    markup = re.sub(r"<svg(?: [a-z:A-Z-]+=\"[^\"<>]*\")*>", "", page)
    assert "<script" not in page
    assert "<img" not in page
    assert "<svg" not in markup, "only pictures open an svg element"
    assert page.count("</style>") == 1 + page.count("<svg")
    assert payload in words(page)


def test_ties_are_said_as_ties():
    said = words(report_html(build_report(Comparison.of([plan("A", 0.2, 0.4), plan("B", 0.2, 0.4)]))))
    assert "There is nothing to choose between 'A' and 'B': they never differ in adoption at the end" in said


def test_absent_values_are_called_absent():
    said = words(report_html(build_report(Comparison.of([plan("A", 0.0, 0.0), plan("B", 0.0, 0.4)]))))
    assert "absent in 1 of 2 futures" in said


def test_notes_that_hold_for_all_plans_are_said_once(comparison):
    found = dict(assumptions(comparison))
    assert "12 ties were generated" in found[""]
    assert "costs were not given" in found["Training"]
    assert all("12 ties" not in note for name, notes in found.items() if name for note in notes)


def test_the_target_is_told_only_where_a_scenario_states_one():
    with_target = result_from("A", recording_from({"adoption": np.tile([0.2, 0.6], (10, 1))}), target=(0.5, 8))
    assert target_lines(Comparison.of([with_target, plan("B", 0.9, 0.9)])) == [
        "'A' has 50 % adopters in week 8 in 1 of 2 futures.",
    ]


def test_where_people_stand_is_the_mean_of_the_last_weeks():
    unable = np.zeros((10, 2))
    unable[-4:] = [0.2, 0.6]
    result = result_from("A", recording_from({"adoption": np.full((10, 2), 0.6), "unable": unable}))
    assert [(cell.column, cell.main) for cell in where_people_stand(Comparison.of([result]))[0].cells] == [
        ("Adopters", "60 %"), ("Unable", "40 %"), ("Hindered", "0 %"), ("Unwilling", "0 %"), ("Unaware", "0 %"),
        ("Relapsed", "0 %"),
    ]


def test_an_intervention_in_words():
    assert intervention_words({"name": "training", "type": "training", "start_week": 2, "weeks": None}) == (
        "training, from week 2 to the end"
    )
    assert intervention_words({"name": "IT course", "type": "tool_rollout", "start_week": 0, "weeks": 1,
                               "target": "department claims"}) == (
        "IT course (tool rollout), for department claims, from week 0 for 1 week"
    )


def test_one_result_has_a_report_of_its_own_even_with_one_replicate(tmp_path):
    folder = write_result(plan("only", 0.5), tmp_path / "out")
    assert sorted(path.name for path in folder.iterdir()) == [name for name in FILES if name not in COMPARED]
    assert "With “only”, 50 % of people are adopters" in words((folder / "report.html").read_text(encoding="utf-8"))


def test_one_replicate_cannot_be_compared_and_leaves_no_folder(tmp_path):
    with pytest.raises(ResultError, match="at least 2 replicates"):
        write_comparison(Comparison.of([plan("A", 0.1), plan("B", 0.2)]), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_earlier_reports_are_replaced_only_with_force(comparison, tmp_path):
    write_comparison(comparison, tmp_path / "out")
    with pytest.raises(OutputError, match="holds earlier results"):
        write_comparison(comparison, tmp_path / "out")
    write_comparison(comparison, tmp_path / "out", force=True)
