"""The process that takes quick looks: it stays warm, and drops what it does when it is asked for something newer."""

from __future__ import annotations

import warnings
from concurrent.futures import CancelledError
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cxsim.errors import InputError
from cxsim.web.worker import words_of

if TYPE_CHECKING:
    from cxsim.analysis.quick_look import QuickLook
    from cxsim.analysis.tried_move import TriedMove
    from cxsim.studies.quick_look import QuickLooker


Task = Literal["look", "try"]


@dataclass(frozen=True)
class Wanted:
    """A plan to look at, or to try a move of: a file in the folder of a project.

    ``number`` tells one request from the next.
    """

    number: int
    folder: str
    plan: str
    task: Task = "look"


@dataclass(frozen=True)
class Seen:
    """What a quick look found, or what a move came to, or the mistake that was in the way, in words."""

    number: int
    look: QuickLook | None = None
    mistake: str = ""
    tried: TriedMove | None = None


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
    """Look at a plan, or try a move of it; None if something newer was asked for meanwhile."""
    from cxsim.scenario.loading.load import load_scenario
    from cxsim.studies.tried_move import try_move

    def go_on(_: int, __: int) -> None:
        if connection.poll():
            raise CancelledError

    folder = Path(wanted.folder)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            scenario = load_scenario(folder / wanted.plan, root=folder)
            if wanted.task == "try":
                return Seen(wanted.number, tried=try_move(scenario, go_on))
            return Seen(wanted.number, looker.look(scenario, go_on))
    except CancelledError:
        return None
    except InputError as error:  # the page is about this plan, so its file and line say nothing new
        return Seen(wanted.number, mistake="\n".join(one.message for one in error.findings))
    except Exception as error:  # whatever it is, the page says it
        return Seen(wanted.number, mistake=words_of(error).replace(f"{folder}/", ""))
