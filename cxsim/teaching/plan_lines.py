"""The lines of a team's plan as interventions, with every mistake at its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cxsim.errors import Place, did_you_mean
from cxsim.interventions.base import Intervention
from cxsim.organization.findings import Findings
from cxsim.organization.tables.numerals import number
from cxsim.scenario.case.terms import Offer
from cxsim.teaching.ground import EVERYONE, Ground, Group


@dataclass(frozen=True)
class Line:
    """One line as it was written: the text of each column and the place of its cell."""

    texts: Mapping[str, str]
    places: Mapping[str, Place]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(self.texts.values())


@dataclass(frozen=True)
class Step:
    """One line as it was understood; ``weeks`` None: to the end; ``name``: unique in its plan."""

    name: str
    offer: Offer
    group: Group
    first_week: int
    weeks: int | None
    dose: float
    place: Place

    def cost(self, ground: Ground) -> float:
        """What it costs in the weeks of the run."""
        return ground.price(self.offer, self.group).of(self.dose, self.length(ground))

    def length(self, ground: Ground) -> int:
        """How many weeks of the run it works."""
        left = ground.terms.weeks - self.first_week
        return left if self.weeks is None else min(self.weeks, left)

    @property
    def intervention(self) -> Intervention:
        """What is simulated."""
        fields = {"name": self.name, "target": self.group.target, "start_week": self.first_week}
        return self.offer.at(self.dose, fields | ({} if self.weeks is None else {"weeks": self.weeks}))


def steps_in(lines: Sequence[Line], ground: Ground, findings: Findings) -> tuple[Step, ...]:
    """The lines that say something; those with a mistake are left out and told."""
    return named(step for line in lines if not line.is_blank and (step := _step(line, ground, findings)) is not None)


def _step(line: Line, ground: Ground, findings: Findings) -> Step | None:
    before = len(findings)
    reader = _Reader(line, ground, findings)
    offer, group = reader.offer(), reader.group()
    first = reader.week("first week", 0, ground.terms.weeks - 1)
    weeks = reader.week("weeks", 1, ground.terms.weeks)
    if not line.texts["first week"]:
        reader.say("first week", "the first week is missing; the run has weeks 0 to "
                   f"{ground.terms.weeks - 1}")
    dose = reader.dose(offer)
    if len(findings) > before or offer is None or group is None or first is None:
        return None
    return Step("", offer, group, first, weeks, dose, line.places["intervention"])


class _Reader:
    """Reads the cells of one line."""

    def __init__(self, line: Line, ground: Ground, findings: Findings) -> None:
        self.line, self.ground, self.findings = line, ground, findings

    def say(self, column: str, message: str) -> None:
        self.findings.add(self.line.places[column].finding("", message))

    def offer(self) -> Offer | None:
        text = self.line.texts["intervention"]
        found = self.ground.terms.offer(text) if text else None
        if not text:
            self.say("intervention", "the intervention is missing; choose one, or clear the line")
        elif found is None:
            names = [one.name for one in self.ground.terms.offers]
            self.say("intervention", f"'{text}' is not on offer in this case; {did_you_mean(text, names, limit=40)}")
        return found

    def group(self) -> Group | None:
        text = self.line.texts["for whom"]
        found = self.ground.group(text)
        if found is None:
            names = [one.name for one in self.ground.groups]
            self.say("for whom", f"there is no group '{text}'; {did_you_mean(text, names, limit=30)}")
        return found

    def week(self, column: str, lowest: int, highest: int) -> int | None:
        """A whole number of weeks; None if there is none or it is wrong."""
        text = self.line.texts[column]
        if not text:
            return None
        value = number(text)
        if isinstance(value, str) or value != int(value) or not lowest <= value <= highest:
            given = value if isinstance(value, str) else f"'{text}' given"
            self.say(column, f"{given}; allowed: a whole number from {lowest} to {highest}"
                     + ("; leave it empty for 'to the end'" if column == "weeks" else ""))
            return None
        return int(value)

    def dose(self, offer: Offer | None) -> float:
        """The share of a full dose, 1 if nothing is stated."""
        text = self.line.texts["dose"].strip()
        if not text:
            return 1.0
        value = number(text.removesuffix("%").strip())
        if isinstance(value, float) and text.endswith("%"):
            value /= 100.0
        if isinstance(value, str) or not 0.0 < value <= 1.0:
            meant = "" if isinstance(value, str) or not 1.0 < value <= 100.0 else f"; did you mean {value:g} %?"
            self.say("dose", f"'{text}' given; allowed: more than 0 and up to 100 % of a full dose{meant}")
            return 1.0
        if offer is not None and not offer.has_dose and value != 1.0:
            self.say("dose", f"'{offer.name}' has one strength only; leave the dose empty")
        return value


def named(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps with names of their own: the intervention, and for whom where it comes twice."""
    every = list(steps)
    often = Counter(step.offer.name for step in every)
    return tuple(_named(every, often))


def _named(steps: Sequence[Step], often: Mapping[str, int]) -> Iterator[Step]:
    taken: Counter[str] = Counter()
    for step in steps:
        name = step.offer.name
        if often[name] > 1 and step.group.name != EVERYONE:
            name = f"{name} for {step.group.name}"
        taken[name] += 1
        unique = name if taken[name] == 1 else f"{name} ({taken[name]})"
        yield replace(step, name=unique[:80])
