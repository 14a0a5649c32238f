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
        ("0", "5 min", "Hand out the brief; everybody reads alone."),
        ("5", "3 min", "Each person writes down one guess: of 100 people, how many will do it?"),
        ("8", "17 min", "Teams plan in their workbook, then fill in the prediction."),
        ("25", "3 min", "Collect the files into the folder teams; run cxsim class score --only-scores, then again."),
        ("28", "4 min", "Scoreboard. Let the first and the last team say what they had in mind."),
        ("32", "10 min", "Debrief of the class: what each intervention did, who was lucky, the unseen plans."),
        ("42", "3 min", "Each person writes down one thing that they would have sworn was otherwise."),
    )),
    ("90 minutes", (
        ("0", "8 min", "Hand out the brief; read alone, then questions about the words only."),
        ("8", "7 min", "Predict alone, compare in the team, write down why you differ."),
        ("15", "25 min", "Plan. After ten minutes ask: what does your plan change about what people are judged by?"),
        ("40", "5 min", "Prediction, hand in; run cxsim class score while teams tell their idea in one sentence each."),
        ("45", "5 min", "Scoreboard."),
        ("50", "15 min", "Each team reads its own debrief and prepares one answer: why did it fail, or work?"),
        ("65", "15 min", "Debrief of the class, with the unseen plans; discussion."),
        ("80", "7 min", "Second try: change one thing, hand in again, run again. Did it do what you expected?"),
        ("87", "3 min", "What would not be true in a real company?"),
    )),
)
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
    timetables = [(heading, Table(("Minute", "Takes", "What happens"), rows)) for heading, rows in TIMETABLES]
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
        discussion=terms.case.discussion, grading_words=f"{GRADED} {RULE}", grading=grading, footer=(footer(round_),))


def expected_words(round_: Round, names: Sequence[str]) -> str:
    """What the reference plans come to, and what a class usually ends between."""
    told = [f"Measured in {round_.futures} futures, the same that the teams will meet."]
    if EVIDENCE in names and BEST in names:
        evidence, best = (points(float(round_[name].score.mean())) for name in (EVIDENCE, BEST))
        told.append(f"The plan of the evidence has {evidence} points, the best found {best}.")
    return " ".join(told)
