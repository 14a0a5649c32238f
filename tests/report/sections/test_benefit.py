"""The section of benefit: a curve in money with the month that pays, or in adopter-weeks where no worth is stated."""

from cxsim.report.sections.benefit import benefit_section
from cxsim.words.benefit import NO_WORTH


def test_money_has_a_month_that_pays(comparison):
    section = benefit_section(comparison())
    # 300 are spent in week 4, and from week 8 on 60 a week come back in half of the futures
    assert section.title == "“Plan” pays for itself by 29 Mar 2027 in half of the futures"
    assert section.chart.months[:3] == ("Jan 2027", "Feb 2027", "Mar 2027")
    assert (section.chart.mark, section.chart.months[section.chart.mark]) == (3, "Apr 2027")
    assert section.table.columns[-1] == "Paid for itself"
    assert section.table.rows[1] == ("Feb 2027", "\N{MINUS SIGN}300", "\N{MINUS SIGN}300", "\N{MINUS SIGN}300", "0 %")
    assert section.table.rows[3][-1] == "50 %"
    assert section.notes == ()


def test_no_money_is_invented(comparison):
    section = benefit_section(comparison(adopter_week=0.0, start=""))
    assert section.title == "“Plan” gains 660 adopter-weeks above doing nothing"
    assert (section.chart.value.unit, section.chart.mark, section.notes) == ("adopter-weeks", -1, (NO_WORTH,))
    assert section.chart.months[0] == "month 1"
    assert len(section.table.columns) == 4
