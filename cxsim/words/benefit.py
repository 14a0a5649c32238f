"""The benefit of a plan in words: what it has brought by the end, and when it has earned back what it cost."""

from __future__ import annotations

from datetime import date

from cxsim.analysis.benefit import ADOPTER_WEEKS, Benefit
from cxsim.dates import moment_words
from cxsim.words.differences import tidy

NO_WORTH = ("No worth of outcomes is stated, so the curve counts adopters gained, week by week, and no money. State "
            "'value' in the scenario to see when the plan pays for itself.")


def benefit_title(found: Benefit, start: date | None) -> str:
    """When the plan has earned back what it cost, or how much it gains where no worth is stated."""
    if found.unit == ADOPTER_WEEKS:
        return f"“{found.scenario}” gains {sum_words(float(found.mean[-1]), found.unit)} above doing nothing"
    week = found.break_even_week
    if week is None:
        return f"“{found.scenario}” does not pay for itself in most futures"
    if week == 0:
        return f"“{found.scenario}” pays for itself from the first week in most futures"
    return f"“{found.scenario}” pays for itself by {moment_words(week, start)} in half of the futures"


def benefit_takeaway(found: Benefit) -> str:
    """What the plan has brought at the end, and in how many futures it has paid for itself."""
    mean, low, high = (sum_words(float(values[-1]), "") for values in (found.mean, found.low, found.high))
    told = f"At the end the sum is {mean} {found.unit} on average ({low} to {high} in 9 of 10 futures)."
    if found.broken_even is None:
        return told
    return f"{told} It has paid for itself in {100.0 * float(found.broken_even[-1]):.0f} % of the futures by then."


def sum_words(amount: float, unit: str) -> str:
    """An amount with three significant digits: "1.25 million EUR", "660,000 EUR", "425 adopter-weeks"."""
    if abs(amount) >= 999_500.0:
        told = tidy(f"{amount / 1e6:,.{2 if abs(amount) < 9.995e6 else 1}f}") + " million"
    else:
        told = tidy(f"{float(f'{amount:.3g}'):,.0f}")
    return f"{told} {unit}".rstrip()
