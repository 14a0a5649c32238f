"""What each sheet of a workbook holds."""

from __future__ import annotations

from collections.abc import Sequence

ABOUT_COLUMNS = ("Sheet", "What it holds", "Rows")
SHEETS = {
    "summary": "Every measure of every plan: mean, the middle 90 of 100 futures (p05 to p95), and the counting error "
               "of the mean (mcse).",
    "differences": "Every plan minus the baseline, future by future; low to high is the 95 % interval of the mean.",
    "pairs": "Every plan against every other, future by future.",
    "ranking": "Ranks of the plans by each measure, with those that cannot be told apart.",
    "robustness": "What would overturn the recommendation.",
    "risk": "Risks of every plan: how likely, how bad, and the early sign.",
    "costs": "What each intervention, replacement and lost output costs, by group.",
    "decisions": "What the rules of a plan decided in each future.",
    "inputs": "Your own numbers as they were drawn in each future.",
    "aims": "How well interventions that chose people by what leaders believe reached the right ones.",
    "split": "How much of each band comes from chance, people and parameters.",
    "attribution": "What each intervention contributes to each outcome.",
    "interactions": "What two interventions gain, or lose, by being together.",
    "tried": "What changes of the plan did, each found by running it.",
    "funnel": "Where the people of each group stand, every 13 weeks: adopters, and what holds the others.",
    "milestones": "The chance of every milestone, with its 95 % interval.",
    "go_no_go": "For every milestone of the plan in question: its chance, and the early sign to look at.",
    "load": "Hours of work of each group by week, in parts of what it can do.",
    "benefit": "What each plan has brought so far at the end of each month, and the chance that it has paid back.",
    "first_90_days": "Who does what in the first 90 days, with hours and money.",
    "weekly": "Weekly measures of the whole organization: the mean over all futures and the middle 90 of 100.",
}
"""By the name of the table."""


def about_words(columns: Sequence[str]) -> str:
    """A table that is not known: its columns."""
    return f"Columns: {', '.join(name.replace('_', ' ') for name in columns)}."


def cut_words(shown: int, rows: int) -> str:
    """How many rows a sheet has no room for; empty if it holds all."""
    told = f" Only the first {shown:,} of {rows:,} rows: a sheet holds no more; the file has all."
    return told if shown < rows else ""
