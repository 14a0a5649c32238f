"""``cxsim app``: the workbench in a browser, on this computer alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.options import whole_number_reader
from cxsim.errors import OutputError


def app_command(
    *,
    port: Annotated[
        int, typer.Option("--port", metavar="N", parser=whole_number_reader(1024, 65535),
                          help="Port on this computer.")
    ] = 8640,
    folder: Annotated[
        Path, typer.Option("--folder", metavar="DIR", help="Folder of the projects; made if missing.")
    ] = Path("cxsim-projects"),
) -> None:  # fmt: skip
    """Open the workbench: pages in a browser for whoever does not use a terminal; nothing leaves this computer."""
    from importlib.util import find_spec

    missing = [name for name in ("fastapi", "uvicorn", "python_multipart") if find_spec(name) is None]
    if missing:
        raise OutputError(f"the workbench needs further libraries ({', '.join(missing)} is not installed); install "
                          'them: pip install "cxsim[web]"')
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"'{folder}' is a file, not a folder; choose another one with --folder")
    code = served([sys.executable, "-m", "cxsim.web", str(port), str(folder)])
    if code:
        raise typer.Exit(code)


def served(command: list[str]) -> int:
    """Run the server until it ends, and return its exit code; Ctrl-C reaches it as well, so it is waited for."""
    with subprocess.Popen(command) as server:
        try:
            while True:
                try:
                    return server.wait()
                except KeyboardInterrupt:
                    continue
        except SystemExit:
            server.terminate()
            raise
