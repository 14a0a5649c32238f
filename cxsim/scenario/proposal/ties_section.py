"""The part of a first scenario that describes a file of ties: what its columns hold, and what must be repaired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cxsim.errors import Finding, InputError
from cxsim.organization.company_files.direction_words import direction, yes_or_no
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.callings import Callings, no_ends
from cxsim.scenario.proposal.parts import Meaning, Part, PeopleSeen, Repair, cells_of
from cxsim.scenario.proposal.proposal import Questions
from cxsim.scenario.proposal.tie_ends_guess import EndsGuess, ends_guesses
from cxsim.scenario.proposal.tie_ends_keys import state_ends
from cxsim.scenario.proposal.tie_keys import TieKeys, Trial, file_line, shown, trial
from cxsim.scenario.proposal.tie_relations import Relation, relations, with_copies
from cxsim.scenario.proposal.tie_repeats import are_waves, repeats
from cxsim.scenario.proposal.tie_words import (
    FROM,
    LAYERS,
    MESSAGES,
    SENDERS,
    SUBJECTS,
    TIMES,
    WAVES,
    WEIGHTS,
    named,
    speaks_of,
)
from cxsim.scenario.proposal.ties_guesses import matrix_roles, ties_roles
from cxsim.scenario.proposal.ties_questions import MEANINGS, TiesQuestions
from cxsim.scenario.proposal.weight_guess import WeightGuess, weight_of_each
from cxsim.scenario.text.yaml_writer import quiet
from cxsim.units import counted

LARGEST_UNSCALED = 5.0


def ties_part(
    table: Table, specification: FileSpecification, people: PeopleSeen, questions: Questions, name: str | None = None
) -> Part:
    """Lines for one file of ties, and the repairs with their counts; what only the user can know is asked.

    ``name``: the layer of these ties, which their questions bear too, if they are one file of several.

    Raises
    ------
    InputError
        If no columns name people; it says how many cells of each do.
    """
    callings = Callings(people.table, people.id_column)
    ask = TiesQuestions(questions, table.file, name)
    said = ask.said(table.header)
    guesses = ends_guesses(table, callings, said)
    if not guesses:
        raise InputError([Finding(table.file, 0, 0, "", no_ends(table, callings, people.table.file))])
    whole = Part()
    if not guesses[0].by_name:
        ask.ends(guesses[0])
    roles: dict[str, tuple[str, str]] = {}
    for relation in relations(table, specification, with_copies(table, callings, guesses, ask, whole), ask, said):
        asked = TiesQuestions(questions, table.file, name, relation.layer)
        section = _Section(table, specification, people, relation, asked, name, said)
        section.columns()
        section.faults()
        whole.lines += [file_line(table), *section.keys.lines(), *section.unused()]
        whole.repairs += [repair for repair in section.keys.repairs if repair not in whole.repairs]
        whole.used |= section.used
        roles |= section.meant()
    whole.meanings += _meanings(table, roles, guesses, ask)
    return whole


def _meanings(
    table: Table, roles: Mapping[str, tuple[str, str]], guesses: Sequence[EndsGuess], ask: TiesQuestions
) -> Iterator[Meaning]:
    """What the columns of a file of ties are taken for; in a square, and where others stand in many, that is fixed."""
    fixed = len(guesses) > 1 or guesses[0].form not in ("rows", "list")
    for column in dict.fromkeys(filter(None, table.header)):
        role, reason = roles.get(column, ("nothing", ""))
        yield Meaning("ties", table.file, column, role, reason, "" if fixed else ask.of(column),
                      () if fixed else MEANINGS, role in ("source", "target"))


class _Section:
    """Fills the keys of one kind of ties in a file."""

    def __init__(
        self, table: Table, specification: FileSpecification, people: PeopleSeen, relation: Relation,
        ask: TiesQuestions, name: str | None, said: Mapping[str, str],
    ) -> None:
        self.table, self.people, self.relation, self.ends = table, people, relation, relation.ends
        self.ask, self.used, self.said = ask, set[str](), said
        self.layer = "_".join(one for one in (name, relation.layer) if one is not None) or "informal"
        self.signs_proposed = False
        self.keys = TieKeys.of_file(specification, ask)
        self.read: tuple[object, Trial] | None = None
        weight = relation.weight or weight_of_each(table, self.ends, specification)
        own = {self.ends.source, *self.ends.targets, *(() if weight is None else (weight.column, *weight.each))}
        self.others = sorted(relation.others - own)
        self.roles = (
            matrix_roles(table, self.ends.targets, specification) if self.ends.form == "matrix" else
            ties_roles(table, own | relation.others, specification, said))
        self.weight = weight or self.roles.weight

    def columns(self) -> None:
        """What the columns hold."""
        self.used |= state_ends(self.keys, self.ends, self.people)
        self._directions()
        if self.roles.wave is not None:
            self.ask.wave(self.keys, self.roles.wave, self._counts(self.roles.wave))
        layer = self.roles.layer
        if layer is None:
            self.keys.put("layer", self.layer, "the name of these ties")
        else:
            self.keys.put("layer", {"column": layer}, f"guessed by its name; found: {self._found(layer)}")
        if self.weight is not None:
            self._weight(self.weight)
        unread = self.weight is None and self.ends.form != "matrix" and self.table.index_of("weight") is not None
        left = [*self.others, *(["weight"] if unread else [])]
        if self.ends.beside:
            self.keys.repair("ignore_columns", list(self.ends.beside), "these are not named after people")
        if left:
            self.keys.put("ignore_columns", left, "other ties are read from these" if self.others else "")

    def meant(self) -> dict[str, tuple[str, str]]:
        """What columns are taken for, and why."""
        roles, weight = self.roles, self.weight
        weights = () if weight is None else (weight.column, *weight.each)
        found = {**{column: ("nothing", reason) for column, reason in roles.unused.items()},
                 **dict.fromkeys(weights, ("weight", "")), **dict.fromkeys(self.ends.targets, ("target", "")),
                 self.ends.source: ("source", "")}
        others = {"layer": roles.layer, "direction": roles.direction, "both ways": roles.mutual, "wave": roles.wave,
                  "time": roles.time}
        return found | {column: (role, "") for role, column in others.items() if column is not None}

    def faults(self) -> None:
        """The direction of ties, and settings for what the reader would otherwise refuse."""
        self._never()
        found = self._trial()
        self._times(found)
        if self.roles.direction is None and self.roles.mutual is None:
            self.ask.directed(self.keys, self.ends, found, self._sent())
        if self.keys.stated.get("directed", True) and not self._all_both_ways():
            self.ask.influence(self.keys, self.ends, self._sent())
        ends = self._trial().reader.ends
        if ends.unknown:
            self.ask.outsiders(self.keys, ends)
        if ends.blank:
            self.ask.blank_ends(self.keys, ends)
        found = self._trial()
        loops = found.reader.loops
        if loops:
            self.keys.repair("self_ties", "drop", f"{counted(loops, 'row')} with the same person at both ends")
        self.ask.repeats(self.keys, repeats(found.layers.values(), found.reader.people, found.table), self.ends.form)
        self._still_refused(found)
        self._scale(found)

    def unused(self) -> Iterator[str]:
        """Comments about the columns that have no role."""
        left = dict(self.roles.unused)
        for column, reason in left.items():
            if column not in self.said and speaks_of(column, WEIGHTS | LAYERS) and any(self._counts(column)):
                self.keys.repairs.append(f"{self.table.file}: {column} is not read: {reason}")
        if self.roles.time not in (None, self.keys.stated.get("keep", {}).get("column")):
            left[str(self.roles.time)] = "when a tie was; all rows count"
        if left:
            yield "      # Columns not used:"
            yield from (f"      # - {quiet(column)}: {quiet(reason, 300)}" for column, reason in left.items())

    def _directions(self) -> None:
        """The columns that say whether a tie goes both ways."""
        roles = self.roles
        if roles.direction is not None:
            self.keys.column("directed", roles.direction, f"direction; found: {self._found(roles.direction)}")
        elif self.table.index_of("directed") is not None and self.ends.form != "matrix":
            self.keys.column("directed", None, "its cells are no directions")
        if roles.mutual is not None:
            self.keys.column("mutual", roles.mutual, f"both ways or not; found: {self._found(roles.mutual)}")

    def _times(self, found: Trial) -> None:
        """Which of several times to read, if the same ties are stated at each."""
        time = self.roles.time
        if time is not None and self.roles.wave is None and are_waves(found.layers.values(), found.table, time):
            self.ask.wave(self.keys, time, self._counts(time), events=not speaks_of(time, WAVES))

    def _never(self) -> None:
        """Leave out rows that say "never" in a column whose other words cannot be weighed."""
        if self.roles.ties_alone is not None and "keep" not in self.keys.stated:
            column, values = self.roles.ties_alone
            rows = sum(count for cell, count in self._counts(column).items() if cell not in values)
            why = f"{counted(rows, 'row')} where it says never"
            self.keys.repair("keep", {"column": column, "values": values}, why)

    def _trial(self) -> Trial:
        """What reading by the keys so far gives; the file is read again when a key adds, turns or leaves out ties."""
        stated = self.keys.stated
        decisive = (stated.get("directed") is False, stated.get("keep"), stated.get("blank_ends") == "above")
        if self.read is None or self.read[0] != decisive:
            self.read = decisive, trial(self.table, self.keys, self.people)
        return self.read[1]

    def _weight(self, guess: WeightGuess) -> None:
        """How the weight of ties is read."""
        by_name = self.relation.weight is None
        several = not by_name and self.relation.layer is not None
        stated, why = self.ask.weight(replace(guess, blanks=0) if several else guess, by_name)
        if several and guess.blanks:
            stated, why = {**stated, "blank": 0}, f"{why}; a blank cell is no tie"
        self._signs(guess)
        columns = {"columns": list(guess.each)} if guess.each else {"column": guess.column}
        weight = stated if self.ends.form == "matrix" else {**columns, **stated}
        if weight:
            self.keys.put("weight", weight, why)

    def _signs(self, guess: WeightGuess) -> None:
        """How numbers and missing values are written, where the file does not say it already."""
        stated, column = self.keys.stated, quiet(guess.column)
        file_signs = (stated.get("decimal", "."), stated.get("thousands"))
        # Words have no signs: those of the file stay.
        decimal, thousands = file_signs if guess.words else self.ask.signs(guess)
        self.signs_proposed = (decimal, thousands) != file_signs
        if self.signs_proposed:
            stated.pop("thousands", None)  # that of the file does not fit the weights
        if guess.grouped or decimal != file_signs[0]:
            self.keys.repair("decimal", decimal, f"as in the column {column}")
        if thousands is not None and thousands != stated.get("thousands"):
            self.keys.repair("thousands", thousands, f"as in the column {column}")
        if guess.missing and "missing" not in stated:
            self.keys.repair("missing", list(guess.missing), f"read as blank in the column {column}")

    def _scale(self, found: Trial) -> None:
        """Take the logarithm of weights if the largest is far from 1."""
        largest = found.largest(self.keys.stated.get("on_duplicate", "sum"))
        if largest > LARGEST_UNSCALED and not self.ask.mends("scale"):
            self.keys.repairs.append(Repair(f"{self.table.file}: the largest weight is {largest:,g}; weights stay as "
                                            "they are, as you said", self.ask.repair("scale"), undone=True))
        elif largest > LARGEST_UNSCALED:
            why = f"the largest weight is {largest:,g}, whose logarithm keeps a few ties from dominating all others"
            self.keys.repairs.append(
                Repair(f"{self.table.file}: weights are their logarithm ({why})", self.ask.repair("scale")))
            told = [self.keys.why["weight"], why] if "weight" in self.keys.why else [why]
            self.keys.put("weight", {**self.keys.stated.get("weight", {}), "scale": "logarithm"}, "; ".join(told))

    def _counts(self, column: str) -> Counter[str]:
        return Counter(cells_of(self.table, column))

    def _still_refused(self, found: Trial) -> None:
        """Tell of cells that no key repairs; where signs of numbers are proposed, the table was read without them."""
        if len(found.findings) and not self.signs_proposed:
            first = found.findings.shown()[0]
            cells = counted(len(found.findings), "cell")
            self.keys.repairs.append(
                f"{self.table.file}: {cells} must be corrected, such as {first.place()}: {first.message}")

    def _all_both_ways(self) -> bool:
        """Whether every row says that its tie goes both ways, so that nobody needs to say who influences whom."""
        column = self.roles.direction
        return column is not None and all(
            yes_or_no(cell) is False or direction(cell) == "both_ways" for cell in self._counts(column))

    def _sent(self) -> bool:
        """Whether ties are messages, from sender to recipient."""
        if not self.ends.in_rows:
            return False
        weight = self.roles.weight
        dated = any(speaks_of(column, TIMES | SUBJECTS) for column in self.table.header) or (
            weight is not None and speaks_of(weight.column, MESSAGES)) or self.roles.time is not None
        return any(named([self.ends.source], SENDERS)) or (dated and any(named([self.ends.source], FROM)))

    def _found(self, column: str) -> str:
        return shown(dict(self._counts(column).most_common()))
