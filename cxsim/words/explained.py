"""Why the leading plan works, in the few lines that fit on a screen."""

from __future__ import annotations

from cxsim.analysis.explained import Explained
from cxsim.units import counted
from cxsim.words.contributions import MEASURE, NOT_TOLD, contributions_takeaway, contributions_title, idle_words
from cxsim.words.tried import delay_words, timing_words, tried_takeaway, tried_title


def explained_words(explained: Explained, currency: str) -> list[str]:
    """What each part contributes, what would move the group that is stuck, and what time is worth."""
    lines = [f"{NOT_TOLD[0]}. {explained.not_attributed}."]
    if explained.attribution is not None:
        of = explained.attribution.of(MEASURE)
        costs = next((one for one in explained.attribution.measures if one.measure == "plan_cost"), None)
        where = f"'{explained.scenario}' in {counted(explained.futures, 'future')}"
        lines = [" ".join([f"{where}: {contributions_title(of)}.", contributions_takeaway(of),
                           *idle_words(of, costs, currency)])]
    if explained.stuck is not None and explained.about("group"):
        lines.append(f"{tried_title(explained, explained.stuck)}. "
                     f"{tried_takeaway(explained, explained.stuck, currency)}")
    in_time = [*timing_words(explained), *delay_words(explained, currency)]
    return [*lines, *([" ".join(in_time)] if in_time else [])]
