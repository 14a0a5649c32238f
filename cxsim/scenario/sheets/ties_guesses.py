"""Guesses which column of a file of ties holds what, by its name, if its content fits."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cxsim.organization.tables.table import Table
from cxsim.scenario.sheets.column_guesses import Fits, Guess, by_name, known

TIES_WORDS: Mapping[str, tuple[str, ...]] = {
    "source": ("source", "from", "sender", "source_id", "from_id", "ego", "person_1", "employee_1", "person",
               "employee", "asker", "von", "i"),
    "target": ("target", "to", "recipient", "receiver", "target_id", "to_id", "alter", "person_2", "employee_2",
               "colleague", "contact", "adviser", "an", "j"),
    "weight": ("weight", "n", "count", "messages", "mails", "emails", "frequency", "strength", "value", "gewicht"),
    "layer": ("layer", "relation", "relation_type", "network", "kind", "type"),
    "directed": ("directed",),
}


def ties_guesses(table: Table, ids: frozenset[str]) -> list[Guess]:
    """Columns of a ties file: both ends, weight, layer and direction."""
    fits: dict[str, Fits] = {
        "source": lambda cells: known(cells, ids),
        "target": lambda cells: known(cells, ids),
        "weight": lambda cells: all(re.fullmatch(r"[0-9]+(\.[0-9]+)?", cell) is not None for cell in cells),
        "layer": lambda cells: all(cells) and len(set(cells)) <= 50,
        "directed": lambda cells: set(cells) <= {"0", "1", "true", "false"},
    }
    return by_name(table, TIES_WORDS, fits)
