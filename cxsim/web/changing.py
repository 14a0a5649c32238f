"""Changes that forms ask for: made in the files that state the values, and mistakes brought back to their fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from cxsim.errors import Finding, InputError
from cxsim.scenario.changing.stated import Change, files_to_change
from cxsim.scenario.schema.schema import Scenario
from cxsim.web.editing import Texts, edit
from cxsim.web.projects import Project
from cxsim.web.yaml_edit import with_item, with_value, without


@dataclass(frozen=True)
class Wish:
    """What one field asks for: the name of the field, the change in words, and what it changes."""

    field: str
    words: str
    changes: Sequence[Change]


def make(project: Project, scenarios: Sequence[Scenario], wish: Wish, seen: str = "") -> str:
    """Change the project as one field asks for; what is wrong with it, or ""."""
    if not wish.changes:
        return ""
    try:
        edit(project, wish.words, partial(_apply, scenarios, wish.changes), seen)
    except InputError as error:
        return "\n".join(dict.fromkeys(_told(one) for one in error.findings))
    except KeyError:
        return "This cannot be changed here, as the file states it in another way. Change it in the file."
    return ""


def _apply(scenarios: Sequence[Scenario], changes: Sequence[Change], texts: Texts) -> None:
    # Where a file takes a value goes by what was there before the first change.
    for change, files in [(one, files_to_change(scenarios, one.where)) for one in changes]:
        for file in files:
            texts[file] = _changed(texts[file], change)


def _changed(text: str, change: Change) -> str:
    if change.act == "remove":
        return without(text, change.path)
    if change.act == "add":
        return with_item(text, change.path, change.value)
    return with_value(text, change.path, change.value)


def _told(finding: Finding) -> str:
    """A finding where its field is seen: without the line that the field shows."""
    place = f"{finding.place()}: " if finding.file else ""
    return f"{place}{finding.message}"


def shared_words(scenarios: Sequence[Scenario], path: Sequence[str | int]) -> str:
    """Where a value is kept, and whose it is."""
    files = files_to_change(scenarios, path)
    named = " and ".join(files)
    if len(scenarios) == 1:
        return f"Kept in {named}."
    if len(files) == 1:
        return f"Kept in {named}, which {'both' if len(scenarios) == 2 else f'all {len(scenarios)}'} plans share."
    return f"Kept in {named}; a change here changes each of them."
