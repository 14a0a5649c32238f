"""Find it: a project whose folder was moved is looked for on this computer, and brought back as a copy."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from fastapi import Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from cxsim.errors import OutputError
from cxsim.web.desk import Desk, Route, desk_of
from cxsim.web.projects import ABOUT, About, about_of, read_json

SECONDS: Final = 2.0
"""How long is looked; whoever waits can also say where it is."""
DEEPEST: Final = 6
TRASH: Final = (Path(".local/share/Trash/files"), Path(".Trash"))
"""Where deleted folders lie in a home folder; other hidden folders are not looked into."""


@dataclass(frozen=True)
class Search:
    """Where a project was found, below which folders was looked, and whether there was time for all of them."""

    found: tuple[Path, ...]
    below: tuple[Path, ...]
    whole: bool


def find(request: Request, key: str) -> Response:
    """The page with the folders that hold the project, and a field for another one."""
    desk = desk_of(request)
    return find_page(desk, gone(desk, key))


def bring_back(request: Request, key: Annotated[str, Form()], folder: Annotated[str, Form()] = "") -> Response:
    """Copy the project from a folder, and go on with it."""
    desk = desk_of(request)
    about = gone(desk, key)
    try:
        project = desk.projects.bring_back(about, folder.strip().strip("'\""))
    except OutputError as error:
        return find_page(desk, about, folder, str(error))
    return RedirectResponse(f"/projects/{project.folder.name}/report", 303)


def find_page(desk: Desk, about: About, folder: str = "", mistake: str = "") -> Response:
    """What was found, or why a folder cannot be used."""
    return desk.render("find.html", "Start", status=400 if mistake else 200, about=about, folder=folder,
                       mistake=mistake, search=looked_for(about.key, places(desk.projects.folder)))


def gone(desk: Desk, key: str) -> About:
    """The project of this key on the list of those that are missed."""
    for about in desk.projects.gone():
        if about.key == key:
            return about
    raise HTTPException(404, "This project is not missed. It may be back; look at Start.")


def places(projects: Path) -> tuple[Path, ...]:
    """Below which folders a moved project is looked for: around the folder of projects, at home, in the trash."""
    home = Path.home()
    found = dict.fromkeys((projects.parent, home, *(home / one for one in TRASH)))
    return tuple(place for place in found if place.is_dir())


def looked_for(key: str, below: Iterable[Path], seconds: float = SECONDS) -> Search:
    """Look for the project of a key, folders nearer to the top first."""
    below, until, whole = tuple(below), time.monotonic() + seconds, True
    found: dict[Path, None] = {}
    for place in below:
        for folder in _folders(place):
            if time.monotonic() > until:
                whole = False
                break
            about = about_of(read_json(folder / ABOUT))
            if about is not None and about.key == key:
                found[folder.resolve()] = None
    return Search(tuple(found), below, whole)


def _folders(place: Path) -> Iterator[Path]:
    """A folder and those in it, the nearer ones first; hidden ones, links and what may not be read are left out."""
    waiting = deque([(place, 0)])
    while waiting:
        folder, depth = waiting.popleft()
        yield folder
        if depth == DEEPEST:
            continue
        with suppress(OSError), os.scandir(folder) as entries:
            waiting.extend((Path(one.path), depth + 1) for one in sorted(entries, key=lambda one: one.name)
                           if one.is_dir(follow_symlinks=False) and not one.name.startswith("."))


FIND: Final = (Route("GET", "/find", find), Route("POST", "/find", bring_back))
