"""Where results may go, decided before a long run: never over inputs, never over other results by accident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Final

from cxsim.errors import OutputError

DEFAULT_PARENT: Final = Path("output")


@contextmanager
def chosen_folder(asked: Path | None, name: str, inputs: Iterable[Path], *, force: bool) -> Iterator[Path]:
    """The folder for the results: the one asked for, or ``output/NAME`` with a number where that is taken.

    Inside this context no other run gets the same folder.

    Raises
    ------
    OutputError
        If results may not or cannot go there; raised before anything runs.
    """
    from cxsim.results.reservation import reserved
    from cxsim.results.store import check_writable

    with ExitStack() as held:
        folder = asked if asked is not None else first_free(DEFAULT_PARENT / name, held)
        try:
            check_writable(folder, force=force)
        except OutputError as error:
            raise OutputError(str(error).replace("or force to", "or use --force to")) from None
        check_inputs_safe(folder, inputs)
        check_makeable(folder)
        held.enter_context(reserved(folder))
        yield folder


def first_free(folder: Path, held: ExitStack) -> Path:
    """The folder itself, or the first of ``NAME-2``, ``NAME-3``, … that neither exists nor is in use; ``held`` keeps
    it."""
    from cxsim.results.reservation import InUseError, reserved

    for number in count(1):
        candidate = folder if number == 1 else folder.with_name(f"{folder.name}-{number}")
        with ExitStack() as attempt:
            try:
                attempt.enter_context(reserved(candidate))
            except InUseError:
                continue
            if not candidate.exists():  # asked now: until it is held, another run may make it
                held.push(attempt.pop_all())
                break
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
    short = "-".join(part for part in kept.split("-") if part)[:80]
    # Disks count bytes, and a letter may have four.
    return short.encode()[:200].decode(errors="ignore") or "results"
