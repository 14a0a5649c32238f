"""The sections of a debrief: what each intervention did, where people got stuck, what would be better, who to learn
from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxsim.analysis.compare import Comparison
from cxsim.analysis.groups import people_groups
from cxsim.analysis.stages import largest_stuck_group
from cxsim.analysis.standstill import standstill
from cxsim.plots.charts import Axis, TriedBar, TriedBars
from cxsim.report.document import Section, Table
from cxsim.report.sections.funnel import funnel_section
from cxsim.report.sections.timeline import timeline_section
from cxsim.report.sections.why import why_section
from cxsim.results.result import Result
from cxsim.teaching.findings import Better, Found
from cxsim.teaching.hand_in import Team
from cxsim.teaching.playing import Round
from cxsim.teaching.standing import Table as Standings
from cxsim.teaching.telling import (
    better_takeaway,
    better_title,
    left_out_takeaway,
    left_out_title,
    points,
    rival_takeaway,
    rival_title,
    span,
    standstill_words,
)
from cxsim.units import counted
from cxsim.words.differences import tidy
from cxsim.words.groups import sentence

PLANNED = "As planned"
INTERVAL = "Lines in the bars and numbers in brackets: 95 % interval of the mean difference in the same futures."


def sections_of(
    team: Team, rival: Team | None, found: Found, round_: Round, table: Standings, futures: int
) -> tuple[Section, ...]:
    """Everything that a team is told about its plan, in the order of the page."""
    result = round_[team.name].result
    alone = Comparison((result,), result.scenario_name)
    told = [timeline_section(alone), left_out_section(found, team.name, round_, futures), *_stuck(alone, result),
            better_section(found, team.name, round_, futures)]
    if rival is not None:
        told.append(rival_section(found, team, rival, round_, table, futures))
    return tuple(one for one in told if one is not None)


def left_out_section(found: Found, name: str, round_: Round, futures: int) -> Section:
    """The plan without each of its interventions; the bars are adopters, which are never negative."""
    ranked = sorted(found.left_out, key=lambda one: -one.effect.points.mean)
    planned = 100.0 * float(round_[name].vector.adopters[:futures].mean())
    bars = [TriedBar(PLANNED, planned, planned, planned, ("",))]
    bars += [TriedBar(f"without {one.step.name}", planned - 100.0 * one.effect.adopters.mean,
                      max(planned - 100.0 * one.effect.adopters.high, 0.0),
                      max(planned - 100.0 * one.effect.adopters.low, 0.0),
                      (points(-one.effect.points.mean, signed=True),)) for one in ranked]
    currency = round_.ground.terms.currency
    rows = tuple((sentence(one.step.name), points(one.effect.points.mean, signed=True), span(one.effect.points),
                  points(100.0 * one.effect.adopters.mean, signed=True), f"{one.effect.cost:,.0f}")
                 for one in ranked)
    return Section(
        "left_out", left_out_title(found), left_out_takeaway(found, currency),
        TriedBars("Adopters of 100 people with the plan, and without one intervention", Axis("adopters", "of 100"),
                  tuple(bars), PLANNED, ("points",)),
        Table(("Intervention", "Points it brings", "95 % interval", "Adopters of 100", f"Cost, {currency}"), rows),
        (f"Each line is a run of its own in the same {counted(futures, 'future')}. {INTERVAL}",
         *fewer_words(name, round_, futures)))


def fewer_words(name: str, round_: Round, futures: int) -> tuple[str, ...]:
    """Why the points of the plan are others here, where changes ran in fewer futures than the score."""
    if futures >= round_.futures:
        return ()
    here, all_of_them = float(round_[name].score[:futures].mean()), float(round_[name].score.mean())
    return (f"In these {futures} futures the plan has {points(here)} points, in all {round_.futures} it has "
            f"{points(all_of_them)}.",)


def _stuck(alone: Comparison, result: Result) -> Iterator[Section | None]:
    """Where people stand at the end, since which week, and why."""
    funnel = funnel_section(alone)
    if funnel is not None:
        weeks = tuple(standstill_words(standstill(result.recording, group), group)
                      for group in people_groups(result.recording))
        stuck = largest_stuck_group(result)
        main = "" if stuck is None else f" {standstill_words(standstill(result.recording, stuck.group), stuck.group)}"
        yield replace(funnel, takeaway=f"{funnel.takeaway}{main}", notes=(*weeks, *funnel.notes))
    yield why_section(alone)


def better_section(found: Found, name: str, round_: Round, futures: int) -> Section:
    """Changes for no more money."""
    table = _better_table(found.better, name, round_, futures)
    note = (f"Changes were sought in other futures than these, so that luck does not choose them; the best are held "
            f"against the plan in the same {counted(futures, 'future')}. {INTERVAL}")
    notes = (note, *fewer_words(name, round_, futures))
    return Section("better", better_title(found), better_takeaway(found), None, table, notes)


def rival_section(
    found: Found, team: Team, rival: Team, round_: Round, table: Standings, futures: int
) -> Section:
    """What another team did better."""
    shown = _better_table(found.borrowed, team.name, round_, futures) if found.borrowed else None
    notes = () if shown is None else (
        f"Their interventions added to this plan, whatever that costs, in the same {counted(futures, 'future')}.",)
    return Section("rival", rival_title(found, team, table), rival_takeaway(found, team, rival, round_.ground), None,
                   shown, notes)


def _better_table(found: Sequence[Better], name: str, round_: Round, futures: int) -> Table | None:
    if not found:
        return None
    score = float(round_[name].score[:futures].mean())
    currency = round_.ground.terms.currency
    rows = [(PLANNED, points(score), "", "", "")]
    rows += [(sentence(one.change.words), points(score + one.effect.points.mean),
              f"{points(one.effect.points.mean, signed=True)} ({span(one.effect.points)})",
              points(100.0 * one.effect.adopters.mean, signed=True), tidy(f"{one.effect.cost:+,.0f}")) for one in found]
    return Table(("Plan", "Points", "Change in points", "Adopters of 100", f"Cost, {currency}"), tuple(rows))
