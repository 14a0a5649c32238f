"""The part of the page that a board reads: recommendation, risks, costs and worth."""

import dataclasses
import html
import re

import numpy as np
import pytest

from cxsim.analysis.compare import Comparison
from cxsim.analysis.comparison_data import Survival
from cxsim.analysis.indicators import EarlySign
from cxsim.report.build import build_report
from cxsim.report.decision import (
    cost_lines,
    pair_lines,
    risk_lines,
    sign_words,
    size_words,
)
from cxsim.report.page import report_html
from cxsim.results.measures import compute
from cxsim.results.value import Rates, reference_series
from cxsim.streams import employee_keys, uniforms
from cxsim.testing.recordings import result_from, synthetic_recording

REPLICATES = 100
RATES = {"adopter_week": 400.0, "customer_index_point_week": 0.0}


def words(page):
    body = re.sub(r"<style.*?</style>|<svg.*?</svg>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).replace("\N{NO-BREAK SPACE}", " ").split())


def chance(name):
    return uniforms(2, "tests", employee_keys([name])[:, None], 0, np.arange(REPLICATES)[None, :])[0]


@pytest.fixture(scope="module")
def comparison():
    nothing = synthetic_recording(final=0.0, replicates=REPLICATES)
    support = chance("support")

    def plan(name, final, gain):
        recording = synthetic_recording(final=final, replicates=REPLICATES) if final else nothing
        weekly = {**recording.weekly, "adoption": recording.weekly["adoption"] * (1.0 + gain)}
        recording = dataclasses.replace(recording, weekly=weekly)
        result = result_from(name, recording, nothing, target=(0.5, 80), last_intervention_week=50)
        rates = Rates(**RATES)
        measures = compute(recording, nothing, last_intervention_week=50, target=(0.5, 80), rates=rates)
        return dataclasses.replace(
            result, measures=measures, reference=reference_series(nothing), parameters={"manager_support": support},
            manifest={**result.manifest, "value": RATES})

    return Comparison.of([
        plan("Do nothing", 0.0, 0.0), plan("Committee", 0.6, support - 0.55), plan("Mandate", 0.5, 0.0),
    ])


@pytest.fixture(scope="module")
def page(comparison):
    survived = (Survival("adoption_rule", "bass", "Committee", ("Mandate",), "Mandate", 0.9),)
    return report_html(build_report(dataclasses.replace(comparison, survivals=survived)))


def test_the_page_says_what_to_choose_and_what_would_overturn_it(page):
    text = words(page)
    assert "'Committee' is recommended on net value" in text
    assert "Any of these alone would overturn it: manager support below" in text
    assert "under adoption rule 'bass', 'Mandate' is clearly better" in text
    assert "Cannot be told apart from" in text


def test_risks_stand_with_their_likelihood_size_and_early_sign(comparison, page):
    lines = {line.title: line for line in risk_lines(comparison)}
    likelihood, size, _ = lines["The target is missed"].cells[0]
    assert (likelihood, size) == ("in all 100 futures (96 to 100)", "50 points")
    assert "What may go wrong" in words(page)
    assert "Customers are harmed" not in lines


def test_early_signs_of_the_appendix_say_how_often_they_are_right():
    assert sign_words(None) == ""
    assert sign_words(EarlySign("habit", True, 0.335, 44, 0.94, 0.53)) == (
        "early sign, week 44: habit at or below 0.335 (seen in 94 of 100 bad futures, in 53 of 100 good ones)")


def test_every_pair_of_plans_is_counted_future_by_future(comparison):
    lines = dict(pair_lines(comparison))
    names = list(lines)
    assert [cells[place] for place, cells in enumerate(lines.values())] == ["–"] * len(names)
    rows = comparison.pairs()
    assert len(rows[rows["measure"] == "adoption_end"]) == len(names) * (len(names) - 1) // 2
    row = rows[rows["measure"] == "adoption_end"].iloc[0]
    found = comparison.between(row["scenario"], row["other"], "adoption_end")
    assert row["probability_better"] == found.probability_better
    assert row["low"] < found.low < found.high < row["high"]


def test_sizes_are_said_in_their_units():
    assert size_words(0.163, "share") == "16 points"
    assert size_words(0.163, "share of doing nothing") == "16 % of output"
    assert size_words(2.04, "people") == "2.0 people"
    assert size_words(1234567.0, "EUR") == "1,230,000 EUR"


def test_costs_are_told_by_intervention_with_consequences_last(comparison, page):
    assert [item for item, _ in cost_lines(comparison)] == ["training", "lost output", "replacement"]
    assert cost_lines(comparison)[0][1][0] == "–"
    assert "is worth" in words(page)


def test_missing_replicates_stand_above_everything(comparison):
    def damaged(result):
        adoption = result.recording.weekly["adoption"].copy()
        adoption[:, :, 0] = np.nan
        recording = dataclasses.replace(result.recording, weekly={**result.recording.weekly, "adoption": adoption})
        return dataclasses.replace(result, recording=recording, measures=compute(recording))

    results = [damaged(comparison["Committee"]), comparison["Mandate"]]
    text = words(report_html(build_report(Comparison.of(results, allow_missing=True))))
    assert text.index("Replicates are missing or failed: 1 of 100 in 'Committee'") < text.index("How certain is this?")


def test_one_plan_alone_is_not_recommended(comparison):
    text = words(report_html(build_report(Comparison.of([comparison["Committee"]]))))
    assert "What to choose" not in text
    assert "Release" not in text
    assert "What may go wrong" in text
