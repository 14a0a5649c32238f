"""The workbook of a team: plan with drop-downs and sums by formula, prediction, catalog, load by week, terms."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cxsim.teaching.catalog import CatalogRow, catalog_of
from cxsim.teaching.form import (
    CATALOG,
    COLUMNS,
    HEADER_ROW,
    LINES,
    LISTS,
    LOAD,
    PLAN,
    PREDICTION,
    STAMP_ROW,
    START,
    TEAM_NAME,
    TERMS,
    Stamp,
    facts_of,
    team_words,
)
from cxsim.teaching.ground import EVERYONE, Ground
from cxsim.teaching.plan_lines import Step
from cxsim.teaching.workbook_lists import Lists, write_lists
from cxsim.teaching.workbook_look import Book
from cxsim.teaching.workbook_prediction import write_prediction
from cxsim.words.groups import sentence

FIRST, LAST = HEADER_ROW + 1, HEADER_ROW + LINES
LOAD_FIRST = 4
WEEKS_FIRST = LOAD_FIRST + LINES + 4
UNREAD = "A line cannot be read yet: see its last column."
START_WIDTH = 80
"""Width of the first sheet, in characters: its one column must fit on a page, as nothing makes it smaller there."""
NOT_STARTED = "Choose interventions from the drop-downs below."


def write_team_workbook(
    path: Path, ground: Ground, stamp: Stamp, teams: int, filled: Sequence[Step] = ()
) -> None:
    """Write the workbook of one team; ``filled``: a plan that is in it already."""
    book = Book(path, f"{ground.terms.title}: {team_words(stamp.team)}")
    sheets = {name: book.sheet(name) for name in (START, PLAN, PREDICTION, CATALOG, LOAD, TERMS, LISTS)}
    rows = catalog_of(ground)
    lists = write_lists(sheets[LISTS], ground, rows, teams)
    _start(book, sheets[START], ground, stamp)
    _plan(book, sheets[PLAN], ground, stamp, lists, filled)
    write_prediction(book, sheets[PREDICTION], lists)
    _catalog(book, sheets[CATALOG], ground, rows)
    _load(book, sheets[LOAD], ground, lists)
    _terms(book, sheets[TERMS], ground, stamp)
    sheets[LISTS].hide()
    sheets[PLAN].activate()
    book.close()


def _start(book: Book, sheet: Any, ground: Ground, stamp: Stamp) -> None:
    """What to do, in order."""
    terms = ground.terms
    sheet.set_column(0, 0, START_WIDTH)
    sheet.write_string(0, 0, f"{terms.title}: {team_words(stamp.team)}", book.title())
    steps = (
        terms.case.story.strip(),
        terms.case.task.strip(),
        f"1. Plan: choose interventions, for whom, the first week, how many weeks, and the dose. You have "
        f"{terms.budget:,.0f} {terms.currency} and {terms.team_hours_per_week:g} hours of the change team in a week. "
        "A plan over the budget is not scored. A plan over the hours is, but everything in it arrives weaker, and the "
        "team tires.",
        "2. Prediction: before you hand in, say what will come of it. Doses and weeks can be argued about afterwards; "
        "a prediction cannot.",
        "3. Save the file under its name and hand it in. Only the yellow cells are read.",
        "Catalog tells what each intervention is and costs, Load shows the hours of the change team week by week, "
        "Terms is what nobody may change.",
    )
    for row, line in enumerate(steps, start=2):
        sheet.write_string(row, 0, line, book.text())
        sheet.set_row(row, 15.0 * (1 + len(line) // (START_WIDTH - 5)) + 6.0)


def _plan(
    book: Book, sheet: Any, ground: Ground, stamp: Stamp, lists: Lists, filled: Sequence[Step]
) -> None:
    """The table that is handed in, its sums, and a chart of the hours."""
    terms = ground.terms
    for column, width in enumerate((38, 24, 10, 10, 9, 13, 11, 42)):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    sheet.write_string("A1", f"Plan: {terms.title}", book.title())
    sheet.write_string("A2", "Fill in the yellow cells. An empty number of weeks means to the end, an empty dose a "
                       "full one.", book.format(font_size=9))
    sheet.write_string("A3", "Name of your team", book.format(bold=True))
    sheet.write_string(TEAM_NAME, team_words(stamp.team), book.input())
    money = f'#,##0 "{terms.currency}"'
    heads = (("A4", "Budget"), ("B4", "Cost of the plan"), ("C4", "Left"), ("F4", "Team hours in its fullest week"),
             ("G4", "Team has"), ("H4", "Verdict"))
    for cell, text in heads:
        sheet.write_string(cell, text, book.format(font_size=9, text_wrap=True))
    sheet.set_row(3, 30)
    large = {"bold": True, "font_size": 14, "align": "left"}
    sheet.write_number("A5", terms.budget, book.format(num_format=money, **large))
    sheet.write_formula("B5", f"=SUM({LOAD}!H{LOAD_FIRST}:H{LOAD_FIRST + LINES - 1})",
                        book.format(num_format=money, **large), 0)
    sheet.merge_range("C5:E5", "", book.format(num_format=money, **large))
    sheet.write_formula("C5", "=A5-B5", book.format(num_format=money, **large), terms.budget)
    sheet.write_formula("F5", f"=MAX({LOAD}!B{WEEKS_FIRST}:B{WEEKS_FIRST + terms.weeks - 1})",
                        book.format(num_format="0.0", **large), 0)
    sheet.write_number("G5", terms.team_hours_per_week, book.format(num_format="0.0", **large))
    sheet.write_formula(
        "H5", f'=IF(COUNTA(A{FIRST}:A{LAST})=0,"{NOT_STARTED}",'
        f'IF(SUMPRODUCT((H{FIRST}:H{LAST}<>"")*(LEFT(H{FIRST}:H{LAST},7)<>"reaches"))>0,"{UNREAD}",'
        'IF(B5>A5,"Over budget: this plan is not scored.",'
        'IF(F5>G5,"Within budget; over the hours in some weeks.","Within budget and hours."))))',
        book.format(bold=True, text_wrap=True), NOT_STARTED)
    sheet.conditional_format("B5:C5", {"type": "formula", "criteria": "=$B$5>$A$5", "format": book.warning()})
    sheet.conditional_format("F5", {"type": "formula", "criteria": "=$F$5>$G$5", "format": book.warning()})
    names = (*map(sentence, COLUMNS), "Cost", "Team hours a week", "What it comes to")
    for column, name in enumerate(names):
        sheet.write_string(HEADER_ROW - 1, column, name, book.head())
    sheet.set_row(HEADER_ROW - 1, 32)
    for line in range(LINES):
        _plan_line(book, sheet, line, money, lists, terms.weeks, filled[line] if line < len(filled) else None)
    for letter, choices in zip("ABCDE", (lists.offers, lists.groups, lists.weeks, lists.lengths, lists.doses),
                               strict=True):
        sheet.data_validation(f"{letter}{FIRST}:{letter}{LAST}", {
            "validate": "list", "source": f"={choices}", "error_title": "Not on the list",
            "error_message": "Choose one from the list, or clear the cell."})
    sheet.insert_chart(f"A{LAST + 2}", _hours_chart(book, ground))


def _plan_line(book: Book, sheet: Any, line: int, money: str, lists: Lists, weeks: int, step: Step | None) -> None:
    row, load = FIRST + line, LOAD_FIRST + line
    values = [None] * 5 if step is None else [step.offer.name, step.group.name, step.first_week, step.weeks,
                                              step.dose if step.offer.has_dose else None]
    for column, value, look in zip("ABCDE", values, ({}, {}, {"align": "center"}, {"align": "center"},
                                                     {"align": "center", "num_format": "0%"}), strict=True):
        sheet.write(f"{column}{row}", value, book.input(**look))
    sheet.write_formula(f"F{row}", f'=IF({LOAD}!B{load}="","",{LOAD}!H{load})', book.format(num_format=money), "")
    sheet.write_formula(f"G{row}", f'=IF({LOAD}!B{load}="","",{LOAD}!G{load})', book.format(num_format="0.0"), "")
    reaches = (f'"reaches "&INDEX({lists.people},{LOAD}!C{load})&" people, weeks "&{LOAD}!D{load}&" to "&'
               f'({LOAD}!D{load}+{LOAD}!E{load}-1)&IF(D{row}="",", to the end","")')
    sheet.write_formula(
        f"H{row}", f'=IF(A{row}="",IF(COUNTA(B{row}:E{row})>0,"Choose an intervention.",""),'
        f'IF({LOAD}!B{load}=0,"Not on offer.",IF({LOAD}!C{load}=0,"No such group.",'
        f'IF(NOT(ISNUMBER(C{row})),"When does it begin?",'
        f'IF(OR(C{row}<0,C{row}>{weeks - 1}),"The first week is one from 0 to {weeks - 1}.",'
        f'IF(AND(D{row}<>"",OR(NOT(ISNUMBER(D{row})),N(D{row})<1,N(D{row})>{weeks})),"Weeks: 1 to {weeks}, or empty.",'
        f'IF(AND(E{row}<>"",OR(NOT(ISNUMBER(E{row})),N(E{row})<=0,N(E{row})>1)),"Dose: up to 100 %, or empty.",'
        f'IF(AND(E{row}<>"",E{row}<>1,INDEX({lists.has_dose},{LOAD}!B{load})=0),'
        f'"It has one strength only: leave the dose empty.",{reaches}))))))))', book.format(font_size=9), "")


def _hours_chart(book: Book, ground: Ground) -> Any:
    """Hours of the change team by week, against what it has."""
    last = WEEKS_FIRST + ground.terms.weeks - 1
    chart, line = book.book.add_chart({"type": "column"}), book.book.add_chart({"type": "line"})
    weeks = f"={LOAD}!$A${WEEKS_FIRST}:$A${last}"
    chart.add_series({"name": "planned", "categories": weeks, "values": f"={LOAD}!$B${WEEKS_FIRST}:$B${last}",
                      "fill": {"color": "#1B5E9B"}, "gap": 0})
    line.add_series({"name": "what the team has", "categories": weeks,
                     "values": f"={LOAD}!$C${WEEKS_FIRST}:$C${last}", "line": {"color": "#A84E0C", "width": 1.75}})
    chart.combine(line)
    chart.set_title({"name": "Hours of the change team by week", "name_font": {"size": 11}})
    chart.set_x_axis({"name": "week", "interval_unit": 13})
    chart.set_y_axis({"name": "hours", "major_gridlines": {"visible": True, "line": {"color": "#D8DDE3"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 1040, "height": 250})
    return chart


def _catalog(book: Book, sheet: Any, ground: Ground, rows: tuple[CatalogRow, ...]) -> None:
    """What is on offer and what it costs for everyone at a full dose."""
    money = f'#,##0 "{ground.terms.currency}"'
    for column, width in enumerate((38, 70, 14, 14, 12, 34)):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_row(2, 32)
    sheet.write_string("A1", f"What is on offer, for everyone ({ground.people} people) at a full dose", book.title())
    heads = ("Intervention", "What it is", "Once", "Each week", "Team hours a week", "A full dose is")
    for column, name in enumerate(heads):
        sheet.write_string(2, column, name, book.head())
    for row, one in enumerate(rows, start=3):
        sheet.write_string(row, 0, one.offer.name, book.format(bold=True, valign="top"))
        sheet.write_string(row, 1, one.definition, book.text())
        sheet.write_number(row, 2, one.once, book.format(num_format=money, valign="top"))
        sheet.write_number(row, 3, one.weekly, book.format(num_format=money, valign="top"))
        sheet.write_number(row, 4, one.hours, book.format(num_format="0.0", valign="top"))
        sheet.write_string(row, 5, one.full_dose, book.text())
        sheet.set_row(row, 15.0 * (1 + len(one.definition) // 72) + 3.0)
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(2)


def _load(book: Book, sheet: Any, ground: Ground, lists: Lists) -> None:
    """Each line as numbers, and the hours of every week; everything here is a formula."""
    weeks = ground.terms.weeks
    sheet.set_column(0, 8, 17)
    sheet.write_string("A1", "Behind the sums", book.title())
    for column, name in enumerate(("line", "intervention", "group", "first week", "weeks", "dose", "hours", "cost")):
        sheet.write_string(LOAD_FIRST - 2, column, name, book.head())
    for line in range(LINES):
        plan, row = FIRST + line, LOAD_FIRST + line
        formulas = {
            "B": (f'=IF({PLAN}!A{plan}="","",IFERROR(MATCH({PLAN}!A{plan},{lists.offers},0),0))', ""),
            "C": (f'=IF({PLAN}!A{plan}="","",IFERROR(MATCH(IF({PLAN}!B{plan}="","{EVERYONE}",{PLAN}!B{plan}),'
                  f"{lists.groups},0),0))", ""),
            "D": (f'=IF(OR({PLAN}!A{plan}="",NOT(ISNUMBER({PLAN}!C{plan}))),0,'
                  f"MAX(0,MIN({weeks - 1},{PLAN}!C{plan})))", 0),
            "E": (f'=IF({PLAN}!A{plan}="",0,MAX(0,MIN({weeks}-D{row},'
                  f"IF(ISNUMBER({PLAN}!D{plan}),{PLAN}!D{plan},{weeks}))))", 0),
            "F": (f"=IF(AND(ISNUMBER({PLAN}!E{plan}),N({PLAN}!E{plan})>0),MIN(1,{PLAN}!E{plan}),1)", 1),
            "G": (f"=IF(NOT(ISNUMBER(B{row})),0,IF(B{row}=0,0,INDEX({lists.hours},B{row})*F{row}))", 0),
            "H": (f"=IF(NOT(ISNUMBER(B{row})),0,IF(B{row}*C{row}=0,0,INDEX({lists.fixed},B{row})+F{row}*("
                  f"INDEX({lists.once},B{row},C{row})+E{row}*INDEX({lists.weekly},B{row},C{row}))))", 0),
        }
        sheet.write_number(f"A{row}", line + 1, book.format())
        for letter, (formula, value) in formulas.items():
            sheet.write_formula(f"{letter}{row}", formula, book.format(), value)
    for column, name in enumerate(("week", "hours planned", "hours there are")):
        sheet.write_string(WEEKS_FIRST - 2, column, name, book.head())
    span = {name: f"${name}${LOAD_FIRST}:${name}${LOAD_FIRST + LINES - 1}" for name in "DEG"}
    for week in range(weeks):
        row = WEEKS_FIRST + week
        sheet.write_number(f"A{row}", week, book.format())
        sheet.write_formula(f"B{row}", f"=SUMPRODUCT(({span['D']}<=A{row})*({span['D']}+{span['E']}>A{row})"
                            f"*{span['G']})", book.format(num_format="0.0"), 0)
        sheet.write_number(f"C{row}", ground.terms.team_hours_per_week, book.format(num_format="0.0"))


def _terms(book: Book, sheet: Any, ground: Ground, stamp: Stamp) -> None:
    """What nobody may change."""
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 30)
    sheet.write_string("A1", "What nobody may change", book.title())
    sheet.write_string("A2", "The plan is scored by the terms of the class, not by this page. A change here is found.",
                       book.format(font_size=9))
    for row, fact in enumerate(facts_of(ground, stamp), start=STAMP_ROW - 1):
        sheet.write_string(row, 0, fact.label, book.format())
        whole = isinstance(fact.value, str) or float(fact.value).is_integer()
        look = book.format(bold=True, align="left", num_format="#,##0" if whole else "#,##0.0##")
        if isinstance(fact.value, str):
            sheet.write_string(row, 1, fact.value, look)
        else:
            sheet.write_number(row, 1, fact.value, look)
