"""The section of milestones: the plan in question beside the next best, all plans in the table."""

from cxsim.report.sections.milestones import milestones_section


def test_the_finding_its_rule_and_its_picture(comparison):
    section = milestones_section(comparison())
    assert section.title == "“Plan” is likely to reach none of two milestones"
    assert section.takeaway == (
        "Likely: 80 % or more. Open: 50 to 79 %. Unlikely: under 50 %. No other plan reaches any of them.")
    chart = section.chart
    assert (chart.plans, chart.percent, chart.words) == (
        ("Plan", "Nothing"), ((50.0, 0.0), (50.0, 0.0)), (("open", "unlikely"), ("open", "unlikely")))
    assert section.table.columns == ("Milestone", "Plan", "Nothing")
    assert section.table.rows[1] == ("First use: 20 % use by 15 Mar 2027", "50 %, open\n35 to 65 %",
                                     "0 %, unlikely\n0 to 9 %")


def test_what_cannot_be_told_has_no_bar(comparison):
    gone = {"name": "Gone", "measure": "use", "group": "department:gone", "at_least": 0.2, "by_week": 10}
    section = milestones_section(comparison(milestones=[gone], target=False))
    assert section.title == "Whether “Plan” reaches “Gone” cannot be told"
    assert (section.chart.percent, section.chart.low) == (((-1.0, -1.0),), ((-1.0, -1.0),))
    assert section.table.rows[0][1:] == ("cannot be told", "cannot be told")


def test_without_milestones_there_is_no_section(comparison):
    assert milestones_section(comparison(milestones=(), target=False)) is None
