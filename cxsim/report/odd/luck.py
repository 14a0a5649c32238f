"""Every random draw: what it is keyed by, when it happens, and why chance is there at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from cxsim.model.law import Week
from cxsim.model.state import COLUMNS
from cxsim.model.traits import TRAITS
from cxsim.report.odd.law_cards import LawCard


@dataclass(frozen=True)
class Luck:
    """One purpose of the keyed random numbers. ``purpose`` may hold ``*`` for any text."""

    purpose: str
    when: str
    why: str

    def covers(self, purpose: str) -> bool:
        """Whether a purpose that the program used is this one."""
        return fnmatchcase(purpose, self.purpose)


# What is drawn outside the week. A test runs scenarios and holds every purpose that occurs against these.
_PAST = (
    Luck("tenure", "once per position", "how long people have been here varies; as the quit rate would have left it"),
    Luck("vacant", "once per position", "some positions are open on the first day, as many as the quit rate explains"),
    Luck("vacancy", "once per position", "weeks until an open position of the first day is filled"),
)
# What laws beyond the reference week draw before the first week, by the column that the draw fills.
_FURTHER: Mapping[str, Luck] = {
    "values_before": Luck("trait:values_before", "once per position", "people differ in how well the organization as "
                          "it was suits them"),
}
_ORGANIZATION = (
    Luck("organization:*", "once per organization draw", "who leads, who knows whom: reporting lines, popularity and "
         "informal ties are not known for a generated organization, only their statistics are"),
    Luck("team:circle", "once per organization draw", "whom one looks at in a team too large to look at everybody"),
    Luck("growth:*", "once per new position and organization draw", "whom newcomers of a growing organization meet"),
    Luck("merger:meeting", "once per pair of people", "in which week two people of merging organizations meet"),
    Luck("measure:*", "when an organization is described", "a sample of people, to measure clustering in large "
         "organizations; touches no run"),
)
_PLAN = (
    Luck("target:*", "once per name of a draw", "who belongs to a share of a target group; a larger share reaches a "
         "superset"),
    Luck("committee:*", "once per name of a draw", "who gets a seat where members are chosen at random"),
    Luck("collaboration:*", "once per name of a draw", "who works with whom; a stronger lever keeps the pairs of a "
         "weaker one"),
    Luck("exchange:*", "once per lever and name of a draw", "who changes places with whom in a reorganization"),
)


_PARAMETERS = (
    Luck("plausible set:*", "once per row of a set", "parameters that a plausible set does not hold, because only "
         "other rules or laws beyond the reference week read them; their ranges are all that is known"),
)


def weekly(week: Week, behaviors: tuple[str, ...]) -> Iterator[Luck]:
    """The draws of the week; the reason is the claim of the law that reads the number."""
    for draw in week.draws:
        readers = (law for law in week.laws if draw.name in law.reads)
        why = "; ".join(f"`{law.name}`: {LawCard(law).equation}" for law in readers)
        for purpose in draw.purposes(behaviors):
            yield Luck(purpose, "every week, every person", why)


def of_people(behaviors: tuple[str, ...]) -> Iterator[Luck]:
    """Traits: an own draw per person, a shared one per department."""
    for trait in TRAITS:
        by_behavior = COLUMNS[trait.name].by_behavior
        for name in [f"{trait.name}:{behavior}" for behavior in behaviors] if by_behavior else [trait.name]:
            yield Luck(f"trait:{name}", "once per person (position and generation)", "people differ, in ways nobody "
                       "measured; where a scenario states a trait, the statement takes the place of the draw")
            yield Luck(f"department:{name}", "once per department", "people of one department resemble one another "
                       "(`department_variance_share`)")


def of_existing_practice(behaviors: tuple[str, ...]) -> Iterator[Luck]:
    """Who practises before the first week, where a scenario states that some do."""
    for name in behaviors:
        yield Luck(f"existing:{name}", "once per position", "who practises already, where a share of a group does")
        yield Luck(f"existing practice:{name}", "the three weeks before the first", "in which of the last weeks they "
                   "practised")


def all_luck(week: Week, behaviors: tuple[str, ...]) -> dict[str, list[Luck]]:
    """Every draw, by part of the model."""
    parts = {
        "Every week": list(weekly(week, behaviors)),
        "People": list(of_people(behaviors)),
        "The past": [*_PAST, *of_existing_practice(behaviors)],
        "Laws beyond the reference week": [luck for column, luck in _FURTHER.items() if column in week.names],
        "The organization": list(_ORGANIZATION),
        "The plan": list(_PLAN),
        "The parameters": list(_PARAMETERS),
    }
    return {part: draws for part, draws in parts.items() if draws}
