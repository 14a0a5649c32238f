"""The title over why a plan works."""

from cxsim.plots.charts import Axis, StackedBars, Waterfall
from cxsim.report.document import Brief, Report, Section
from cxsim.report.why_it_works import stuck_group, why_title

WATERFALL = Section("contributions", "Training carries the plan", "", Waterfall(
    "", Axis("adopters", "%"), "Doing nothing", 0.0, (), "Plan", 50.0, (), ()))


def funnel(framed, *adopters):
    groups = (framed, "Sales")[: len(adopters)]
    chart = StackedBars("", ("adopters", "unwilling"), groups, tuple((one, 100.0 - one) for one in adopters), framed,
                        "left", tuple(0.0 for _ in adopters))
    return Section("funnel", "Contact center: two thirds are unwilling", "", chart)


def report(*sections):
    return Report("", "", Brief("", "", "", "", "", (), (), (), None), sections, (), ())


def test_what_carries_the_plan_and_who_holds_it_back():
    told = report(WATERFALL, funnel("Contact center", 32.0, 60.0))
    assert why_title(told, ["sales", "contact center"]) == "Training carries the plan; contact center holds it back"
    assert stuck_group(told, ["sales", "contact center"]) == "contact center"


def test_a_group_that_begins_with_a_capital_keeps_it():
    told = report(funnel("HR and IT", 32.0, 60.0))
    assert (stuck_group(told, ["HR and IT", "Sales"]), stuck_group(told)) == ("HR and IT", "HR and IT")


def test_a_group_past_half_or_alone_holds_nothing_back():
    assert why_title(report(WATERFALL, funnel("Contact center", 52.0, 60.0))) == "Training carries the plan"
    assert stuck_group(report(funnel("Contact center", 32.0))) == ""


def test_without_contributions_the_title_says_where_people_are_held():
    assert why_title(report(funnel("Contact center", 32.0, 60.0))) == "Contact center: two thirds are unwilling"
    assert why_title(report()) == "Why a plan works is not known yet"
