"""What scenario discovery found, in plain sentences."""

from __future__ import annotations

from cxsim.analysis.boxes import BoxSide
from cxsim.sweeps.sensitivity.discovery import Discovery, FoundBox
from cxsim.sweeps.sensitivity.sentences import factor_names, percent
from cxsim.sweeps.sensitivity.threshold import Threshold
from cxsim.units import counted
from cxsim.words.decision import side_words
from cxsim.words.measures import spoken

CATEGORY = " = "
"""Between a factor and one of its categories, in the name of the column of 0 and 1."""
SURE_AGAIN, HARDLY_AGAIN = 0.9, 0.5
SIGN_WORDS = {"<": "below", "<=": "at most", ">": "above", ">=": "at least"}


def discovery_words(found: Discovery) -> list[str]:
    """One sentence on all cells, one for each box and its stability; or that there is none."""
    lines = [f"{where_words(found.where)} in {percent(found.frequency)} of all futures "
             f"({counted(found.cells, 'cell')}, {counted(found.replicates, 'replicate')})."]
    names = names_of(found)
    if found.frequency in {0.0, 1.0}:
        return [*lines, "So there is nothing to tell apart; choose another limit."]
    if not found.boxes:
        lines.append("No conditions were found under which this is clearly more frequent: within the ranges that were "
                     "tried, the factors do not tell these futures apart, or the cells are too few.")
    for number, one in enumerate(found.boxes):
        lines.append(box_words(one, names, first=number == 0))
        lines.append(stability_words(one, names))
    if found.rows_dropped:
        lines.append(f"{counted(found.rows_dropped, 'row')} without '{found.where.measure}' "
                     f"{'was' if found.rows_dropped == 1 else 'were'} left out.")
    return lines


def names_of(found: Discovery) -> dict[str, str]:
    """A short name for each factor of the boxes; of a category, its factor and itself."""
    sides = [side.factor for one in found.boxes for side in one.box.conditions]
    factors = factor_names(dict.fromkeys(side.partition(CATEGORY)[0] for side in sides))
    return {side: factors[side.partition(CATEGORY)[0]] + "".join(side.partition(CATEGORY)[1:]) for side in sides}


def where_words(where: Threshold) -> str:
    """What makes a future one of interest, at the start of a sentence."""
    measure = spoken(where.measure)
    return f"{measure[0].upper()}{measure[1:]} is {SIGN_WORDS[where.sign]} {where.limit:,.10g}"


def condition_words(side: BoxSide, name: str) -> str:
    """One condition; of a category, that it is meant or left out."""
    factor, sign, category = name.partition(CATEGORY)
    if not sign:
        return side_words(side, name)
    return f"{factor} is {'not ' if side.below else ''}'{category}'"


def box_words(one: FoundBox, names: dict[str, str], *, first: bool) -> str:
    """The conditions, how frequent cases are inside and outside, and which share of them lies inside."""
    where = " and ".join(condition_words(side, names[side.factor]) for side in one.box.conditions)
    elsewhere = one.box.cases_outside / one.box.outside
    return (f"{'Where' if first else 'Of the rest, where'} {where}, it is so in {percent(one.box.density)} of the "
            f"futures, against {percent(elsewhere)} elsewhere; {percent(one.box.coverage)} of all such futures "
            f"{'' if first else 'there '}lie in this box.")


def stability_words(one: FoundBox, names: dict[str, str]) -> str:
    """How often each condition is found again in resamples."""
    sides = [condition_words(side, names[side.factor]) for side in one.box.conditions]
    told = ", ".join(f"{side} in {percent(share)}" for side, share in zip(sides, one.found_again, strict=True))
    least = min(one.found_again)
    verdict = "" if least >= SURE_AGAIN else (
        " A condition that is found this rarely may be chance." if least < HARDLY_AGAIN else "")
    return f"In resamples of the cells the conditions are found again: {told}.{verdict}"
