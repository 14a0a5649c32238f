"""Every story is told as it was approved; ``python -m tests.golden --renew`` approves what is told now."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.golden.stories import FOLDER, Stories, Story, read, renewed
from tests.golden.tellers import said

THEMES = {file.stem: read(file) for file in sorted(FOLDER.glob("*.txt"))}
STORIES = [pytest.param(theme, story, id=f"{name}: {story.name}")
           for name, theme in THEMES.items() for story in theme.stories]


@pytest.mark.parametrize(("theme", "story"), STORIES)
def test_a_story_is_told_as_approved(
    theme: Stories, story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    now = said(theme, story, tmp_path)
    difference = difflib.unified_diff(
        story.approved.splitlines(), now.splitlines(), "approved", "now", lineterm="", n=1)
    assert now == story.approved, "\n".join(difference)


@pytest.mark.parametrize("name", THEMES)
def test_names_are_told_apart_and_files_stand_as_they_are_renewed(name: str) -> None:
    names = [story.name for story in THEMES[name].stories]
    assert len(names) == len(set(names))
    file = FOLDER / f"{name}.txt"
    assert renewed(file, [story.approved for story in THEMES[name].stories]) == file.read_text("utf-8")
