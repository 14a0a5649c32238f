"""Scores a class: reads what came back, plays all plans in the same futures, writes scoreboard and debriefs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cxsim.errors import Finding, InputError
from cxsim.results.files import csv_table
from cxsim.results.provenance import versions
from cxsim.results.store import Writer, write_folder, write_text
from cxsim.scenario.case.terms import Offer
from cxsim.studies.ensemble import Progress
from cxsim.studies.variants import How
from cxsim.teaching.class_folder import TEACHER, ClassFolder
from cxsim.teaching.class_page import class_page
from cxsim.teaching.crew import Crew
from cxsim.teaching.debrief import debrief_page
from cxsim.teaching.expected import Forecast, forecast_of
from cxsim.teaching.findings import Found, find_out, rivals
from cxsim.teaching.ground import Ground
from cxsim.teaching.hand_in import HandedIn, read_hand_in
from cxsim.teaching.making import REFERENCE
from cxsim.teaching.page import Page, html_of
from cxsim.teaching.playing import NOTHING, Round, play_round
from cxsim.teaching.reference import Reference, reference_set, stored_best
from cxsim.teaching.scoreboard import scoreboard_html
from cxsim.teaching.scores import FUTURE_COLUMNS, SCORE_COLUMNS, future_file, score_file
from cxsim.teaching.standing import Table, table_of

MOST_DEBRIEF_FUTURES = 100
"""Changes of plans are run in at most so many futures."""


@dataclass(frozen=True)
class Marked:
    """A class that was scored."""

    handed: HandedIn
    references: tuple[Reference, ...]
    round: Round
    table: Table
    forecasts: Mapping[str, Forecast]
    found: Mapping[str, Found]


def mark_class(
    folder: ClassFolder, futures: int, workers: int | None = None, progress: Progress | None = None, *,
    debriefs: bool = True, crew: Crew | None = None,
) -> Marked:
    """Score every team that handed in a plan without mistakes; without ``debriefs`` nothing is found out about plans.

    Raises
    ------
    InputError
        If no team did; with every mistake of all of them.
    """
    ground = Ground.of(folder.terms)
    handed = read_hand_in(folder.teams, ground, folder.plan.class_id, folder.plan.teams)
    if not handed.teams:
        findings = [finding for one in handed.left_out for finding in one.findings]
        raise InputError(findings or [Finding(str(folder.teams), 0, 0, "", "no plan was handed in; put the workbooks "
                                              "of the teams into this folder")])
    references = reference_set(ground, best=stored_best(folder.folder / TEACHER / REFERENCE))
    taken = {one.name for one in references}
    handed = handed.renamed(taken)
    scenarios = [team.scenario for team in handed.teams]
    scenarios += [one.scenario for one in references if one.name != NOTHING]
    round_ = play_round(ground, scenarios, futures, folder.plan.seed, progress, workers)
    table = table_of({team.name: round_[team.name].score for team in handed.teams})
    how = How(min(futures, MOST_DEBRIEF_FUTURES), folder.plan.seed, workers, progress=progress)
    learn_from = rivals({team.name: team for team in handed.teams}, table.names)
    offers = _promising(handed, references, ground)
    found = find_out(handed.teams, learn_from, round_, how, offers, crew) if debriefs else {}
    forecasts = {team.name: _forecast(team.name, handed, found, round_, table) for team in handed.teams}
    return Marked(handed, references, round_, table, forecasts, found)


def _forecast(name: str, handed: HandedIn, found: Mapping[str, Found], round_: Round, table: Table) -> Forecast:
    team = handed[name]
    strongest = found[name].strongest if name in found else None
    return forecast_of(team.prediction, name, round_, table, "" if strongest is None else strongest.step.name)


def _promising(handed: HandedIn, references: tuple[Reference, ...], ground: Ground) -> list[Offer]:
    """What changed plans may add: what the reference plans have, best first, then what other teams have."""
    types = {one.type: None for reference in references[::-1] for one in reference.scenario.plan.interventions}
    found = {offer.name: offer for kind in types for offer in ground.terms.offers if offer.type == kind}
    found |= {step.offer.name: step.offer for team in handed.teams for step in team.steps
              if step.offer.name not in found}
    return list(found.values())


def write_results(folder: ClassFolder, marked: Marked, crew: Crew | None = None) -> Path:
    """Write the folder of results; an earlier one is replaced."""
    pages = {"scoreboard.html": scoreboard_html(marked.round, marked.table, marked.forecasts, marked.handed.left_out)}
    if marked.found:
        debriefs = _debriefs(marked)
        drawing = crew if crew is not None and crew.at_work else Crew()  # processes do not start for pages alone
        pages |= zip(debriefs, drawing.each(html_of, list(debriefs.values())), strict=True)
    names = (*marked.table.names, *(one.name for one in marked.references))
    files: dict[str, Writer] = {name: partial(write_text, text=text) for name, text in pages.items()}
    files["scores.csv"] = csv_table(SCORE_COLUMNS, score_file(marked.round, names, marked.table))
    files["futures.csv"] = csv_table(FUTURE_COLUMNS, future_file(marked.round, names))
    manifest = {"kind": "class", "versions": versions(), "case": folder.plan.case, "seed": folder.plan.seed,
                "replicates": marked.round.futures, "teams": list(marked.table.names)}
    return write_folder(folder.results, files, manifest, force=True)


def _debriefs(marked: Marked) -> dict[str, Page]:
    """The page of the class and one for each team."""
    pages = {"class.html": class_page(marked.handed, marked.references, marked.found, marked.forecasts, marked.round,
                                      marked.table)}
    learn_from = rivals({team.name: team for team in marked.handed.teams}, marked.table.names)
    futures = min(marked.round.futures, MOST_DEBRIEF_FUTURES)
    for team in marked.handed.teams:
        pages[f"debrief_{team.key}.html"] = debrief_page(
            team, learn_from.get(team.name), marked.found[team.name], marked.forecasts[team.name], marked.round,
            marked.table, futures)
    return pages
