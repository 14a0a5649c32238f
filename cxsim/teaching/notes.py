"""The teacher's notes: timetables, expected results from runs, traps, discussion, a grading sheet."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.report.document import Table
from cxsim.teaching.debrief import footer
from cxsim.teaching.page import render
from cxsim.teaching.playing import Round
from cxsim.teaching.reference import BEST, EVIDENCE, Reference
from cxsim.teaching.rule import RULE
from cxsim.teaching.scores import score_rows
from cxsim.teaching.standing import Table as Standings
from cxsim.teaching.telling import points

TIMETABLES = (
    ("45 minutes", (
        ("0\N{EN DASH}5", "Read the brief."),
        ("5\N{EN DASH}8", "Everybody predicts alone."),
        ("8\N{EN DASH}23", "Teams plan in their workbook, then fill in the prediction."),
        ("23\N{EN DASH}26", "Collect the files into the folder teams; score."),
        ("26\N{EN DASH}34", "The scoreboard, then the page of the class."),
        ("34\N{EN DASH}42", "Each team reads its own debrief and answers."),
        ("42\N{EN DASH}45", "One last question, which is the homework."),
    )),
    ("90 minutes", (
        ("0\N{EN DASH}10", "Read the brief; everybody predicts alone."),
        ("10\N{EN DASH}30", "First plans."),
        ("30\N{EN DASH}35", "Collect and score."),
        ("35\N{EN DASH}50", "Scoreboard and debriefs."),
        ("50\N{EN DASH}55", "One turn of the game at the screen."),
        ("55\N{EN DASH}70", "Second plans, for other futures."),
        ("70\N{EN DASH}75", "Collect and score."),
        ("75\N{EN DASH}87", "Who gained, and by what?"),
        ("87\N{EN DASH}90", "One sentence each."),
    )),
)
"""When, and what; the lesson plans say how, and what to ask."""
LESSONS = "How to lead each part, and what to ask: docs/teaching, which has a plan for each lesson and for two weeks."
USUAL = (
    "The budget is spent on the first four things that sound good; nothing is left for what people are judged by.",
    "Everything begins in week 0 and ends when the courses end; nobody plans the second year.",
    "Doses are thin and wide. Below some dose little happens, because people need skill, room and a reason at once.",
    "The hours of the change team are read as a suggestion. Over them everything arrives weaker.",
    "Predictions are too high and their ranges far too narrow. That is the lesson that carries over best.",
    "A workbook is over budget at the last minute. The message names the cell; give the team two minutes.",
)
GRADING = (
    ("Reasons: the idea names what holds people back here, and the plan acts on it", "8"),
    ("Prediction: range honest about what is not known (8 of 10 futures inside)", "6"),
    ("Debrief: says why it worked or failed, with the number that shows it", "8"),
    ("Transfer: what would be otherwise in a real company, and how one would find out", "6"),
    ("Points of the plan (first third of the class 2, beyond doing nothing 1)", "2"),
)
GRADED = "Marks are for thinking, not for winning: a team can reason well and be unlucky."
COMMANDS = (
    ("cxsim class score DIR", "reads the folder teams, writes the folder results: scoreboard.html, class.html, and "
     "debrief_TEAM.html for every team"),
    ("cxsim class score DIR --only-scores", "writes the scoreboard only, in seconds; run it again for the debriefs"),
    ("cxsim class score DIR --futures 50", "is quicker and less sure"),
)


def notes_html(round_: Round, table: Standings, references: Sequence[Reference], teams: int) -> str:
    """The notes; numbers come from the runs of the reference set."""
    terms = round_.ground.terms
    names = [one.name for one in references]
    timetables = [(heading, Table(("Minutes", "What happens"), rows)) for heading, rows in TIMETABLES]
    grading = Table(("What", "Points", *(f"Team {number}" for number in range(1, min(teams, 8) + 1))),
                    tuple((what, most, *([""] * min(teams, 8))) for what, most in GRADING))
    columns, rows = score_rows(round_, names, table)
    kept = [place for place, name in enumerate(columns) if name not in ("Place", "First in")]
    results = Table(tuple(columns[place] for place in kept),
                    tuple(tuple(row[place] for place in kept) for row in rows))
    return render(
        "notes.html.jinja", title=terms.title, task=terms.case.task.strip(), commands=COMMANDS, timetables=timetables,
        expected=expected_words(round_, names), results=results,
        references=[(one.name, one.origin, one.parts) for one in references], traps=terms.case.traps, usual=USUAL,
        lessons=LESSONS, discussion=terms.case.discussion, grading_words=f"{GRADED} {RULE}", grading=grading,
        footer=(footer(round_),))


def expected_words(round_: Round, names: Sequence[str]) -> str:
    """What the reference plans come to, and what a class usually ends between."""
    told = [f"Measured in {round_.futures} futures, the same that the teams will meet."]
    if EVIDENCE in names and BEST in names:
        evidence, best = (points(float(round_[name].score.mean())) for name in (EVIDENCE, BEST))
        told.append(f"The plan of the evidence has {evidence} points, the best found {best}.")
    return " ".join(told)
