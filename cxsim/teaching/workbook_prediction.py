"""The sheet on which a team says what it expects of its plan."""

from __future__ import annotations

from typing import Any

from cxsim.teaching.form import ADOPTERS, ANSWERS, HIGH, IDEA, LEAVERS, LOW, RANK, STRONGEST, STUCK
from cxsim.teaching.workbook_lists import Lists
from cxsim.teaching.workbook_look import Book

QUESTIONS = (
    (ADOPTERS, "Of 100 people, how many will do it in the half-year after your plan has ended? (0 to 100)"),
    (LOW, "In 8 of 10 futures it will be at least … (0 to 100)"),
    (HIGH, "… and at most (0 to 100)"),
    (LEAVERS, "How many people will leave?"),
    (STUCK, "Where will most people be stuck at the end?"),
    (STRONGEST, "Which of your interventions could you least do without?"),
    (RANK, "Which place will you take among the teams?"),
    (IDEA, "The idea of your plan, in one sentence"),
)


def write_prediction(book: Book, sheet: Any, lists: Lists) -> None:
    """What the team expects, to be held against what comes."""
    sheet.set_column(0, 0, 70)
    sheet.set_column(1, 1, 50)
    sheet.write_string("A1", "What will come of it?", book.title())
    sheet.write_string("A2", "Fill in the yellow cells before you hand in. Empty cells are allowed, and cost you the "
                       "prize for the best prediction.", book.format(font_size=9))
    sheet.write_string("A4", "Question", book.head())
    sheet.write_string("B4", "Your prediction", book.head())
    choices = {LEAVERS: lists.leavers, STUCK: lists.departments, STRONGEST: lists.offers, RANK: lists.places}
    for key, question in QUESTIONS:
        cell = ANSWERS[key]
        sheet.write_string(f"A{cell[1:]}", question, book.text())
        sheet.write_blank(cell, None, book.input(text_wrap=key == IDEA, align="left"))
        if key in choices:
            sheet.data_validation(cell, {"validate": "list", "source": f"={choices[key]}"})
        elif key != IDEA:
            sheet.data_validation(cell, {
                "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100,
                "error_title": "Of 100 people", "error_message": "A number from 0 to 100 is expected."})
    sheet.set_row(int(ANSWERS[IDEA][1:]) - 1, 60)
