"""The section of the first ninety days: a table with a place for owners."""

import dataclasses

from cxsim.report.sections.first_90_days import first_90_days_section


def test_who_does_what_with_whose_hours(comparison):
    section = first_90_days_section(comparison())
    assert section.title == "1 intervention works in the first 90 days and costs 300 EUR"
    assert section.table.columns[-1] == "Owner"
    assert section.table.rows == (
        ("training\nTeach people.", "everyone (100 people)", "1 Feb 2027 to 4 Apr 2027, goes on", "900", "27",
         "300 EUR", ""),)
    assert len(section.notes) == 1


def test_decisions_on_the_way_are_told(comparison):
    section = first_90_days_section(comparison(rules=[{"name": "watch", "when": "x", "then": "y"}]))
    assert section.notes[1] == "Hours follow the plan as written; decisions on the way may change them."


def test_what_only_a_decision_begins_has_a_cost_and_no_hours(comparison):
    nothing, plan = comparison().results
    changed = dataclasses.replace(comparison(), results=(nothing, dataclasses.replace(plan, work=())))
    section = first_90_days_section(changed)
    assert section.table.rows == (("training", "decided on the way", "", "", "", "300 EUR", ""),)


def test_a_plan_that_begins_later_has_no_first_days(comparison):
    nothing, _ = comparison().results
    assert first_90_days_section(dataclasses.replace(comparison(), results=(nothing,))) is None
