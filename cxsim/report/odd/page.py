"""The page: everything the code and a scenario declare, in the order of the ODD protocol, as Markdown."""

from __future__ import annotations

import inspect
import re
from typing import Any

from cxsim.engine.plan.context_pushes import LEVELS_THAT_STAY
from cxsim.engine.world.build import build_world, refuse_misfit
from cxsim.engine.world.organizations import organization_hash, organization_of
from cxsim.engine.world.uncertainty import uncertainty_note
from cxsim.model import rest, traits
from cxsim.model.overlays import SKILL_WILL, SKILL_WILL_INTERVENTIONS
from cxsim.organization.measure import measure
from cxsim.report.odd import scenario_parts, week_tables
from cxsim.report.odd.chance import all_chance
from cxsim.report.odd.equation_cards import body_of, cards_of, plain
from cxsim.results.measures import MEASURES
from cxsim.results.provenance import stored_notes, versions
from cxsim.scenario.schema.identity import dump, scenario_hash
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.yaml_writer import to_yaml

MARKUP = re.compile(r"[\\`*<>\[\]|&]")


def odd_markdown(scenario: Scenario) -> str:
    """The ODD protocol of the model that this scenario runs.

    Raises
    ------
    InputError
        If the scenario does not fit its organization.
    """
    return rendered("odd.md.jinja", **odd_content(scenario))


def rendered(template: str, package: str = "cxsim.report.odd", **content: Any) -> str:
    """A rendered template of this package (or of another package's folder ``templates``)."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(package), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        autoescape=False, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters.update(cell=cell, words=words, number=short_number, theirs=of_the_author)
    return environment.get_template(template).render(**content)


def odd_content(scenario: Scenario) -> dict[str, Any]:
    """The content of the template, all read from the code that runs or from the scenario."""
    seed = scenario.seed_or_zero
    organization = organization_of(scenario, seed)
    remarks = refuse_misfit(scenario, organization, seed)
    world = build_world(scenario, organization, seed)
    week = world.layout.week
    engine_code, engine_steps = week_tables.engine_week()
    return {
        "scenario": scenario, "week": week, "versions": versions(), "scenario_hash": scenario_hash(scenario),
        "organization": organization, "organization_hash": organization_hash(organization),
        "figures": measure(organization), "headcount": organization.headcount(),
        "notes": stored_notes([*organization.notes, *remarks]),
        "columns": week_tables.columns(world.layout),
        "forces": week_tables.forces(),
        "record_inputs": week_tables.record_inputs(), "schedule": week_tables.schedule(week),
        "engine_code": engine_code, "engine_steps": engine_steps, "customer_index": week_tables.customer_index(week),
        "cards": cards_of((*week.between, *week.equations)), "department_columns": week_tables.department_columns(week),
        "parameters": scenario_parts.parameter_rows(world.parameters, week),
        "chance": all_chance(week, scenario.behavior_names), "recorded": week_tables.recorded(week),
        "measures": list(MEASURES.values()), "traits": scenario_parts.trait_rows(),
        "about_traits": plain(inspect.getdoc(traits) or ""), "about_rest": plain(inspect.getdoc(rest) or ""),
        "anchor_code": body_of(inspect.getsource(rest.attitude_anchor)),
        "anchor_meaning": plain(inspect.getdoc(rest.attitude_anchor) or ""),
        "context": scenario_parts.fields_of(scenario.context),
        "behaviors": [scenario_parts.fields_of(behavior) for behavior in scenario.behaviors],
        "mechanisms_in_force": scenario_parts.mechanisms_in_force(scenario),
        "interventions": scenario_parts.interventions(scenario),
        "levels_that_stay": LEVELS_THAT_STAY, "uncertainty": uncertainty_words(scenario),
        "settings": settings(scenario), "scenario_text": to_yaml(dump(scenario)),
        "quadrants": list(zip(SKILL_WILL, SKILL_WILL_INTERVENTIONS, strict=True)),
    }


def uncertainty_words(scenario: Scenario) -> str:
    """Whether and how parameters differ between replicates."""
    return uncertainty_note(scenario).removeprefix("uncertainty: ") or "no parameter differs between replicates"


def settings(scenario: Scenario) -> list[tuple[str, Any, str]]:
    """The single values of the scenario, each with its meaning."""
    return [
        (name, value, meaning) for name, value, meaning in scenario_parts.fields_of(scenario)
        if not isinstance(value, dict) and name not in ("description", "behaviors")
    ]


def cell(text: Any) -> str:
    """A text or value as one cell of a Markdown table."""
    said = text if isinstance(text, str) else plain_value(text)
    return " ".join(said.replace("|", "\\|").split())


def of_the_author(text: Any) -> str:
    """A text or value of a scenario as one line that says what it says: no letter of it is Markdown or HTML."""
    said = text if isinstance(text, str) else plain_value(text)
    return " ".join(MARKUP.sub(r"\\\g<0>", said).split())


def plain_value(value: Any) -> str:
    """A value as in a scenario file: no brackets or quotes that YAML does not need."""
    if value is None or value in ([], {}):
        return "–"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {plain_value(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple) and any(isinstance(one, dict) for one in value):
        return "; ".join(f"({plain_value(inner)})" for inner in value)
    if isinstance(value, list | tuple):
        return ", ".join(map(plain_value, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def words(names: Any) -> str:
    """Names as code, separated by commas; a dash for none. In code only a backtick means something."""
    return ", ".join("`" + str(name).replace("`", "'") + "`" for name in names) or "–"


def short_number(value: float) -> str:
    """A number in its shortest form."""
    return f"{value:g}"
