"""What students get on paper: the brief on one page, and a plan sheet with the catalog for teams without a computer."""

from __future__ import annotations

from cxsim.teaching.catalog import catalog_of
from cxsim.teaching.form import COLUMNS, LINES
from cxsim.teaching.ground import Ground
from cxsim.teaching.page import render
from cxsim.teaching.rule import RULE
from cxsim.teaching.workbook_prediction import QUESTIONS
from cxsim.words.groups import said, sentence
from cxsim.words.known import hindrances_words

STEPS = (
    "Read this page, then predict: write down what you expect.",
    "Plan in the workbook of your team: what, for whom, from which week, how long, how strongly.",
    "Stay within the budget. A plan over the budget is not scored.",
    "Hand in. All plans meet the same futures; then you learn what each of your interventions did.",
)
LEGEND = "Once: paid in the first week. Each week: paid while it works. Hours: of the change team, each week."


def brief_html(ground: Ground) -> str:
    """The brief: story, task, terms and what can be bought; no result of any run."""
    terms = ground.terms
    facts = (
        (f"{terms.budget:,.0f} {terms.currency}", "for everything that you buy"),
        (f"{terms.team_hours_per_week:g} hours a week", "of the change team; over that, everything arrives weaker"),
        (f"{terms.weeks} weeks", "are simulated, week 0 is the first"),
        (f"{ground.people} people", f"in {len(ground.view.departments)} departments"),
    )
    departments = (f"{said(one.name)} {one.people}" for one in ground.groups[1 : 1 + len(ground.view.departments)])
    offers = [(row.offer.name, f"{row.once:,.0f}", f"{row.weekly:,.0f}", f"{row.hours:g} h")
              for row in catalog_of(ground)]
    return render(
        "brief.html.jinja", title=terms.title, story=[terms.case.story.strip()], task=terms.case.task.strip(),
        facts=facts, people=f"{sentence(', '.join(departments))}.", hindrances=hindrances_words(terms.hindrances),
        rule=RULE, aim=_aim(ground), steps=STEPS, predict=terms.case.predict, count=ground.people,
        offers=[("intervention", "once", "each week", "team"), *offers],
        legend=f"{LEGEND} Prices in {terms.currency}.")


def _aim(ground: Ground) -> str:
    target = ground.terms.company.target
    if target is None:
        return ""
    return f"The company hopes for {100.0 * target.adoption:.0f} of 100 people by week {target.by_week}."


def paper_html(ground: Ground) -> str:
    """A plan sheet to fill in by hand, and the whole catalog."""
    terms = ground.terms
    catalog = [(row.offer.name, row.definition, f"{row.once:,.0f}", f"{row.weekly:,.0f}", f"{row.hours:g}",
                row.full_dose) for row in catalog_of(ground)]
    return render(
        "paper.html.jinja", title=terms.title, budget=f"{terms.budget:,.0f} {terms.currency}",
        hours=f"{terms.team_hours_per_week:g}", last=terms.weeks - 1, columns=[*map(sentence, COLUMNS), "Cost"],
        lines=LINES, groups=", ".join(one.name for one in ground.groups), count=ground.people,
        questions=[question for _, question in QUESTIONS], catalog=catalog,
        legend=f"{LEGEND} Prices in {terms.currency}. Half a dose costs half of what is paid each week.")
