"""``python -m cxsim.web PORT FOLDER``: serves the workbench until it is stopped; ``cxsim app`` starts it."""

from __future__ import annotations

import errno
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

import uvicorn

from cxsim.errors import OutputError
from cxsim.web.app import build_app
from cxsim.web.projects import Projects
from cxsim.web.security import HOST, Keys


def serve(port: int, folder: Path) -> None:
    """Serve the workbench on this computer alone until Ctrl-C.

    Raises
    ------
    OutputError
        If the port is used, or may not be used.
    """
    with bound(port) as taken:
        keys = Keys(taken.getsockname()[1])
        config = uvicorn.Config(
            build_app(Projects(folder), keys), log_level="critical", access_log=False, server_header=False,
            proxy_headers=False, timeout_graceful_shutdown=0, ws="none",
        )
        print_line(f"The workbench is open on this computer. Projects: {folder.absolute()}")
        print_line(f"Open this link once: {keys.link}")
        print_line("Stop it with Ctrl-C.")
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[taken])
    print_line("The workbench is closed. Runs that were not finished go on when you start it again.")


def bound(port: int) -> socket.socket:
    """A port of this computer that nobody else uses; 0: any."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two programs share a port
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((HOST, port))
        taken.listen()
    except OSError as error:
        taken.close()
        used = error.errno == errno.EADDRINUSE
        reason = "is used by another program, perhaps by the workbench in another window" if used else "may not be used"
        raise OutputError(f"port {port} {reason}; close it, or choose another one: cxsim app --port {port + 1}"
                          ) from None
    return taken


def print_line(text: str) -> None:
    """Say something at the terminal, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    """Serve on the port and the folder that were given."""
    try:
        serve(int(sys.argv[1]), Path(sys.argv[2]))
        os._exit(0)  # a form that is being drawn in a thread would keep the terminal waiting
    except OutputError as error:
        sys.stderr.write(f"cxsim: {error}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
