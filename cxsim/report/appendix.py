"""The appendix of the report: everything that can be checked, in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxsim.analysis.compare import Comparison
from cxsim.interventions.about.registry import intervention_types
from cxsim.model.parameters import PARAMETERS
from cxsim.report.content import (
    Cell,
    TableRow,
    adoption_rows,
    all_measures,
    assumptions,
    flat_lines,
    plans,
    target_lines,
    where_people_stand,
)
from cxsim.report.decision import cost_lines, pair_lines, ranking_lines, risk_lines, sign_meanings, worst_departments
from cxsim.report.document import Note, Table
from cxsim.results.provenance import versions
from cxsim.words.appendix import (
    COST_CAPTION,
    NOT_A_FORECAST,
    PAIRS_CAPTION,
    PARAMETERS_CAPTION,
    RANKING_CAPTION,
    RISK_CAPTION,
    SIDE_BY_SIDE,
    STANDING_CAPTION,
)
from cxsim.words.decision import missing_words, overturn_words, source_words, worth_words
from cxsim.words.precision import certainty_words, skew_words, until_words

OVERTURN_HEADING, RISK_HEADING = "What to choose, and what would overturn it", "What may go wrong"


def appendix_of(comparison: Comparison) -> tuple[Note, ...]:
    """Every part that has something to say."""
    parts = (*_about_the_answer(comparison), *_about_the_plans(comparison), *_about_the_model(comparison))
    return tuple(note for note in parts if note.paragraphs or note.points or note.tables)


def _about_the_answer(comparison: Comparison) -> Iterator[Note]:
    lines = (missing_words(comparison), *certainty_words(comparison), *until_words(comparison), *skew_words(comparison),
             *source_words(comparison))
    yield Note("How certain is this?", tuple(line for line in lines if line))
    if len(comparison.results) > 1:
        yield Note(OVERTURN_HEADING, tuple(overturn_words(comparison)),
                   tables=tuple(_ranking(comparison)))
    side_by_side = _table("Plan", adoption_rows(comparison), SIDE_BY_SIDE)
    yield Note("The plans side by side" if len(comparison.results) > 1 else "The plan in numbers",
               tables=(side_by_side,))
    yield Note("Is the target reached?", points=tuple(target_lines(comparison)))
    yield from _risks(comparison)


def _ranking(comparison: Comparison) -> Iterator[Table]:
    lines = ranking_lines(comparison)
    yield Table(("Plan", "Rank", "Mean", "Cannot be told apart from", "Regret"), tuple(
        (line.name, line.rank, _below(line.mean, line.mean_between), line.tied,
         _below(line.regret, line.regret_between)) for line in lines),
        RANKING_CAPTION)
    if len(comparison.results) > 2:
        pairs = pair_lines(comparison)
        yield Table(("Does better than", *(name for name, _ in pairs)),
                    tuple((name, *cells) for name, cells in pairs),
                    PAIRS_CAPTION)


def _risks(comparison: Comparison) -> Iterator[Note]:
    risks = risk_lines(comparison)
    if not risks:
        return
    rows = tuple((risk.title, *("\n".join(part for part in cell if part) for cell in risk.cells)) for risk in risks)
    least = worst_departments(comparison)
    yield Note(RISK_HEADING, tables=(Table(("Risk", *comparison.names), rows, RISK_CAPTION),), paragraphs=(
        (f"The department that most often adopts least: {' '.join(least)}",) if least else ()))
    meanings = [f"{risk.title}: {risk.meaning}" for risk in risks]
    meanings += [f"Early sign {name}: {meaning} (mean of four weeks, whole organization)"
                 for name, meaning in sign_meanings(comparison)]
    yield Note("What counts as each risk", points=tuple(meanings), folded=True)


def _about_the_plans(comparison: Comparison) -> Iterator[Note]:
    costs = cost_lines(comparison)
    worth = tuple(worth_words(comparison))
    caption = COST_CAPTION + (" Worth counts outcomes and costs beyond those of doing nothing." if worth else "")
    table = Table(("Item", *comparison.names), tuple((item, *cells) for item, cells in costs), caption)
    yield Note("What it costs" + (", and what it is worth" if worth else ""), worth, tables=(table,) if costs else ())
    yield Note("Why some lines stay flat", points=tuple(f"{name}: {text}" for name, text in flat_lines(comparison)))
    yield Note("Where people stand at the end",
               tables=(_table("Plan", where_people_stand(comparison), STANDING_CAPTION),))
    for plan in plans(comparison):
        yield Note(f"The plan: {plan.name}", (plan.description,) if plan.description else (),
                   plan.interventions or ("No interventions.",))
        if plan.aims:
            yield Note(f"Whom leaders chose on their beliefs about people: {plan.name}",
                       ("Every choice, future by future, is in the file aims.csv.",), plan.aims)
        if plan.rules:
            yield Note(f"Decisions made during the run, based on surveys: {plan.name}",
                       ("Every decision is in the file decisions.csv.",), plan.rules)


def _about_the_model(comparison: Comparison) -> Iterator[Note]:
    for name, notes in assumptions(comparison):
        yield Note(f"What was assumed: {name}" if name else "What was assumed", points=tuple(notes))
    used = dict.fromkeys(str(one["type"]) for result in comparison.results
                         for one in result.manifest.get("interventions", ()))
    known = intervention_types()
    yield Note("What the interventions rest on", points=tuple(
        f"{kind.replace('_', ' ')}: {known[kind].about.evidence}" for kind in used if kind in known), folded=True)
    yield Note("Assumptions of the model, with their evidence", tables=(_parameters(comparison),), folded=True)
    yield Note("What this is not", NOT_A_FORECAST)
    for name, meaning, lines in all_measures(comparison):
        yield Note(f"Measure: {name}", (meaning,), tuple(
            f"{plan}: {value}{f'; {words}' if words else ''}" for plan, value, words in lines), folded=True)
    yield Note("How to reproduce", points=tuple(_reproduce(comparison)))


def _parameters(comparison: Comparison) -> Table:
    """The parameters that differed between futures, with what is known of each."""
    varied = [PARAMETERS[name] for name in comparison.results[0].parameters if name in PARAMETERS]
    return Table(("Parameter", "Meaning", "Range", "Evidence"), tuple(
        (one.name, f"{one.meaning} ({one.unit})", f"{one.low:g} to {one.high:g}", f"{one.evidence}\n{one.source}")
        for one in varied), PARAMETERS_CAPTION)


def _reproduce(comparison: Comparison) -> Iterator[str]:
    first = comparison.results[0]
    found = versions()
    yield (f"cxsim {found['cxsim']}, seed {first.seed}, {first.replicates} replicates, {first.weeks} weeks"
           + (f", engine {first.manifest['engine']}" if first.manifest.get("engine") else ""))
    yield from (f"{result.scenario_name}: scenario {result.manifest['scenario_hash'][:16]}"
                for result in comparison.results)
    if first.manifest.get("organization_hash"):
        yield f"Organization {first.manifest['organization_hash'][:16]}"
    others = ", ".join(f"{name} {version}" for name, version in found.items() if name != "cxsim")
    yield f"{others}. The file manifest.json beside this page has the full hashes."


def _table(first: str, rows: Sequence[TableRow], caption: str) -> Table:
    columns = (first, *(cell.column for cell in rows[0].cells))
    return Table(columns, tuple((_marked(row), *map(_cell, row.cells)) for row in rows), caption)


def _marked(row: TableRow) -> str:
    return _below(row.name, row.mark)


def _cell(cell: Cell) -> str:
    return _below(cell.main, cell.below)


def _below(main: str, below: str) -> str:
    return f"{main}\n{below}" if below else main
