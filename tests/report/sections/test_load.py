"""The section of change load: who is over capacity, as a map of weeks and as a table."""

from cxsim.analysis.load import group_loads
from cxsim.report.sections.load import cells, load_section


def test_the_finding_its_map_and_its_law(comparison):
    section = load_section(comparison())
    assert section.title == "Field sales is over capacity between 1 Feb 2027 and 14 Mar 2027"
    assert section.takeaway == ("Everyone peaks at 110 % in week 4 (1 Feb 2027): 44.0 hours a head, 12.0 hours of them "
                                "for the plan.")
    chart = section.chart
    assert (chart.rows, chart.weeks_per_cell) == (("everyone", "field sales", "IT"), 2)
    assert [round(value) for value in chart.percent[1][:6]] == [80, 80, 110, 110, 110, 80]
    assert chart.ticks[1] == (4, "Feb 2027")
    assert section.table.rows[1] == ("field sales", "110 %", "44.0 hours", "6 weeks: 1 Feb 2027 to 14 Mar 2027")
    assert section.notes[1] == "Each cell shows the highest of 2 weeks."
    assert section.notes[0].startswith("Capacity is a working week of 40 hours. It is the one threshold")


def test_without_a_start_weeks_are_counted(comparison):
    section = load_section(comparison(start=""))
    assert section.title == "Field sales is over capacity between weeks 4 and 9"
    assert section.chart.ticks[1] == (4, "week 4")


def test_the_map_keeps_the_groups_with_the_highest_load(comparison, monkeypatch):
    monkeypatch.setattr("cxsim.report.sections.load.MOST_GROUPS", 1)
    section = load_section(comparison())
    assert section.chart.rows == ("everyone",)
    assert section.notes[-1] == "The map shows the groups with the highest load; 2 more are in the table."
    assert len(section.table.rows) == 3


def test_a_cell_never_hides_a_week_beyond_capacity(comparison):
    everybody = group_loads(comparison(), "Plan")[0]
    assert [round(value) for value in cells(everybody, 7)] == [110, 110, 80, 80, 80]
