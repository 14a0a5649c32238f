"""The measures used to judge plans: one number per replicate, each with the direction that is better.

A measure that is unknown in a replicate is *absent*: nan, never a substitute. Weeks count from 0, as in
``start_week`` and in the weekly files. "At the end" is the mean of the last four weeks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.results.recording import Recording
from cxsim.results.value import Rates, break_even, reference_series, weekly_net_value
from cxsim.units import WEEKS_PER_YEAR, counted

Values = NDArray[np.float64]

Better = Literal["higher", "lower", "none"]
# The last week in which an intervention is active (None: none is), or one per replicate (nan: none is).
LastWeek = int | Values | None

END_WEEKS = 4
SUSTAINED_WEEKS = 26
SMALLEST_PEAK = 0.05
SMALLEST_ADOPTION = 0.01
HALF = 0.5
CONSEQUENCES = ("replacement", "lost_output")


@dataclass(frozen=True)
class Evidence:
    """What a measure can use. ``reference`` is doing nothing under common random numbers."""

    recording: Recording
    reference: Recording | None = None
    last_intervention_week: LastWeek = None
    target: tuple[float, int] | None = None
    rates: Rates | None = None


@dataclass(frozen=True)
class Measure:
    """One measure: its name, unit, better direction, meaning and the function that computes it.

    ``compared``: whether it depends on doing nothing. ``planned``: what the plan states; chance plays a part only
    where the plan adapts.
    """

    name: str
    unit: str
    better: Better
    meaning: str
    of: Callable[[Evidence], Values]
    compared: bool = False
    planned: bool = False


def mean_of_weeks(weekly: Values) -> Values:
    """The mean over weeks, shape (replicates,), added up week by week, so that it is the same beside any others.

    A plain mean adds a single replicate in another order than many side by side.
    """
    mean: Values = np.add.accumulate(weekly, axis=0)[-1] / weekly.shape[0]
    return mean


def at_end(weekly: Values) -> Values:
    """Mean of the last four weeks, shape (replicates,), of values of shape (weeks, replicates)."""
    return mean_of_weeks(weekly[-END_WEEKS:])


def adoption_end(evidence: Evidence) -> Values:
    """Adopter share at the end, shape (replicates,) like all measures."""
    return at_end(evidence.recording.of_all("adoption"))


def adoption_peak(evidence: Evidence) -> Values:
    """Highest mean adopter share of four weeks in a row."""
    adoption = evidence.recording.of_all("adoption")
    window = min(END_WEEKS, adoption.shape[0])
    peak: Values = np.lib.stride_tricks.sliding_window_view(adoption, window, axis=0).mean(axis=-1).max(axis=0)
    return peak


def sustained_window(weeks: int, last_intervention_week: int | None) -> tuple[int, int, bool]:
    """First week, week after the last, and whether the window is the full half year after the last intervention."""
    if last_intervention_week is not None and last_intervention_week + 1 + SUSTAINED_WEEKS <= weeks:
        start = last_intervention_week + 1
        return start, start + SUSTAINED_WEEKS, True
    return max(weeks - SUSTAINED_WEEKS, 0), weeks, False


def sustained_mean(weekly: Values, last_intervention_week: LastWeek) -> Values:
    """The mean over the sustained window, shape (replicates,), of values of shape (weeks, replicates)."""
    if last_intervention_week is None or isinstance(last_intervention_week, int):
        start, stop, _ = sustained_window(weekly.shape[0], last_intervention_week)
        return mean_of_weeks(weekly[start:stop])
    each: Values = np.empty(weekly.shape[1])
    for last in np.unique(last_intervention_week):
        futures = np.isnan(last_intervention_week) if np.isnan(last) else last_intervention_week == last
        start, stop, _ = sustained_window(weekly.shape[0], None if np.isnan(last) else int(last))
        each = np.where(futures, mean_of_weeks(weekly[start:stop]), each)
    return each


def sustained_adoption(evidence: Evidence) -> Values:
    """Adopter share in the half year after the last active intervention."""
    return sustained_mean(evidence.recording.of_all("adoption"), evidence.last_intervention_week)


def retention(evidence: Evidence) -> Values:
    """Sustained adoption as a share of its peak; nan below a peak of 5 %."""
    return ratio(sustained_adoption(evidence), adoption_peak(evidence), smallest=SMALLEST_PEAK)


def weeks_to_half(evidence: Evidence) -> Values:
    """First week in which half of the people are adopters; the horizon if that never happens."""
    reached = evidence.recording.of_all("adoption") >= HALF
    first = np.where(reached.any(axis=0), reached.argmax(axis=0), reached.shape[0])
    known = ~np.isnan(evidence.recording.of_all("adoption")).any(axis=0)
    return np.where(known, first, np.nan).astype(np.float64)


def target_met(evidence: Evidence) -> Values:
    """1 where adoption reaches the target in its week, else 0; nan without a target within the horizon."""
    adoption = evidence.recording.of_all("adoption")
    if evidence.target is None or not 0 <= evidence.target[1] <= adoption.shape[0]:
        return np.full(adoption.shape[1], np.nan)
    wanted, by_week = evidence.target
    value = adoption[min(by_week, adoption.shape[0] - 1)]
    return np.where(np.isnan(value), np.nan, value >= wanted).astype(np.float64)


def internalized_share(evidence: Evidence) -> Values:
    """Commitment: share of adopters at the end who want the change; nan without adopters."""
    people = evidence.recording.of_all("people")
    adopters = at_end(evidence.recording.of_all("adoption") * people)
    return ratio(at_end(evidence.recording.of_all("internalized") * people), adopters)


def per_year(evidence: Evidence, leavers: str) -> Values:
    """Leavers per year and mean headcount."""
    count = evidence.recording.of_all(leavers)
    yearly = mean_of_weeks(count) * WEEKS_PER_YEAR
    return ratio(yearly, mean_of_weeks(evidence.recording.of_all("people")))


def relative_output(evidence: Evidence) -> Values | None:
    """Weekly output relative to doing nothing under common random numbers, shape (weeks, replicates)."""
    if evidence.reference is None:
        return None
    return ratio(evidence.recording.of_all("output"), evidence.reference.of_all("output"))


def output_trough(evidence: Evidence) -> Values:
    """Lowest weekly output as a share of doing nothing; nan without that reference."""
    output = relative_output(evidence)
    return np.full(evidence.recording.replicates, np.nan) if output is None else output.min(axis=0)


def output_end(evidence: Evidence) -> Values:
    """Output at the end as a share of doing nothing; nan without that reference."""
    if evidence.reference is None:
        return np.full(evidence.recording.replicates, np.nan)
    return ratio(at_end(evidence.recording.of_all("output")), at_end(evidence.reference.of_all("output")))


def cost(evidence: Evidence, *, with_consequences: bool) -> Values:
    """Summed cost of all items in the scenario's currency; ``with_consequences``: also leavers and lost output."""
    total = np.zeros(evidence.recording.replicates)
    for item in sorted(evidence.recording.costs):
        if with_consequences or item not in CONSEQUENCES:
            total += evidence.recording.costs[item].sum(axis=0)
    return total


def cost_total(evidence: Evidence) -> Values:
    """Cost of the interventions and of their consequences."""
    return cost(evidence, with_consequences=True)


def cost_per_adopter(evidence: Evidence) -> Values:
    """Total cost divided by adopters at the end; nan below 1 % adopters."""
    adopters = at_end(evidence.recording.of_all("adoption") * evidence.recording.of_all("people"))
    enough = adoption_end(evidence) >= SMALLEST_ADOPTION
    return np.where(enough, ratio(cost_total(evidence), adopters), np.nan)


def cost_per_sustained_adopter(evidence: Evidence) -> Values:
    """Total cost divided by adopters in the half year after the last active intervention; nan below 1 %."""
    adoption, people = evidence.recording.of_all("adoption"), evidence.recording.of_all("people")
    adopters = sustained_mean(adoption * people, evidence.last_intervention_week)
    enough = sustained_adoption(evidence) >= SMALLEST_ADOPTION
    return np.where(enough, ratio(cost_total(evidence), adopters), np.nan)


def net_value_by_week(evidence: Evidence) -> Values:
    """Net value above doing nothing, shape (weeks, replicates); nan without that reference or without rates."""
    if evidence.reference is None or evidence.rates is None:
        return np.full(evidence.recording.of_all("people").shape, np.nan)
    return weekly_net_value(evidence.recording, reference_series(evidence.reference), evidence.rates)


def ratio(part: Values, whole: Values, smallest: float = 0.0) -> Values:
    """``part / whole``, nan where ``whole`` is 0 or below ``smallest``."""
    usable = (whole > 0.0) & (whole >= smallest)
    return np.where(usable, part / np.where(usable, whole, 1.0), np.nan)


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure("adoption_end", "share", "higher", "adopters among people present, mean of the last 4 weeks",
                adoption_end),
        Measure("adoption_peak", "share", "higher", "highest 4-week mean of the adopter share", adoption_peak),
        Measure("sustained_adoption", "share", "higher",
                "adopter share over the 26 weeks after the last active intervention", sustained_adoption),
        Measure("retention", "share", "higher", "sustained adoption divided by its peak; absent under a peak of 5 %",
                retention),
        Measure("weeks_to_half", "weeks", "lower",
                "first week in which half of the people are adopters; the horizon if there is none", weeks_to_half),
        Measure("target_met", "share", "higher", "1 if adoption reaches the scenario's target in time, else 0",
                target_met),
        Measure("internalized_share", "share", "higher",
                "commitment: share of the adopters of the last 4 weeks who want the change; the rest only comply",
                internalized_share),
        Measure("turnover_per_year", "share per year", "lower", "people who quit per year, divided by the mean "
                "headcount", lambda evidence: per_year(evidence, "quits")),
        Measure("regretted_turnover", "share per year", "lower", "people of the most skilled third who quit per year, "
                "divided by the mean headcount of all", lambda evidence: per_year(evidence, "regretted_quits")),
        Measure("burnout_share_peak", "share", "lower", "highest weekly share of people with fatigue above 1/2",
                lambda evidence: evidence.recording.of_all("burnout").max(axis=0)),
        Measure("output_trough", "share of doing nothing", "higher",
                "lowest weekly output relative to doing nothing with the same random events", output_trough,
                compared=True),
        Measure("output_end", "share of doing nothing", "higher",
                "output of the last 4 weeks relative to doing nothing with the same random events", output_end,
                compared=True),
        Measure("customer_index_end", "index 0-100", "higher", "customer index, mean of the last 4 weeks",
                lambda evidence: at_end(evidence.recording.of_all("customer_index"))),
        Measure("plan_cost", "currency", "lower", "cost of the interventions",
                lambda evidence: cost(evidence, with_consequences=False), planned=True),
        Measure("cost_total", "currency", "lower",
                "cost of interventions, of replacing people who left, and of lost output", cost_total,
                compared=True),
        Measure("cost_per_adopter", "currency per adopter", "lower",
                "total cost divided by adopters at the end; absent under 1 % adopters", cost_per_adopter,
                compared=True),
        Measure("cost_per_sustained_adopter", "currency per adopter", "lower",
                "total cost divided by adopters over the 26 weeks after the last active intervention; absent under 1 %",
                cost_per_sustained_adopter, compared=True),
        Measure("net_value", "currency", "higher",
                "money value of adopters and customer index minus costs, compared with doing nothing with the same "
                "random events",
                lambda evidence: net_value_by_week(evidence).sum(axis=0), compared=True),
        Measure("break_even_week", "weeks", "lower", "first week from which the summed net value stays at or above 0; "
                "the horizon if there is none", lambda evidence: break_even(net_value_by_week(evidence)),
                compared=True),
    )
}


def compute(
    recording: Recording,
    reference: Recording | None = None,
    *,
    last_intervention_week: LastWeek = None,
    target: tuple[float, int] | None = None,
    rates: Rates | None = None,
    names: Collection[str] = MEASURES.keys(),
) -> dict[str, Values]:
    """Every measure of a recording, each of shape (replicates,); nan = absent.

    Parameters
    ----------
    recording : Recording
        The recording of the plan.
    reference : Recording or None
        Doing nothing under common random numbers, same weeks and replicates; if None, the output measures are absent.
    last_intervention_week : int, array of shape (replicates,) or None
        Last week in which an intervention is active; None (nan in an array) when the plan has none.
    target : (adoption share, by week) or None
        Without a target, ``target_met`` is left out.
    rates : Rates or None
        Money values of outcomes; without them, ``net_value`` and ``break_even_week`` are left out.
    names : collection of str
        Only these measures.
    """
    evidence = Evidence(recording, reference, last_intervention_week, target, rates)
    left_out = {"target_met"} if target is None else set()
    left_out |= {"net_value", "break_even_week"} if rates is None else set()
    return {name: measure.of(evidence) for name, measure in MEASURES.items() if name in names and name not in left_out}


def _window_notes(recording: Recording, last: LastWeek) -> list[str]:
    """Which weeks count as sustained if less than half a year follows the last active intervention."""
    if last is None:
        return []
    weeks = recording.weeks
    if not isinstance(last, int):
        late = int(np.count_nonzero(last + 1 + SUSTAINED_WEEKS > weeks))
        if not late:
            return []
        those = f"{late:,} of {counted(len(last), 'replicate')}"
        return [f"sustained_adoption: fewer than {SUSTAINED_WEEKS} weeks remain after the last active intervention in "
                f"{those}; there weeks {max(weeks - SUSTAINED_WEEKS, 0)} to {weeks - 1} count"]
    start, stop, full = sustained_window(weeks, last)
    if full:
        return []
    still = " while interventions are still active" if start <= last else ""
    return [f"sustained_adoption: fewer than {SUSTAINED_WEEKS} weeks remain after the last active intervention "
            f"(week {last}), so weeks {start} to {stop - 1} count{still}"]


def measure_notes(
    recording: Recording,
    measures: dict[str, Values],
    *,
    last_intervention_week: LastWeek = None,
    target: tuple[float, int] | None = None,
) -> tuple[str, ...]:
    """Notes that readers of these measures need: other windows, censored and absent replicates."""
    notes = _window_notes(recording, last_intervention_week)
    weeks, replicates = counted(recording.weeks, "week"), counted(recording.replicates, "replicate")
    censored = int((~(recording.of_all("adoption") >= HALF).any(axis=0)).sum())
    if censored:
        notes.append(
            f"weeks_to_half: adoption never reaches one half in {censored:,} of {replicates}; these count as {weeks}"
        )
    if target is not None and not 0 <= target[1] <= recording.weeks:
        notes.append(f"target_met: absent, because week {target[1]} is outside the {weeks}")
    late = int((measures.get("break_even_week", np.zeros(0)) >= recording.weeks).sum())
    if late:
        notes.append(f"break_even_week: costs are not earned back in {late:,} of {replicates}; these count as {weeks}")
    for name, values in measures.items():
        missing = int(np.isnan(values).sum())
        if missing:
            notes.append(f"{name}: absent in {missing:,} of {counted(values.size, 'replicate')}")
    return tuple(notes)
