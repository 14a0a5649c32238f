"""The weight of a tie as its cell states it: a number, or a word (or code) that the scenario weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.findings import quoted_list
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.tables.numerals import number


class Weights:
    """Reads weights and counts how often each word stood for one."""

    def __init__(self, specification: TiesSpecification) -> None:
        self.decimal, self.thousands = specification.decimal, specification.thousands
        self.blank = specification.weighing.blank
        self.words = {fold(word.strip()): value for word, value in specification.weighing.words.items()}
        self.counted: Counter[str] = Counter()

    def read(self, cell: str) -> float | str:
        """The weight in a cell, or why it has none."""
        if not cell and self.blank is not None:
            self.counted["blank"] += 1
            return self.blank
        if self.words:
            return self._of_word(cell)
        value = number(cell, self.decimal, self.thousands)
        if not isinstance(value, str) and value < 0.0:
            return f"the weight is {value:g}; allowed: 0 or more"
        return value

    def note(self) -> Iterator[str]:
        """What each word weighed, and in how many cells it stood."""
        if self.counted:
            values = {**self.words, "blank": self.blank}
            shown = ", ".join(f"{word} = {values[word]:g} ({count:,})" for word, count in self.counted.most_common())
            yield f"weights of words: {shown}."

    def _of_word(self, cell: str) -> float | str:
        value = self.words.get(fold(cell))
        if value is None:
            return f"'{cell}' is not among the words of the weight ({quoted_list(self.words)}); add it to words"
        self.counted[fold(cell)] += 1
        return value
