"""The force field of a change in sentences: what restrains each group most, and what drives it."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.analysis.force_field import FieldForce, ForceField, GroupAtRest
from cxsim.units import counted
from cxsim.words.groups import said, sentence


def force_field_words(field: ForceField, most: int = 3) -> list[str]:
    """The strongest restraining forces of every group and behavior, apart from those that every change meets."""
    return [_sentence(field, standing, behavior, most) for behavior in field.behaviors for standing in field.standings]


def group_forces_words(field: ForceField, group: str, behavior: str) -> str:
    """What holds back and what drives one group, in a sentence for whoever does not see the picture."""
    place = sentence(said(group))
    back = [one for one in field.on(group, behavior, "restraining") if not one.everywhere]
    driving = [one for one in field.on(group, behavior, "driving") if not one.everywhere]
    held = f"held back by {_counted(back)}" if back else "held back by nothing in particular"
    driven = f"driven by {_counted(driving)}" if driving else "driven by nothing yet"
    return f"{place} is {held}, and {driven}."


def _counted(forces: Sequence[FieldForce]) -> str:
    return _listed([f"{said(one.name)} ({_times(one)})" for one in forces])


def _sentence(field: ForceField, standing: GroupAtRest, behavior: str, most: int) -> str:
    restraining = [one for one in field.on(standing.group, behavior, "restraining") if not one.everywhere][:most]
    driving = field.on(standing.group, behavior, "driving")[:2]
    head = f"{standing.group} ({counted(standing.people, 'person')}), {behavior}: "
    if not restraining:
        told = "restrained by nothing but the pull of the status quo"
    else:
        first, *others = restraining
        told = f"restrained most by {first.name} (without it use would be {_times(first)} as likely)"
        told += _joined([f"{one.name} ({_times(one)})" for one in others])
    if driving:
        told += "; driven by " + _listed([f"{one.name} ({_times(one)})" for one in driving])
    return f"{head}{told}."


def _times(force: FieldForce) -> str:
    return f"{force.times:.1f} times" if force.times < 9.95 else f"{force.times:.0f} times"


def _joined(others: Sequence[str]) -> str:
    return f", then by {_listed(others)}" if others else ""


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
