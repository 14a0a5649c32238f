"""What would move the group in which most people are stuck: changes of the leading plan, each found by running it."""

from __future__ import annotations

import math

from cxsim.analysis.compare import Comparison
from cxsim.analysis.explained import Explained, Tried
from cxsim.analysis.stages import StuckGroup
from cxsim.plots.charts import Axis, TriedBar, TriedBars
from cxsim.report.document import Section, Table
from cxsim.units import counted
from cxsim.words.groups import group_words, sentence
from cxsim.words.tried import (
    IN_GROUP,
    best_for_group,
    chance_words,
    delay_words,
    move_words,
    timing_words,
    tried_rows,
    tried_takeaway,
    tried_title,
)

PLANNED = "As planned"


def tried_section(comparison: Comparison) -> Section | None:
    """The section; None if nothing was tried for a group."""
    explained = comparison.explained
    if explained is None or explained.stuck is None or not explained.about("group"):
        return None
    stuck, currency = explained.stuck, comparison[explained.scenario].currency
    moves = sorted(explained.about("group"), key=lambda one: one.gain(IN_GROUP))
    notes = (
        f"Tried, not guessed: each line is a run of its own in the same {counted(explained.futures, 'future')}. Lines "
        "in the bars: 95 % interval of the mean change.",
        *timing_words(explained), *delay_words(explained, currency),
    )
    columns = ("Change", f"Adopters in {group_words(stuck.group)}", "Change in points", "Target reached", "Added cost")
    return Section(
        "tried", tried_title(explained, stuck), tried_takeaway(explained, stuck, currency),
        _chart(explained, stuck, moves),
        Table(columns, tuple((sentence(row[0]), *row[1:]) for row in tried_rows(explained, moves[::-1], currency))),
        notes,
    )


def _chart(explained: Explained, stuck: StuckGroup, moves: list[Tried]) -> TriedBars:
    planned = 100.0 * stuck.adopters
    bars = [TriedBar(PLANNED, planned, planned, planned, (chance_words(explained.target),))]
    for one in moves:
        found, chance = one.of(IN_GROUP), one.of("target_met")
        if found is None:
            continue
        bars.append(TriedBar(
            sentence(move_words(one.move, stuck.group)), 100.0 * found.level, planned + 100.0 * found.change.low,
            planned + 100.0 * found.change.high, ("" if chance is None else chance_words(chance.level),)))
    best = best_for_group(explained)
    return TriedBars(
        f"Adopters in {group_words(stuck.group)} at the end, in percent", Axis("adopters there", "%"), tuple(bars),
        "" if best is None else sentence(move_words(best.move, stuck.group)),
        () if math.isnan(explained.target) else ("target reached",),
    )
