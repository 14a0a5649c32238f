"""The shape of an organization in sentences; nobody is named."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cxsim.analysis.organization_shape import Between, GroupShape, OrganizationShape
from cxsim.units import counted
from cxsim.words.groups import group_words, sentence
from cxsim.words.milestones import SMALL_NUMBERS
from cxsim.words.shares import percent

ALIKE = 1.15
"""Groups whose figures differ by less than this factor are not told apart."""
LAYERS = {"informal": "Informal ties", "reporting": "Reporting lines", "team": "Team ties"}


def few(number: int) -> str:
    """A number as a sentence says it: "two", "348"."""
    return SMALL_NUMBERS[number] if 0 < number < len(SMALL_NUMBERS) else f"{number:,}"


def counted_few(number: int, one: str) -> str:
    """A number with its noun, small ones in words: "two questions"."""
    return f"{few(number)} {counted(number, one).partition(' ')[2]}"


def shape_title(shape: OrganizationShape, *, drawn: bool = False) -> str:
    """What is true of an organization, as a title; ``drawn``: its ties are not stated, so nothing is said of them."""
    people = f"{counted(shape.people, 'person')} in {counted_few(shape.stated_departments, 'department')}"
    inside = inside_share(shape)
    if drawn or math.isnan(inside) or len(shape.departments) < 2:
        return f"{people}, {counted_few(shape.stated_levels, 'level')}"
    return f"{people}, and {percent(inside)} of ties stay inside"


def drawn_words(*, generated: bool) -> str:
    """That ties are not those of real people; ``generated``: the people are not either."""
    if generated:
        return "People and ties are generated from figures, not read from files."
    return ("No ties were given: informal ones are drawn at random, with usual figures. Add a mail log, a network "
            "survey or a graph to see yours.")


def inside_share(shape: OrganizationShape) -> float:
    """The share of ties inside groups of departments, of all that are not formal; nan without ties."""
    ties = sum(pair.ties for pair in shape.between)
    inside = sum(pair.ties for pair in shape.between if pair.first == pair.second)
    return inside / ties if ties else float("nan")


def size_words(shape: OrganizationShape) -> str:
    """Departments, levels and who leads, in a sentence."""
    leads = counted(shape.managers, "person leads others", "people lead others")
    return (f"{sentence(counted_few(shape.stated_departments, 'department'))}, "
            f"{counted_few(shape.stated_levels, 'level')}; {leads}.")


def joined_words(groups: Sequence[GroupShape]) -> str:
    """That small groups are told together, if any are."""
    several = [one for one in groups if len(one.group.names) > 1]
    return "Groups of fewer than ten people are joined with a neighbor." if several else ""


def central_words(shape: OrganizationShape) -> str:
    """To which department others look most and least."""
    groups = [one for one in shape.departments if not math.isnan(one.from_others)]
    if len(groups) < 2:
        return "There are no ties between departments to tell who is looked to."
    most, least = (chosen(groups, key=lambda one: one.from_others) for chosen in (max, min))
    if most.from_others < ALIKE * least.from_others or not most.from_others:
        return f"No department stands out: {_looked(most)}, {_looked(least)}."
    return (f"Other departments look to {_named(most)} most, to {_named(least)} least: {_looked(most)}, "
            f"{_looked(least)}.")


def _looked(one: GroupShape) -> str:
    return f"{one.from_others:.1f} outside look to each person of {_named(one)}"


def _named(one: GroupShape) -> str:
    return sentence(group_words(one.group))


def between_words(shape: OrganizationShape) -> str:
    """Which two departments have the fewest ties for their sizes."""
    pairs = [pair for pair in shape.between if pair.first != pair.second and not math.isnan(pair.to_chance)]
    if not pairs:
        return "There is one group only." if len(shape.departments) < 2 else "There are no ties."
    least = min(pairs, key=lambda pair: pair.to_chance)
    if not least.ties:
        return f"There are no ties at all: {pair_words(shape, least)}."
    return (f"Fewest for their sizes: {pair_words(shape, least)}, {least.to_chance:.2f} times as many as if everybody "
            "chose at random.")


def pair_words(shape: OrganizationShape, pair: Between) -> str:
    """Two groups of departments, or the inside of one."""
    first, second = (_named(shape.departments[place]) for place in (pair.first, pair.second))
    return f"inside {first}" if pair.first == pair.second else f"{first} with {second}"


def layer_words(name: str) -> str:
    """A kind of ties as a reader calls it."""
    return LAYERS.get(name, sentence(name.replace("_", " ")))
