"""The process that takes quick looks: it stays warm, and drops what it does when it is asked for something newer."""

from __future__ import annotations

import warnings
from concurrent.futures import CancelledError
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.errors import InputError
from cxsim.web.worker import words_of

if TYPE_CHECKING:
    from cxsim.analysis.quick_look import QuickLook
    from cxsim.studies.quick_look import QuickLooker


@dataclass(frozen=True)
class Wanted:
    """A plan to look at: a file in the folder of a project; ``number`` tells one request from the next."""

    number: int
    folder: str
    plan: str


@dataclass(frozen=True)
class Seen:
    """What a quick look found, or the mistake that was in its way, in words."""

    number: int
    look: QuickLook | None
    mistake: str = ""


def serve(connection: Connection) -> None:
    """Take one look after the other until the app is gone; it may be ended at any time, because it writes nothing."""
    looker = import_module("cxsim.studies.quick_look").QuickLooker()
    try:
        while True:
            wanted = connection.recv()
            while connection.poll():  # only the last request counts
                wanted = connection.recv()
            seen = looked(looker, connection, wanted)
            if seen is not None:
                connection.send(seen)
    except (EOFError, OSError):
        return


def looked(looker: QuickLooker, connection: Connection, wanted: Wanted) -> Seen | None:
    """Look at a plan; None if something newer was asked for meanwhile."""
    from cxsim.scenario.loading.load import load_scenario

    def go_on(_: int, __: int) -> None:
        if connection.poll():
            raise CancelledError

    folder = Path(wanted.folder)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Seen(wanted.number, looker.look(load_scenario(folder / wanted.plan, root=folder), go_on))
    except CancelledError:
        return None
    except InputError as error:  # the page is about this plan, so its file and line say nothing new
        return Seen(wanted.number, None, "\n".join(one.message for one in error.findings))
    except Exception as error:  # whatever it is, the page says it
        return Seen(wanted.number, None, words_of(error).replace(f"{folder}/", ""))
