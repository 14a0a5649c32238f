"""Messages about keys that are not allowed where they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from cxsim.errors import did_you_mean, nearest
from cxsim.scenario.checks.schema_walk import SchemaWalk
from cxsim.scenario.text.nodes import MapNode, Scalar, Step, at

# Places of interventions other than the plan itself; hints about their keys refer to the plan.
FIRST_PLAN = "plan.interventions[]"
OTHER_PLACES = ("plan.change_course.interventions[]", "plan.rules[].then.start", "plan.rules[].then[].start")

# Keys of earlier versions and of other files -> the remedy.
OF_AN_EXPERIMENT = "a file with it is an experiment, not a scenario; run it with cxsim sweep, without --vary"
GONE: Mapping[Sequence[Step], str] = {
    ("factors",): OF_AN_EXPERIMENT,
    ("mechanisms",): "all mechanisms are in force; delete the key, or leave some out by without: [name]",
    ("plan", "milestones"): "waves that wait for results are 'gates' of the plan; milestones with their own share and "
                            "date stand at the top level, beside 'target'",
}


def unknown_key_message(path: Sequence[Step], tree: MapNode, walk: SchemaWalk) -> str:
    """The message for an unknown key at the end of ``path``."""
    key = str(path[-1])
    allowed = walk.keys_at(path[:-1], tree)
    comma = _decimal_comma(key, at(tree, path[:-1]))
    if comma:
        return comma
    head = f"unknown key '{key}'"
    if tuple(path) in GONE:
        return f"{head}; {GONE[tuple(path)]}"
    alien = _alien_letter(key)
    if alien:
        head += f" (it contains {alien})"
    match = meant_key(path, tree, walk)
    if match is not None:
        return f"{head}; did you mean '{match}'?"
    own = _in_first_plan(_section(path[:-1]))
    sections = dict.fromkeys(_in_first_plan(section) for section in walk.sections_with(key))
    sections.pop(own, None)
    if sections:
        return f"{head} here; it belongs under {_listed(list(sections))}"
    return f"{head}; {did_you_mean(key, allowed, limit=30)}"


def _in_first_plan(section: str) -> str:
    """The path of a section inside an intervention, as in the plan itself."""
    for other in OTHER_PLACES:
        if section.startswith(other):
            return FIRST_PLAN + section.removeprefix(other)
    return section


def meant_key(path: Sequence[Step], tree: MapNode, walk: SchemaWalk) -> str | None:
    """The key that the author probably meant by the last step of ``path``."""
    return nearest(_latin(str(path[-1])), walk.keys_at(path[:-1], tree))


def _decimal_comma(key: str, parent: object) -> str:
    """Explain that ``{strength: 0,5}`` reads as strength 0 and a key 5."""
    if not (isinstance(parent, MapNode) and parent.flow and re.fullmatch(r"[0-9]+%?", key)):
        return ""
    keys = list(parent.entries)
    value = parent.get(key)
    before = parent.get(keys[keys.index(key) - 1]) if keys.index(key) > 0 else None
    if isinstance(value, Scalar) and value.value is None and isinstance(before, Scalar):
        return f"a decimal comma; write {before.text}.{key} instead of {before.text},{key}"
    return ""


def _alien_letter(key: str) -> str:
    for character in key:
        if not character.isascii():
            return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed')}"
    return ""


_LOOK_ALIKES = str.maketrans("аеорсухіѕјԁо", "aeopcyxisjdo")


def _latin(key: str) -> str:
    return unicodedata.normalize("NFKC", key).translate(_LOOK_ALIKES)


def _section(path: Sequence[Step]) -> str:
    parts: list[str] = []
    for step in path:
        if isinstance(step, int) and parts:
            parts[-1] += "[]"
        else:
            parts.append(str(step))
    return ".".join(parts)


def _listed(sections: Sequence[str], limit: int = 3) -> str:
    named = [f"'{section}'" if section else "the top level" for section in sections[:limit]]
    return " or ".join(named)
