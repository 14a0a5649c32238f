"""The documentation page of all interventions, written from their own descriptions."""

from __future__ import annotations

from collections.abc import Iterable

from cxsim.interventions.about.description import Entry, describe, describe_parts
from cxsim.model.forces import FORCES

_HEAD = """# Interventions

All interventions that a plan can use. `cxsim interventions TYPE` shows one of them. An intervention pushes forces of
the model or performs acts, nothing else, and every intervention can lose. Costs are assumptions at full strength, in
the scenario's currency; a scenario can state its own. The effect of each intervention at the shipped company, alone
and added to a plan that already does much, was [measured](../experiments/interventions/README.md). `make pages` writes
this page.

"""
_AMOUNTS = {
    "fixed": "once", "per_week": "per week", "per_person": "once per person", "per_person_week": "per person and week",
}


def page() -> str:
    """The page as Markdown."""
    entries = describe()
    parts = [_HEAD, _line(["intervention", "what it is", "forces; acts"]), _line(["---"] * 3)]
    parts += [_line([f"[`{entry['type']}`](#{entry['type']})", entry["definition"], _does(entry)]) for entry in entries]
    parts += [_section(entry) for entry in entries]
    common = [field for field in entries[0]["fields"] if field["common"]]
    parts += ["\n## Fields of all interventions\n\n", *_fields(common)]
    for name, fields in describe_parts().items():
        parts += [f"\n## Fields of `{name}`\n\n", *_fields(fields)]
    return "".join(parts)


def _section(entry: Entry) -> str:
    own = [field for field in entry["fields"] if not field["common"]]
    lines = [
        f"\n## {entry['type']}\n\n{entry['definition']}\n\n",
        f"- How it works: {entry['mechanism']}\n",
        f"- How it can lose: {entry['can_lose']}\n",
        f"- Evidence: {entry['evidence']}\n",
        f"- Cost: {_cost(entry['cost'])}\n",
        f"- Change team: {entry['team_hours']:g} hours per week at full strength (assumption)\n",
        "- Example: "
        f"[`scenarios/interventions/{entry['type']}.yaml`](../scenarios/interventions/{entry['type']}.yaml)\n",
    ]
    return "".join([*lines, *(["\n", *_fields(own)] if own else [])])


def _does(entry: Entry) -> str:
    forces = [force["name"] for force in entry["forces"]]
    named = "any force by name" if forces == list(FORCES) else ", ".join(forces)
    return "; ".join(part for part in (named, ", ".join(entry["acts"])) if part)


def _cost(cost: Entry) -> str:
    amounts = [f"{cost[key]:,.10g} {words}" for key, words in _AMOUNTS.items() if cost[key]]
    return f"{', '.join(amounts)}. {cost['meaning']}" if amounts else str(cost["meaning"])


def _fields(fields: Iterable[Entry]) -> list[str]:
    rows = [_line(["key", "type", "default", "meaning"]), _line(["---"] * 4)]
    for field in fields:
        default = "required" if field["required"] else "" if field["default"] in (None, "") else f"{field['default']}"
        rows.append(_line([f"`{field['name']}`", field["type"], default, field["description"]]))
    return rows


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"
