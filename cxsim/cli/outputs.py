"""Where results may go, decided before a long run: never over inputs, never over other results by accident."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from cxsim.errors import OutputError

DEFAULT_PARENT: Final = Path("output")


def choose_folder(asked: Path | None, name: str, inputs: Iterable[Path], *, force: bool) -> Path:
    """The folder for the results: the one asked for, or ``output/NAME`` with a number where that is taken.

    Raises
    ------
    OutputError
        If results may not or cannot go there; raised before anything runs.
    """
    from cxsim.results.store import check_writable

    folder = asked if asked is not None else first_free(DEFAULT_PARENT / name)
    try:
        check_writable(folder, force=force)
    except OutputError as error:
        raise OutputError(str(error).replace("or force to", "or use --force to")) from None
    check_inputs_safe(folder, inputs)
    check_makeable(folder)
    return folder


def first_free(folder: Path) -> Path:
    """The folder itself, or the first of ``NAME-2``, ``NAME-3``, … that does not exist yet."""
    number, candidate = 1, folder
    while candidate.exists():
        number += 1
        candidate = folder.with_name(f"{folder.name}-{number}")
    return candidate


def check_inputs_safe(folder: Path, inputs: Iterable[Path]) -> None:
    """Refuse a folder that holds one of the input files: a result must not replace an input."""
    place = folder.resolve()
    for path in inputs:
        if path.resolve().parent == place:
            raise OutputError(f"'{folder}' contains the input '{path}'; choose another folder with --out")


def check_makeable(folder: Path) -> None:
    """Refuse a folder that cannot be created or written: create a file there and remove it again."""
    import tempfile

    place = next(candidate for candidate in (folder, *folder.absolute().parents) if candidate.exists())
    if not place.is_dir():
        raise OutputError(f"cannot write results to '{folder}': '{place}' is a file, not a folder")
    try:
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as error:
        raise OutputError(f"cannot write results to '{folder}': {error.strerror} ('{place}')") from error


def plain_name(text: str) -> str:
    """A name for a folder: letters, digits, ``-`` and ``_`` of the text."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in text)
    return "-".join(part for part in kept.split("-") if part)[:80] or "results"
