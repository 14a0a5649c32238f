"""Which column names the managers, and by what; such a column is never dropped without a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cxsim.errors import nearest
from cxsim.organization.company_files.directory import Directory
from cxsim.organization.company_files.kept_rows import KeptRows
from cxsim.organization.findings import quoted_list
from cxsim.scenario.proposal.draft import Draft, Guess
from cxsim.scenario.proposal.header_words import called_otherwise, normal, rank, speaks_of_managers
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


class _Match:
    """How well one column of managers is found in what people are called by."""

    def __init__(self, draft: Draft, column: str, by: tuple[str, ...], kept: KeptRows) -> None:
        self.column, self.by = column, by
        index, names = draft.index(column), [draft.index(name) for name in by]
        rows = draft.table.rows
        self.directory = Directory([
            (" ".join(rows[row][name] for name in names).strip(), stands_for)
            for row, stands_for in enumerate(kept.stands_for) if stands_for >= 0])
        self.given = Counter(rows[row][index] for row in draft.rows if rows[row][index])
        self.found = {value: self.directory.find(value) for value in self.given}
        self.none = [value for value, found in self.found.items() if not found and _NONE.fullmatch(normal(value))]
        self.unknown = [value for value, found in self.found.items() if not found and value not in self.none]
        self.several = [value for value, found in self.found.items() if len(found) > 1]
        stated = sum(self.given.values()) - self._cells(self.none)
        self.cells = stated - self._cells(self.unknown) - self._cells(self.several)
        self.stated = stated
        self.share = self.cells / stated if stated else 0.0

    def _cells(self, values: Sequence[str]) -> int:
        return sum(self.given[value] for value in values)

    def listed(self, values: Sequence[str]) -> str:
        """Values with the number of their cells and the nearest that is known."""
        known = [name for name, _ in self.directory.called][:4_000]
        parts = []
        for value in values[:MOST_LISTED]:
            near = nearest(value, known)
            hint = f", nearest '{near}'" if near is not None else ""
            parts.append(f"'{value}' ({counted(self.given[value], 'row')}{hint})")
        more = len(values) - MOST_LISTED
        return ", ".join(parts) + (f" and {more:,} more" if more > 0 else "")

    def near(self) -> bool:
        """Whether an unknown value looks like a slip of a known one."""
        known = [name for name, _ in self.directory.called][:4_000]
        return any(nearest(value, known) is not None for value in self.unknown[:MOST_LISTED])


def choose_managers(draft: Draft, kept: KeptRows) -> None:
    """The column of managers and what it names them by; a column that states managers is never dropped silently."""
    named = sorted((place, column) for column in draft.free() if (place := rank(column, "manager")) is not None
                   and any(draft.cells(column)))
    named = named or _by_content(draft, kept)
    if not named:
        return
    matches = [_Match(draft, column, by, kept) for _, column in named for by in _ways(draft)]
    best = max(matches, key=lambda match: (match.share, match.cells, match.by == (draft.columns["id"].column,)))
    if best.cells == 0 and best.stated:
        _nobody_found(draft, best, [column for _, column in named])
        return
    told = f"{best.cells:,} of {counted(best.stated, 'cell')} found among " + " ".join(best.by)
    draft.columns["manager"] = Guess("manager", best.column, f"its name suggests it; {told}")
    if best.by != (draft.columns["id"].column,):
        draft.set("manager_by", list(best.by), f"'{best.column}' names managers by {' and '.join(best.by)}")
    if best.none:
        rows = counted(sum(best.given[one] for one in best.none), "row")
        words = f"{quoted_list(best.none)} in '{best.column}' ({rows})"
        draft.set("no_manager", best.none, f"{words}: no manager")
        draft.repair(f"{words} is read as no manager")
    _unknown(draft, best)
    _own(draft, best, kept)
    _second_opinion(draft, best, matches)


def _by_content(draft: Draft, kept: KeptRows) -> list[tuple[int, str]]:
    """A column of an unusual name whose cells name people in the file, asked about: it may hold managers."""
    own = draft.columns["id"].column
    found = []
    for column in draft.free():
        given = [cell for cell in draft.cells(column) if cell]
        amounts = all(cell.isdigit() and len(cell) < 4 for cell in given) and not speaks_of_managers(column)
        if called_otherwise(column) or amounts or len(set(given)) >= len(given):
            continue
        match = _Match(draft, column, (own,), kept)
        if match.stated > 2 and match.share >= 0.8:
            found.append((column, match))
    if not found:
        return []
    choices = [Choice("none", "no column does; reporting lines are drawn at random")] + [
        Choice(column, f"{match.cells:,} of {counted(match.stated, 'cell')} name people of the file")
        for column, match in found]
    proposed = next((column for column, _ in found if speaks_of_managers(column)), "none")
    answer = draft.questions.ask("manager", "No column is called as managers usually are. Which one states them?",
                                 choices, proposed)
    if answer == "none":
        shown = quoted_list(column for column, _ in found)
        draft.repair(f"{shown} may state managers and is not read; reporting lines are drawn at random")
    return [(0, column) for column, _ in found if column == answer]


def _ways(draft: Draft) -> Iterator[tuple[str, ...]]:
    """What managers may be named by: the identifier, other identifiers, mail, names, positions."""
    own = draft.columns["id"].column
    yield (own,)
    for role in ("id", "mail", "person", "name", "position"):
        for column in draft.free():
            if rank(column, role) is not None and not counts_rows(draft, column):
                yield (column,)
    first = min(((place, column) for column in draft.table.header if (place := rank(column, "first_name")) is not None),
                default=None)
    last = min(((place, column) for column in draft.table.header if (place := rank(column, "last_name")) is not None
                and (first is None or column != first[1])), default=None)
    if first is not None and last is not None:
        yield (first[1], last[1])


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
    if best.several:
        draft.repair(f"'{best.column}' has {counted(len(best.several), 'name')} that several people bear: "
                     f"{quoted_list(best.several)}; cxsim check names every cell to mend")
    if not best.unknown:
        return
    rows = sum(best.given[value] for value in best.unknown)
    what = (f"{counted(len(best.unknown), 'manager')} in '{best.column}' ({counted(rows, 'row')} of {best.stated:,}) "
            "not "
            f"in the file: {best.listed(best.unknown)}")
    default = "error" if best.near() or best.share < 0.5 else "none"
    answer = draft.questions.ask("unknown_managers", f"{what}. What about those who report to them?", (
        Choice("none", "they have no manager"), Choice("error", "I shall mend the file; cxsim check names every cell"),
    ), default)
    draft.set("unknown_managers", answer, what)
    draft.repair(f"{what}; " + ("those who report to them have no manager" if answer == "none" else
                                "cxsim check refuses them until they are mended"))


def _own(draft: Draft, best: _Match, kept: KeptRows) -> None:
    """Several people who are listed as their own managers have none; one at the top needs no word."""
    index = draft.index(best.column)
    own = [row for row in draft.rows if best.found.get(draft.table.rows[row][index]) == {kept.stands_for[row]}]
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
        here, there = draft.index(best.column), draft.index(column)
        rows = [draft.table.rows[row] for row in draft.rows]
        differ = sum(
            1 for cells in rows if best.found.get(cells[here]) and other.found.get(cells[there])
            and best.found[cells[here]].isdisjoint(other.found[cells[there]]))
        said = f"'{column}' names managers too"
        if differ:
            draft.repair(f"{said}, and another one in {counted(differ, 'row')}; '{best.column}' is read")
        elif not other.cells:
            draft.repair(f"{said}, but none of its values is found; '{best.column}' is read")
