"""What holds back and what helps a change, in words: the title of the page that states it."""

from __future__ import annotations

from collections.abc import Mapping

from cxsim.scenario.changing.behavior_map import BehaviorMap
from cxsim.scenario.schema.behaviors import Behavior
from cxsim.scenario.schema.purpose import AdoptionTarget
from cxsim.words.groups import listed, said, sentence
from cxsim.words.shares import fraction

MOST_NAMED = 3


UNSAID_TITLE = "What people are to do is not said"
UNSAID = {"", "?"}
"""Descriptions that say nothing; a first scenario asks for one with "?"."""


def behavior_words(behavior: Behavior) -> str:
    """What people do when they use a behavior; "" while nobody has said it."""
    return "" if behavior.description.strip() in UNSAID else behavior.description


def map_title(shown: BehaviorMap, described: str = "yes") -> str:
    """The finding: where most works against the change, and what it is; the same everywhere, or nothing yet.

    ``described``: what people are to do, in words; while neither that ("") nor what works against it is said, the title
    says so.
    """
    against = {group: shown.strengths("inhibitor", group) for group in shown.people}
    worst = max(against, key=lambda one: (round(sum(against[one].values()), 9), shown.people[one]), default="")
    if not worst or not against[worst]:
        return f"{'Nothing is said to work against the change' if described else UNSAID_TITLE} yet"
    same = len(against) > 1 and all(one == against[worst] for one in against.values())
    who = "Every group" if same else sentence(said(worst))
    return f"{who} is held back by {listed([*against[worst]], MOST_NAMED)}"


def map_note(shown: BehaviorMap) -> str:
    """Where nothing helps the change yet; empty if something helps everywhere."""
    bare = [group for group in shown.people if not shown.strengths("catalyst", group)]
    if not bare:
        return ""
    where = "anywhere" if len(bare) == len(shown.people) else f"in {listed(bare, MOST_NAMED)}"
    return f"Nothing is said to help the change {where}."


def target_words(target: AdoptionTarget | None) -> str:
    """How many people are to be adopters, in words: "half of all people"."""
    if target is None:
        return "No target is stated"
    return f"{sentence(fraction(target.adoption))} of all people"


def existing_words(existing: Mapping[str, float]) -> str:
    """Who practices the new behavior already."""
    some = {group: share for group, share in existing.items() if share > 0.0}
    if not some:
        return "Existing practice of the new behavior: none in any group."
    most = sorted(some, key=lambda one: -some[one])
    told = ", ".join(f"{said(one)} {some[one] * 100.0:.3g} %" for one in most[:MOST_NAMED])
    return f"Existing practice of the new behavior: {told}{' and others' if len(most) > MOST_NAMED else ''}."
