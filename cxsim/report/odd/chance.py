"""Every random draw: what it is keyed by, when it happens, and why chance is there at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from cxsim.model.phases import Week
from cxsim.model.state import COLUMNS
from cxsim.model.traits import TRAITS
from cxsim.report.odd.equation_cards import EquationCard


@dataclass(frozen=True)
class Chance:
    """One purpose of the keyed random numbers. ``purpose`` may hold ``*`` for any text."""

    purpose: str
    when: str
    why: str

    def covers(self, purpose: str) -> bool:
        """Whether a purpose that the program used is this one."""
        return fnmatchcase(purpose, self.purpose)


# What is drawn outside the week. A test runs scenarios and holds every purpose that occurs against these.
_PAST = (
    Chance("tenure", "once per position", "how long people have been here varies; as the quit rate would have left it"),
    Chance("vacant", "once per position", "some positions are open on the first day, as many as the quit rate "
                                          "explains"),
    Chance("vacancy", "once per position", "weeks until an open position of the first day is filled"),
)
# What mechanisms beyond the reference week draw before the first week, by the column that the draw fills.
_FURTHER: Mapping[str, Chance] = {
    "values_before": Chance("trait:values_before", "once per position", "people differ in how well the organization as "
                          "it was suits them"),
}
_ORGANIZATION = (
    Chance("organization:*", "once per organization draw", "who leads, who knows whom: reporting lines, popularity and "
         "informal ties are not known for a generated organization, only their statistics are"),
    Chance("team:circle", "once per organization draw", "whom one looks at in a team too large to look at everybody"),
    Chance("growth:*", "once per new position and organization draw", "whom newcomers of a growing organization meet"),
    Chance("merger:meeting", "once per pair of people", "in which week two people of merging organizations meet"),
    Chance("measure:*", "when an organization is described", "a sample of people, to measure clustering in large "
         "organizations; touches no run"),
)
_PLAN = (
    Chance("target:*", "once per name of a draw", "who belongs to a share of a target group; a larger share reaches a "
         "superset"),
    Chance("committee:*", "once per name of a draw", "who gets a seat where members are chosen at random"),
    Chance("collaboration:*", "once per name of a draw", "who works with whom; a stronger intervention keeps the "
         "pairs of a weaker one"),
    Chance("exchange:*", "once per intervention and name of a draw", "who changes places with whom in a "
                                                                     "reorganization"),
)


_PARAMETERS = (
    Chance("plausible set:*", "once per row of a set", "parameters that a plausible set does not hold, because only "
         "other rules or mechanisms beyond the reference week read them; their ranges are all that is known"),
)


def weekly(week: Week, behaviors: tuple[str, ...]) -> Iterator[Chance]:
    """The draws of the week; the reason is the claim of the mechanism that reads the number."""
    for draw in week.draws:
        readers = (equation for equation in week.equations if draw.name in equation.reads)
        why = "; ".join(f"`{equation.name}`: {EquationCard(equation).formula}" for equation in readers)
        for purpose in draw.purposes(behaviors):
            yield Chance(purpose, "every week, every person", why)


def of_people(behaviors: tuple[str, ...]) -> Iterator[Chance]:
    """Traits: an own draw per person, a shared one per department."""
    for trait in TRAITS:
        by_behavior = COLUMNS[trait.name].by_behavior
        for name in [f"{trait.name}:{behavior}" for behavior in behaviors] if by_behavior else [trait.name]:
            yield Chance(f"trait:{name}", "once per person (position and generation)", "people differ, in ways nobody "
                       "measured; where a scenario states a trait, the statement takes the place of the draw")
            yield Chance(f"department:{name}", "once per department", "people of one department resemble one another "
                       "(`department_variance_share`)")


def of_existing_use(behaviors: tuple[str, ...]) -> Iterator[Chance]:
    """Who uses it before the first week, where a scenario states that some do."""
    for name in behaviors:
        yield Chance(f"existing:{name}", "once per position", "who uses it already, where a share of a group does")
        yield Chance(f"existing practice:{name}", "the three weeks before the first", "in which of the last weeks they "
                   "used")


def all_chance(week: Week, behaviors: tuple[str, ...]) -> dict[str, list[Chance]]:
    """Every draw, by part of the model."""
    parts = {
        "Every week": list(weekly(week, behaviors)),
        "People": list(of_people(behaviors)),
        "The past": [*_PAST, *of_existing_use(behaviors)],
        "Mechanisms beyond the reference week": [chance for column, chance in _FURTHER.items() if column in week.names],
        "The organization": list(_ORGANIZATION),
        "The plan": list(_PLAN),
        "The parameters": list(_PARAMETERS),
    }
    return {part: draws for part, draws in parts.items() if draws}
