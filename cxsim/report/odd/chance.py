"""Every random draw: its key, when it happens, and why it is random."""

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
    """One purpose of the keyed random numbers; ``*`` in ``purpose`` matches any text."""

    purpose: str
    when: str
    why: str

    def covers(self, purpose: str) -> bool:
        """Whether a purpose that the program used is this one."""
        return fnmatchcase(purpose, self.purpose)


# What is drawn outside the week. A test runs scenarios and checks every purpose that occurs against these.
_PAST = (
    Chance("tenure", "once per position", "tenure varies, as the quit rate would have left it"),
    Chance("vacant", "once per position", "some positions are open on the first day, as many as the quit rate "
                                          "explains"),
    Chance("vacancy", "once per position", "how long it takes to fill a position that is open on the first day"),
)
# What mechanisms that can be left out draw before the first week, by the column the draw fills.
_OF_MECHANISMS: Mapping[str, Chance] = {
    "values_before": Chance("trait:values_before", "once per position", "people differ in how well the old "
                          "organization suits them"),
}
_ORGANIZATION = (
    Chance("organization:*", "once per organization draw", "who leads and who knows whom: a generated organization has "
         "no known reporting lines, popularity or ties, only their statistics"),
    Chance("team:circle", "once per organization draw", "whom people look at in a team too large to look at everyone"),
    Chance("growth:*", "once per new position and organization draw", "whom newcomers to a growing organization meet"),
    Chance("merger:meeting", "once per pair of people", "in which week two people of merging organizations meet"),
    Chance("measure:*", "when an organization is described", "a sample of people, to measure clustering in large "
         "organizations; has no effect on runs"),
)
_PLAN = (
    Chance("target:*", "once per name of a draw", "who belongs to a share of a target group; a larger share includes "
         "the people of a smaller one"),
    Chance("committee:*", "once per name of a draw", "who gets a seat if members are chosen at random"),
    Chance("collaboration:*", "once per name of a draw", "who works with whom; a stronger intervention keeps the "
         "pairs of a weaker one"),
    Chance("exchange:*", "once per intervention and name of a draw", "who changes places with whom in a "
                                                                     "reorganization"),
)


_PARAMETERS = (
    Chance("row of the plausible set", "once per replicate", "which row of a plausible set a replicate has: nobody "
         "knows which of these companies one's own is"),
    Chance("plausible set:*", "once per row of a set", "parameters that a plausible set does not hold, because no "
         "equation read them when it was made; their ranges are all that is known"),
    Chance("input:*", "once per input and parameter set", "nobody knows exactly what a scenario states about people "
         "and context; every plan meets the same draw"),
)


def weekly(week: Week, behaviors: tuple[str, ...]) -> Iterator[Chance]:
    """The draws of the week; the reason is the claim of the mechanism that reads the draw."""
    for draw in week.draws:
        readers = (equation for equation in week.equations if draw.name in equation.reads)
        why = "; ".join(f"`{equation.name}`: {EquationCard(equation).formula}" for equation in readers)
        for purpose in draw.purposes(behaviors):
            yield Chance(purpose, "every week, every person", why)


def of_people(behaviors: tuple[str, ...]) -> Iterator[Chance]:
    """Traits: one draw per person and a shared one per department."""
    for trait in TRAITS:
        by_behavior = COLUMNS[trait.name].by_behavior
        for name in [f"{trait.name}:{behavior}" for behavior in behaviors] if by_behavior else [trait.name]:
            yield Chance(f"trait:{name}", "once per person (position and generation)", "people differ in unmeasured "
                       "ways; a trait stated in the scenario replaces the draw")
            yield Chance(f"department:{name}", "once per department", "people of one department resemble one another "
                       "(`department_variance_share`)")


def of_existing_use(behaviors: tuple[str, ...]) -> Iterator[Chance]:
    """Who uses a behavior before the first week, if the scenario states that some do."""
    for name in behaviors:
        yield Chance(f"existing:{name}", "once per position", "who already uses it, if a share of a group does")
        yield Chance(f"existing practice:{name}", "the three weeks before the first", "in which of these weeks they "
                   "used it")


def all_chance(week: Week, behaviors: tuple[str, ...]) -> dict[str, list[Chance]]:
    """Every draw, by part of the model."""
    parts = {
        "Every week": list(weekly(week, behaviors)),
        "People": list(of_people(behaviors)),
        "The past": [*_PAST, *of_existing_use(behaviors)],
        "Mechanisms": [chance for column, chance in _OF_MECHANISMS.items() if column in week.names],
        "The organization": list(_ORGANIZATION),
        "The plan": list(_PLAN),
        "The parameters": list(_PARAMETERS),
    }
    return {part: draws for part, draws in parts.items() if draws}
