"""A report made by hand: every kind of section once, long texts, more rows than a slide holds."""

from cxsim.plots.charts import Axis, ChanceBars, Scatter, ScatterPoint
from cxsim.report.document import Brief, BriefRisk, Note, Report, Section, Table

COMPANY = {
    "weeks": 8, "seed": 3, "replicates": 4, "target": {"adoption": 0.3, "by_week": 7},
    "organization": {"generate": {"departments": [{"name": "claims", "size": 16}, {"name": "sales", "size": 12}]}},
    "costs": {"currency": "EUR", "weekly_wage": {1: 3000}},
}
CHANCES = ChanceBars("Reaches the target, % of futures", ("Do nothing", "Train"), (0.0, 62.0), (0.0, 52.0), (4.0, 71.0),
                     "Train")
PLANE = Scatter("Cost against adopters", Axis("cost", "EUR"), Axis("adopters at the end", "% of people"), (
    ScatterPoint("Do nothing", 0.0, 2.0, 1.0, 4.0, False), ScatterPoint("Train", 76_500.0, 41.0, 12.0, 60.0, True)))
WIDE = Table(("Group", "Unaware", "Unable"), tuple((f"department {number}", "12 %", "8 %") for number in range(40)))
SECTIONS = (
    Section("cost", "Train costs more and brings more", "One point costs about 1,960 EUR.", PLANE, notes=("Rates as "
            "stated.",)),
    Section("held", "Two thirds of sales are unwilling", "They know, but do not want to. " * 12, table=WIDE),
    Section("again", "A title that is much longer than what anybody would like to read on a slide, because a plan is "
            "called by a very long name that its author gave it", "Short.", CHANCES),
)
BRIEF = Brief(
    "Customer focus, from 4 Jan 2027", "Decide to start the training in January", "62 of 100 futures reach the target.",
    "In 98 of 100 futures it is better than doing nothing.", "If skill is lower than you think, 59 % becomes 9 %.",
    ("These plans do not cost the same.",),
    (BriefRisk("3 of 10", "People relapse after the training.", "Use falls two weeks in a row."),
     BriefRisk("2 of 10", "Load passes what people can take.", "Overtime in claims."),
     BriefRisk("1 of 10", "A department stays behind.", "Sales under 5 % in week 12.")),
    ("Name the trainers.", "Book the rooms.", "Tell the managers why."), CHANCES)
REPORT = Report("Customer focus", "28 people, 8 weeks, 4 futures.", BRIEF, SECTIONS, (Note("Assumptions", ("None.",)),),
                ("cxsim, seed 3",))
