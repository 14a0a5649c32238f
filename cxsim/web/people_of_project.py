"""Other people for a project that is there already, as one change that can be undone."""

from __future__ import annotations

from pathlib import PurePosixPath

from cxsim.scenario.proposal.pseudonymized import Pseudonymized
from cxsim.web.editing import Texts, edit
from cxsim.web.inbox import Sent
from cxsim.web.projects import Project
from cxsim.web.yaml_edit import value_at, with_value

BLOCK = "organization"


def replace_people(project: Project, sent: Sent, copies: Pseudonymized) -> str:
    """Put new people, ties and answers in the place of those of a project; plans and context stay. Its folder.

    Raises
    ------
    InputError
        If the plans cannot be read with them; nothing is written.
    """
    block = value_at(copies.text, [BLOCK])

    def change(texts: Texts) -> None:
        holding = [name for name, text in texts.items() if name.endswith((".yaml", ".yml")) and value_at(text, [BLOCK])]
        for name in holding:
            texts[name] = with_value(texts[name], [BLOCK], block)
            texts.update({str(PurePosixPath(name).parent / file): text for file, text in copies.files.items()})

    edit(project, f"New people from {sent.people.name}", change)
    return project.folder.name
