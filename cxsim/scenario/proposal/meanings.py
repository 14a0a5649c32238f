"""What every column of the people is taken for, and whether its cells name people."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.scenario.proposal.draft import MEANINGS, NOTHING, Draft
from cxsim.scenario.proposal.header_words import rank
from cxsim.scenario.proposal.parts import Meaning

_NAMES = ("name", "mail", "person", "first_name", "last_name")
_OF_DAYS = {"ends_after": "end", "begins_by": "start", "values": "status"}


def meanings_of(draft: Draft) -> Iterator[Meaning]:
    """One for each column, in the order of the file."""
    taken = {column: (role, guess.reason) for role, guess in draft.columns.items() for column in guess.columns}
    taken = {**dict(_of_settings(draft)), **taken}
    names = {*draft.columns["id"].columns, *draft.settings.get("manager_by", ((), ""))[0], *draft.of_ties}
    for column in dict.fromkeys(filter(None, draft.table.header)):
        told = column in names or any(rank(column, role) is not None for role in _NAMES)
        unused = draft.said.get(column, "name" if told else NOTHING)
        role, reason = taken.get(column, (unused, "you said so" if column in draft.said else ""))
        yield Meaning("people", draft.table.file, column, role, reason, f"people:{column}", MEANINGS,
                      told or role in ("manager", "name"))


def _of_settings(draft: Draft) -> Iterator[tuple[str, tuple[str, str]]]:
    """The columns that say who is here, and what managers and ties name people by."""
    for column in (*draft.settings.get("manager_by", ((), ""))[0], *draft.of_ties):
        yield column, ("name", "people are named by it")
    for rule in draft.settings.get("keep", ([], ""))[0]:
        role = next(role for key, role in _OF_DAYS.items() if key in rule)
        yield rule["column"], (role, "it says who is here")
