"""How well interventions aimed at people chosen by leaders' beliefs, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cxsim.results.aims import Aim
from cxsim.results.result import Result
from cxsim.words.differences import futures


def aim_words(result: Result) -> list[str]:
    """One sentence per intervention that chose people by leaders' beliefs, sorted by name."""
    by_intervention: dict[str, list[Aim]] = {}
    for aim in result.aims:
        by_intervention.setdefault(aim.intervention, []).append(aim)
    return [_sentence(intervention, aims, result.replicates) for intervention, aims in sorted(by_intervention.items())]


def _sentence(intervention: str, aims: Sequence[Aim], replicates: int) -> str:
    hit = [aim for aim in aims if aim.reached]
    began = f"'{intervention}' chose people by leaders' beliefs {futures(_share(aims, replicates), replicates)}"
    if not hit:
        return f"{began} and reached no one."
    astray = np.array([aim.astray / aim.reached for aim in hit])
    low, high = np.quantile(astray, (0.05, 0.95))
    reached = np.mean([aim.reached for aim in hit])
    words = (f"{began} and reached {reached:.0f} people on average; {astray.mean():.0%} of them were not the people "
             f"it was meant for ({low:.0%} to {high:.0%} in 90 of 100 futures)")
    misjudged = np.mean([aim.misjudged / aim.reached for aim in hit])
    if misjudged > 0.0:
        words += f"; {misjudged:.0%} were believed unwilling but were unskilled or blocked"
    return f"{words.replace('%', ' %')}."


def _share(aims: Sequence[Aim], replicates: int) -> float:
    return len({aim.replicate for aim in aims}) / replicates
