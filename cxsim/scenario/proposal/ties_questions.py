"""What a file of ties does not tell about itself: direction, influence, waves, doubtful weights, repeats, outsiders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from cxsim.errors import Finding, InputError
from cxsim.organization.company_files.tie_ends import Ends
from cxsim.organization.findings import counted_list, quoted_list
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.parts import Choice
from cxsim.scenario.proposal.proposal import Questions
from cxsim.scenario.proposal.tie_ends_guess import EndsGuess
from cxsim.scenario.proposal.tie_keys import TieKeys, Trial, shown
from cxsim.scenario.proposal.tie_repeats import Repeats
from cxsim.scenario.proposal.ties_guesses import in_order
from cxsim.scenario.proposal.weight_guess import Decimal, Thousands, WeightGuess
from cxsim.scenario.text.yaml_writer import quiet
from cxsim.units import counted

FEW_TIES = 3
MANY_OUTSIDE = 0.2
SMALL_CODES = frozenset("1234567")
MEANINGS: Final = (
    Choice("source", "who"), Choice("target", "with whom"), Choice("weight", "how strong"),
    Choice("layer", "kind of tie"), Choice("nothing", "not used"))
"""What a column of ties may be said to hold (``--answer "ties:COLUMN=weight"``)."""
_QUESTION_OF: Final = {"keep": "wave", "on_duplicate": "repeats", "decimal": "thousands"}
_DIRECTED = {True: "each row is a one-way tie; false: both ways", False: "each row is a tie both ways; true: one way"}


class TiesQuestions:
    """Asks about one file; every question has a proposal, which counts until there is an answer."""

    def __init__(self, questions: Questions, file: str, *layer: str | None) -> None:
        self.questions, self.file = questions, file
        self.key = ".".join(["ties", *(name for name in layer if name is not None)])

    def said(self, header: Sequence[str]) -> dict[str, str]:
        """What the user says, without being asked, that columns are."""
        said = {column: self.questions.said(self.of(column), MEANINGS) for column in dict.fromkeys(header) if column}
        return {column: role for column, role in said.items() if role}

    def of(self, column: str) -> str:
        """The question what a column is."""
        return f"{self.key}:{column}"

    def mends(self, key: str) -> bool:
        """Whether a key is stated that mends something: it is, unless the user undoes it, or has chosen it."""
        return self._asked(key) or self.questions.mends(self.repair(key))

    def repair(self, key: str) -> str:
        """The question whose other answer undoes a key: one that was asked, or else whether the key is stated."""
        return f"{self.key}.{_QUESTION_OF.get(key, key)}" if self._asked(key) else f"{self.key}.repair:{key}"

    def _asked(self, key: str) -> bool:
        """Whether a question about what a key mends was asked."""
        return f"{self.key}.{_QUESTION_OF.get(key, key)}" in {one.key for one in self.questions.asked}

    def ends(self, ends: EndsGuess) -> None:
        """Whether columns whose names do not tell hold the ends of ties.

        Raises
        ------
        InputError
            If they do not: then nothing tells who is tied to whom.
        """
        columns = " and ".join(f"'{column}'" for column in (ends.source, ends.targets[0]))
        text = f"Do {columns} name the two people of a tie? Their cells do, their names do not tell."
        answer = self._ask("ends", text, ("yes", "they do"), ("no", "they do not"))
        if answer == "no":
            raise InputError([Finding(self.file, 0, 0, "", "name the columns with the two people of a tie source and "
                                      f"target; {columns} are not it")])

    def copies(self, columns: Sequence[str]) -> bool:
        """Whether those who got a copy of a message are its recipients too."""
        return self._ask("copies", f"People in {quoted_list(columns)} got a copy. Are they recipients too?",
                         ("no", "a copy is no tie"), ("yes", "a copy counts like a message")) == "yes"

    def amounts(self, found: dict[str, WeightGuess]) -> list[WeightGuess]:
        """The columns that weigh ties, though their names do not say so: one, or one for each kind of ties."""
        if not found:
            return []
        if len(found) == 1:
            column = next(iter(found))
            answer = self._ask("weight_column", f"Does '{column}' tell how strong ties are?",
                               (column, "yes, it is their weight; 0 is no tie"), ("none", "no, it is not read"))
        else:
            answer = self._ask("relations", f"What do the columns {', '.join(map(quiet, found))} hold?",
                               ("layers", "each a kind of ties of its own, and how strong; 0 or blank: no tie"),
                               ("none", "nothing about ties; every row is a tie"))
        return [] if answer == "none" else list(found.values())

    def wave(self, keys: TieKeys, column: str, counts: Counter[str], *, events: bool = False) -> None:
        """Which of several waves to read; the last is proposed, or all if they may as well be days of events."""
        values = in_order([value for value in counts if value])
        found = shown({value: counts[value] for value in values})
        choices = [(value, counted(counts[value], "row")) for value in reversed(values)]
        every = ("all", "every row: ties of all times together")
        answer = self._ask(
            "wave", f"'{column}' holds {counted(len(values), 'point')} in time: {found}. Which one is read?",
            *([every, *choices] if events else [*choices, every]))
        if answer != "all":
            keys.repair("keep", {"column": column, "values": [answer]},
                         f"one of {len(values)} waves, which are never put on top of one another; found: {found}")

    def directed(self, keys: TieKeys, ends: EndsGuess, found: Trial, sent: bool) -> None:
        """Whether rows that do not say so are ties in one direction."""
        if ends.form == "matrix" and _half(found.table):
            keys.repair("directed", False, "only one half of the square is filled")
        if ends.form != "rows":
            return
        one_way = found.one_way_only()
        directed = not (ends.called_alike and one_way)
        if ends.called_alike or (one_way and not sent and found.ties > FEW_TIES):
            ways = [("one_way", "the source looks at the target, the target need not look back"),
                    ("both_ways", "both look at each other")]
            text = f"Is a row with {ends.source} and {ends.targets[0]} a tie in one direction or both ways?"
            directed = self._ask("directed", text, *(ways if directed else reversed(ways))) == "one_way"
        keys.put("directed", directed, _DIRECTED[directed])

    def influence(self, keys: TieKeys, ends: EndsGuess, sent: bool) -> None:
        """Which end of a one-way tie is seen by the other; the sender where there is one."""
        choices = [("target", "the source looks at the target: asks it, reports to it, names it"),
                   ("source", "the target looks at the source: reads its mails"),
                   ("both", "each looks at the other")]
        if sent:
            choices = [choices[1], choices[0], choices[2]]
        answer = choices[0][0] if ends.form in ("wide", "list") and not sent else self._ask(
            "influence", f"Who influences whom in a tie from {ends.source} to "
            f"{'the header' if ends.form == 'matrix' else ends.targets[0]}?", *choices)
        keys.put("influence", answer, f"{dict(choices)[answer]}; allowed: target, source, both")

    def outsiders(self, keys: TieKeys, ends: Ends) -> None:
        """What happens to ties with people who are not in the people file; many of them may be a fault."""
        why = (f"{ends.outside:,} of {ends.all:,} ties name {counted(len(ends.unknown), 'other')} outside the people "
               f"file: {quiet(counted_list(ends.unknown, 3), 120)}")
        answer = "drop"
        if ends.outside > MANY_OUTSIDE * ends.all:
            answer = self._ask("outsiders", f"{why}. What happens to these ties?",
                               ("drop", "they are left out and counted"),
                               ("error", "they stay mistakes, to be corrected in the files"))
        keys.repair("outsiders", answer, why)

    def blank_ends(self, keys: TieKeys, ends: Ends) -> None:
        """What blank ends mean: no tie, or in lists with merged cells the source of the row above."""
        why, answer = f"{counted(ends.blank, 'row')} with a blank end: no tie", "drop"
        if ends.below_a_source == ends.blank and not ends.table.added_columns:  # edges of a graph have no cells above
            answer = self._ask(
                "blank_ends", f"{counted(ends.blank, 'row')} with a target and a blank source. Whose ties are these?",
                ("above", "of the source in the row above, as in lists with merged cells"),
                ("drop", "of nobody; they are left out and counted"))
            why = why if answer == "drop" else f"{counted(ends.blank, 'row')} whose source stands in a row above"
        keys.repair("blank_ends", answer, why)

    def repeats(self, keys: TieKeys, found: Repeats, form: str) -> None:
        """What repeated ties mean: counts, the same tie from both ends, or a row that stands there twice."""
        if not found.rows:
            return
        rule, why = "sum", f"{counted(found.rows, 'row')} with a tie that an earlier row has"
        weighed = bool({"column", "columns"} & set(keys.stated.get("weight", {})))
        once = form in ("wide", "matrix") or found.within == found.rows
        if once or (found.mirrored and not found.other_weight):
            rule, why = "largest", f"{counted(found.rows, 'tie')} listed from both ends; each counts once"
            if once:
                why = f"{counted(found.rows, 'tie')} named twice; each counts once"
        elif found.mirrored:
            rule = self._ask(
                "repeats", f"{counted(found.rows, 'tie')} listed from both ends, {found.other_weight:,} of them with "
                "another weight: which weight counts?", ("mean", "the mean of both"), ("largest", "the larger one"),
                ("sum", "both together"))
            why = f"{counted(found.rows, 'tie')} listed from both ends, {found.other_weight:,} with another weight"
        elif weighed and found.whole == found.rows:
            rule = self._ask(
                "repeats", f"{counted(found.rows, 'row')} exactly like an earlier one: the same tie again?",
                ("largest", "yes, each counts once"), ("sum", "no, their weights are added"))
            why = f"{counted(found.rows, 'row')} exactly like an earlier one"
        keys.repair("on_duplicate", rule, why)

    def weight(self, guess: WeightGuess, by_name: bool) -> tuple[dict[str, Any], str]:
        """The keys of the weight beside its column, and why; ``by_name``: whether the name of the column tells."""
        stated: dict[str, Any] = {}
        name = "suggests it," if by_name else "does not tell, but"
        why = f"guessed: the name of {quiet(guess.column)} {name} its values fit"
        if guess.words:
            stated["words"], why = self._words(guess)
        elif set(guess.values) <= SMALL_CODES and "1" in guess.values and len(guess.values) > 2:
            codes = in_order(list(guess.values))
            answer = self._ask(
                "codes", f"'{guess.column}' holds codes ({', '.join(codes)}). What does 1 mean?",
                ("weight", "a weak tie: codes are weights"), ("never", "no tie, as in 1 = never"))
            if answer == "never":
                stated["words"] = {code: 0 if code == "1" else int(code) for code in codes}
                why = "1 means that there is no tie"
        if guess.blanks:
            text = f"'{guess.column}' is blank in {counted(guess.blanks, 'row')}: what is the weight there?"
            answer = self._ask("blank_weights", text, ("1", "1: a tie"), ("0", "0: no tie"))
            stated["blank"] = int(answer)
            why += f"; blank in {counted(guess.blanks, 'row')}"
        return stated, why

    def signs(self, guess: WeightGuess) -> tuple[Decimal, Thousands | None]:
        """The decimal sign and the sign of thousands, which a number such as 1.204 leaves open."""
        if not guess.grouped:
            return guess.decimal, guess.thousands
        whole, decimals = guess.grouped.replace(".", "").replace(",", ""), guess.grouped.replace(",", ".")
        answer = self._ask(
            "thousands", f"What is '{guess.grouped}' in the column '{guess.column}'?",
            ("thousands", f"{whole}, with a sign for thousands"), ("decimals", f"{decimals}, with three decimals"))
        point = "." in guess.grouped
        if answer == "thousands":
            return (",", ".") if point else (".", ",")
        return (".", None) if point else (",", None)

    def _words(self, guess: WeightGuess) -> tuple[dict[str, float], str]:
        words = {word: int(weight) if weight == int(weight) else weight for word, weight in guess.words.items()}
        if set(words.values()) <= {0, 1}:
            return words, "these words tell whether there is a tie; 0: no tie"
        answer = self._ask(
            "words", f"'{guess.column}' holds words. Do they weigh "
            f"{', '.join(f'{word} = {weight:g}' for word, weight in words.items())}?",
            ("yes", "contacts a month; never is no tie"), ("equal", "every word but those of weight 0 weighs 1"))
        if answer == "equal":
            return {word: int(weight > 0) for word, weight in words.items()}, "every word but never is a tie"
        return words, "these words tell how often; weights are contacts a month; 0: no tie"

    def _ask(self, key: str, text: str, *choices: tuple[str, str]) -> str:
        return self.questions.ask(f"{self.key}.{key}", f"{self.file}: {text}", [Choice(*choice) for choice in choices])


def _half(table: Table) -> bool:
    """Whether all ties of a square table, whose rows and columns are in one order, lie on one side of its diagonal."""
    people = [cells[0] for cells in table.rows]
    if len(people) <= FEW_TIES or people != list(table.header[1:len(people) + 1]):
        return False
    above = {row < column for row, cells in enumerate(table.rows) for column, cell in enumerate(cells[1:])
             if row != column and cell not in ("", "0")}
    return len(above) < 2
