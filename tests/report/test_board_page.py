"""The report of the shipped plans as a board reads it: short, in plain words, the same in every form."""

import re
from pathlib import Path

import pytest

from cxsim.report.build import build_report
from cxsim.report.document import report_from_json, report_json
from cxsim.scenario.loading.load import load_scenario
from cxsim.studies.comparing import compare

SCENARIOS = Path(__file__).parents[2] / "scenarios"
PLANS = ("do_nothing", "training_alone", "combined_at_the_same_price")
# What a board never sees before the appendix: names of files and of the model, hashes, and counts with a fraction.
NOT_FOR_A_BOARD = re.compile(r"\w_\w|\.(?:csv|json|yaml|parquet)\b|[0-9a-f]{12,}|\d\.\d+ of \d+ futures|tie counts")


@pytest.fixture(scope="module")
def report():
    return build_report(compare([load_scenario(SCENARIOS / f"{name}.yaml") for name in PLANS], replicates=20, seed=1))


def brief_texts(brief):
    risks = [text for risk in brief.risks for text in (risk.chance, risk.words, risk.sign)]
    return [brief.occasion, brief.decision, brief.lead, brief.how_sure, brief.would_change, *brief.cautions, *risks,
            *brief.first_week]


def table_texts(table):
    return [] if table is None else [*table.columns, *(cell for row in table.rows for cell in row), table.caption]


def shown_texts(section):
    """What is read without opening a table behind a picture."""
    return [section.title, section.takeaway, *section.notes, *(table_texts(section.table) if not section.chart else [])]


def count(texts):
    return sum(len(text.split()) for text in texts)


def test_the_first_page_has_at_most_180_words(report):
    assert 60 < count(brief_texts(report.brief)) <= 180


def test_the_body_has_at_most_1500_words(report):
    assert 400 < sum(count(shown_texts(section)) for section in report.sections) <= 1500


def test_every_section_has_a_finding_a_takeaway_and_a_picture_or_a_table(report):
    for section in report.sections:
        assert section.title
        assert section.takeaway.endswith((".", "!"))
        assert section.chart or section.table, section.key
    keys = [section.key for section in report.sections]
    assert len(set(keys)) == len(keys)
    assert {"difference", "milestones", "timeline", "load", "forces", "funnel", "why", "risks", "benefit", "price",
            "first_90_days"} <= set(keys)


def test_nothing_before_the_appendix_is_written_for_a_programmer(report):
    texts = brief_texts(report.brief)
    for section in report.sections:
        texts += [*shown_texts(section), *table_texts(section.table)]
    assert [text for text in texts if NOT_FOR_A_BOARD.search(text)] == []


def test_what_is_stored_is_what_was_shown(report):
    assert report_from_json(report_json(report)) == report
