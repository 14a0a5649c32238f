"""The report as PDF: the page, printed by a browser that is on this computer."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cxsim.errors import OutputError

VARIABLE: Final = "CHROMIUM"
KNOWN: Final = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge",
    "brave-browser",
)
ELSEWHERE: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
SECONDS: Final = 120
REMEDY: Final = f"or open report.html in any browser and print it to a file; the variable {VARIABLE} names the program"


def write_paper(page: Path, path: Path) -> None:
    """Print a page to a PDF file; nothing is loaded from a network.

    Raises
    ------
    OutputError
        If no browser is found, or it fails; the message says what to do.
    """
    browser = found_browser()
    with tempfile.TemporaryDirectory() as place:
        made = Path(place) / "page.pdf"
        command = [
            str(browser), "--headless=new", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer",
            "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={place}/profile", f"--print-to-pdf={made}",
            *(["--no-sandbox"] if _is_root() else []), page.resolve().as_uri(),
        ]
        told = ""
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
            told = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        except subprocess.TimeoutExpired:
            told = f"it did not end within {SECONDS} seconds"
        except OSError as error:
            told = error.strerror or str(error)
        if not made.is_file() or made.read_bytes()[:5] != b"%PDF-":
            raise OutputError(f"the browser '{browser}' made no PDF ({told or 'it says nothing'}); name another one, "
                              f"{REMEDY}")
        shutil.copyfile(made, path)


def found_browser() -> Path:
    """A browser that prints pages: the one that the variable names, or one of the usual ones.

    Raises
    ------
    OutputError
        If there is none.
    """
    named = os.environ.get(VARIABLE)
    if named:
        place = shutil.which(named)
        if place is None:
            raise OutputError(f"the variable {VARIABLE} names '{named}', which is no program; correct it, or remove it")
        return Path(place)
    found = next(_browsers(), None)
    if found is None:
        raise OutputError("a PDF needs a browser, and neither Chromium nor Chrome nor Edge was found; install one, "
                          f"{REMEDY}")
    return found


def _browsers() -> Iterator[Path]:
    yield from (Path(place) for name in KNOWN if (place := shutil.which(name)) is not None)
    yield from (Path(name) for name in ELSEWHERE if Path(name).is_file())


def _is_root() -> bool:
    """Whether the user is the administrator, to whom Chromium denies its sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
