"""The report as data: it goes to JSON and back, and what is no report is refused."""

import pytest
from pydantic import ValidationError

from cxsim.plots.charts import ChanceBars
from cxsim.report.document import Brief, BriefRisk, Note, Report, Section, Table, report_from_json, report_json

CHANCES = ChanceBars("Chance, in %", ("A", "B"), (62.0, 6.0), (52.0, 3.0), (71.0, 12.0), "A")
REPORT = Report(
    "Which plan?", "400 people", Brief("Solve", "Release", "Half", "It beats", "A cut", (),
                                       (BriefRisk("67", "It stalls", "5 % in week 8"),), ("Book training",), CHANCES),
    (Section("chances", "A is likelier", "By far.", CHANCES, Table(("Plan", "%"), (("A", "62"), ("B", "6")))),),
    (Note("How sure", ("Chance only.",)),), ("seed 1",),
)


def test_a_report_goes_to_json_and_back():
    assert report_from_json(report_json(REPORT)) == REPORT


def test_the_same_report_gives_the_same_text():
    assert report_json(REPORT) == report_json(REPORT)


@pytest.mark.parametrize("text", ["{}", "[]", '{"title": "x"}', report_json(REPORT).replace('"chances"', '"pie"')])
def test_what_is_no_report_is_refused(text):
    with pytest.raises(ValidationError):
        report_from_json(text)
