"""Which column names the managers, and by what; such a column is never dropped without a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from cxsim.errors import nearest
from cxsim.organization.company_files.directory import Directory
from cxsim.organization.company_files.kept_rows import KeptRows
from cxsim.organization.findings import quoted_list
from cxsim.scenario.proposal.draft import Draft, Guess
from cxsim.scenario.proposal.header_words import called_otherwise, normal, rank, ranked, speaks_of_managers
from cxsim.scenario.proposal.identity import counts_rows
from cxsim.scenario.proposal.parts import Choice
from cxsim.units import counted

_NONE = re.compile(
    r"none|n/a|na|-+|null|nan|nil|no[_ ]manager|nobody|no one|not applicable|no aplica|nicht zutreffend|keine?r?|ohne|"
    r"kein vorgesetzter|entfallt|aucune?|neant|sans|ningun[oa]|sin|sin jefe|0+|#n/?a|#nv|n\. ?a\.|k\. ?a\.|s/o|ceo|top|"
    r"board|vorstand|aufsichtsrat|geschaftsfuhrung|vacant|vakant|tbd|tba|unassigned|unbekannt|unknown|inconnu|"
    r"desconocido|\((?:blank|none|leer)\)|self|[?./x]"
)
MOST_LISTED = 10
MOST_COMPARED = 4_000
MOST = 0.8
"""The share of cells that must name people where a column's name does not tell that they are managers."""


class _Match:
    """How well one column of managers is found in what people are called by.

    ``values``: its values by what they name: "one" person, "several", "none" (a word for no manager), or "unknown".
    """

    def __init__(self, draft: Draft, column: str, by: tuple[str, ...], kept: KeptRows) -> None:
        self.column, self.by = column, by
        self.index, names = draft.index(column), [draft.index(name) for name in by]
        rows = draft.table.rows
        self.directory = Directory([
            (" ".join(rows[row][name] for name in names).strip(), stands_for)
            for row, stands_for in enumerate(kept.stands_for) if stands_for >= 0])
        self.given = Counter(filter(None, draft.cells(column)))
        self.found = {value: self.directory.find(value) for value in self.given}
        self.values: dict[str, list[str]] = {"one": [], "several": [], "none": [], "unknown": []}
        for value, found in self.found.items():
            self.values[_kind(value, found)].append(value)
        self.cells, self.stated = self.rows("one"), self.given.total() - self.rows("none")
        self.share = self.cells / self.stated if self.stated else 0.0

    def rows(self, kind: str) -> int:
        """How many rows hold values of this kind."""
        return sum(self.given[value] for value in self.values[kind])

    def people(self, cells: Sequence[str]) -> set[int]:
        """Whom a row names as manager."""
        return self.found.get(cells[self.index], set())

    def contradicts(self, other: _Match, cells: Sequence[str]) -> bool:
        """Whether two columns name different people in a row."""
        here, there = self.people(cells), other.people(cells)
        return bool(here and there) and here.isdisjoint(there)

    def listed(self, values: Sequence[str]) -> str:
        """Values with the number of their cells and the nearest that is known."""
        parts = []
        for value in values[:MOST_LISTED]:
            near = self._nearest(value)
            hint = f", nearest '{near}'" if near is not None else ""
            parts.append(f"'{value}' ({counted(self.given[value], 'row')}{hint})")
        more = len(values) - MOST_LISTED
        return ", ".join(parts) + (f" and {more:,} more" if more > 0 else "")

    def near(self) -> bool:
        """Whether an unknown value looks like a slip of a known one."""
        return any(self._nearest(value) is not None for value in self.values["unknown"][:MOST_LISTED])

    def _nearest(self, value: str) -> str | None:
        return nearest(value, [name for name, _ in self.directory.called[:MOST_COMPARED]])


def _kind(value: str, found: Collection[int]) -> str:
    if found:
        return "one" if len(found) == 1 else "several"
    return "none" if _NONE.fullmatch(normal(value)) else "unknown"


def choose_managers(draft: Draft, kept: KeptRows) -> None:
    """The column of managers and what it names them by; a column that states managers is never dropped silently."""
    named = [column for column in draft.called("manager") if any(draft.cells(column))] or _by_content(draft, kept)
    if not named:
        return
    ways, own = _ways(draft), (draft.columns["id"].column,)
    matches = [_Match(draft, column, by, kept) for column in named for by in ways]
    best = max(matches, key=lambda match: (match.share, match.cells, match.by == own))
    if best.cells == 0 and best.stated:
        _nobody_found(draft, best, named)
        return
    told = f"{best.cells:,} of {counted(best.stated, 'cell')} found among " + " ".join(best.by)
    draft.columns["manager"] = Guess("manager", best.column, f"its name suggests it; {told}")
    if best.by != own:
        draft.set("manager_by", list(best.by), f"'{best.column}' names managers by {' and '.join(best.by)}")
    none = best.values["none"]
    if none:
        words = f"{quoted_list(none)} in '{best.column}' ({counted(best.rows('none'), 'row')})"
        draft.set("no_manager", none, f"{words}: no manager")
        draft.repair(f"{words} is read as no manager")
    _unknown(draft, best)
    _own(draft, best, kept)
    _second_opinion(draft, best, matches)


def _by_content(draft: Draft, kept: KeptRows) -> list[str]:
    """A column of an unusual name whose cells name people in the file, asked about: it may hold managers."""
    own = (draft.columns["id"].column,)
    matches = [_Match(draft, column, own, kept) for column in draft.free() if _may_name_managers(draft, column)]
    found = {match.column: match for match in matches if match.stated > 2 and match.share >= MOST}
    if not found:
        return []
    choices = [Choice("none", "no column does; reporting lines are drawn at random")] + [
        Choice(column, f"{match.cells:,} of {counted(match.stated, 'cell')} name people of the file")
        for column, match in found.items()]
    answer = draft.questions.ask("manager", "No column is called as managers usually are. Which one states them?",
                                 choices, next(filter(speaks_of_managers, found), "none"))
    if answer != "none":
        return [answer]
    draft.repair(f"{quoted_list(found)} may state managers and is not read; reporting lines are drawn at random")
    return []


def _may_name_managers(draft: Draft, column: str) -> bool:
    """Whether a column without any usual name repeats values that are no small numbers."""
    given = [cell for cell in draft.cells(column) if cell]
    amounts = all(cell.isdigit() and len(cell) < 4 for cell in given) and not speaks_of_managers(column)
    return not called_otherwise(column) and not amounts and len(set(given)) < len(given)


def _ways(draft: Draft) -> list[tuple[str, ...]]:
    """What managers may be named by: the identifier, other identifiers, mail, names, positions."""
    alone = [(column,) for role in ("id", "mail", "person", "name", "position") for column in draft.free()
             if rank(column, role) is not None and not counts_rows(draft, column)]
    first = next(iter(ranked(draft.table.header, "first_name")), None)
    last = next((column for column in ranked(draft.table.header, "last_name") if column != first), None)
    full_name = [(first, last)] if first is not None and last is not None else []
    return [(draft.columns["id"].column,), *alone, *full_name]


def _nobody_found(draft: Draft, best: _Match, columns: Sequence[str]) -> None:
    """No cell names anybody in the file: say so, and ask."""
    shown = quoted_list(columns)
    what = (f"the column {shown} seems to name managers, but none of its "
            f"{counted(len(best.given), 'different value')} is an identifier, a name or a mail address in "
            f"this file: {best.listed(list(best.given))}")
    answer = draft.questions.ask("manager", f"{what[0].upper()}{what[1:]}. Reporting lines?", (
        Choice("drawn", "the column is not used; reporting lines are drawn at random"),
        Choice("keep", f"'{best.column}' is used all the same; cxsim check names every cell to mend"),
    ), "drawn")
    if answer == "keep":
        draft.columns["manager"] = Guess("manager", best.column, "you said so")
    else:
        draft.unused["manager"] = f"{what}; reporting lines are drawn at random"
        draft.repair(f"{what}; reporting lines are drawn at random")


def _unknown(draft: Draft, best: _Match) -> None:
    """Ask about managers who are not in the file, and tell of ambiguous ones, which are refused."""
    several, unknown = best.values["several"], best.values["unknown"]
    if several:
        draft.repair(f"'{best.column}' has {counted(len(several), 'name')} that several people bear: "
                     f"{quoted_list(several)}; cxsim check names every cell to mend")
    if not unknown:
        return
    what = (f"{counted(len(unknown), 'manager')} in '{best.column}' ({counted(best.rows('unknown'), 'row')} of "
            f"{best.stated:,}) not in the file: {best.listed(unknown)}")
    default = "error" if best.near() or best.share < 0.5 else "none"
    answer = draft.questions.ask("unknown_managers", f"{what}. What about those who report to them?", (
        Choice("none", "they have no manager"), Choice("error", "I shall mend the file; cxsim check names every cell"),
    ), default)
    draft.set("unknown_managers", answer, what)
    draft.repair(f"{what}; " + ("those who report to them have no manager" if answer == "none" else
                                "cxsim check refuses them until they are mended"))


def _own(draft: Draft, best: _Match, kept: KeptRows) -> None:
    """Several people who are listed as their own managers have none; one at the top needs no word."""
    own = [row for row in draft.rows if best.people(draft.table.rows[row]) == {kept.stands_for[row]}]
    if not own:
        return
    ids = draft.ids
    shown = quoted_list(ids[row] for row in own)
    draft.repair(f"{shown} {'is their own manager' if len(own) == 1 else 'are their own managers'}: they have none")
    draft.set("own_manager", "none", f"{counted(len(own), 'person')} listed as their own manager")


def _second_opinion(draft: Draft, best: _Match, matches: Sequence[_Match]) -> None:
    """Tell of rows where another column names another manager."""
    for column in dict.fromkeys(match.column for match in matches if match.column != best.column):
        other = max((match for match in matches if match.column == column), key=lambda match: match.share)
        differ = sum(best.contradicts(other, draft.table.rows[row]) for row in draft.rows)
        said = f"'{column}' names managers too"
        if differ:
            draft.repair(f"{said}, and another one in {counted(differ, 'row')}; '{best.column}' is read")
        elif not other.cells:
            draft.repair(f"{said}, but none of its values is found; '{best.column}' is read")
