"""Single files that a command writes: allowed names, what they must not replace, and pictures."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.errors import OutputError

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def check_place(place: Path, endings: Sequence[str] = (), inputs: Iterable[str | Path] = (), *, force: bool) -> None:
    """Refuse, before anything runs, a wrong kind of file, an input, an existing file or a missing folder.

    ``endings``: the allowed endings; empty allows any.
    """
    if endings and place.suffix.lower() not in endings:
        raise OutputError(f"'{place}' has the wrong ending; use one of {', '.join(endings)}")
    if any(place.resolve() == Path(name).resolve() for name in inputs):
        raise OutputError(f"'{place}' is an input; choose another name")
    if place.is_dir():
        raise OutputError(f"'{place}' is a folder; name a file in it")
    if place.exists() and not force:
        raise OutputError(f"'{place}' already exists; choose another name, or use --force to replace it")
    if not place.absolute().parent.is_dir():
        raise OutputError(f"there is no folder '{place.parent}' for '{place.name}'")


@contextmanager
def writing(place: Path) -> Iterator[Path]:
    """Write a file inside this context, at the path that it gives; only when it is complete does it take its place.

    A refusal by the disk becomes an OutputError that names the file. What was there before stays until then.
    """
    final = place.resolve()
    regular = final.is_file() or not final.exists()  # a device or a pipe is written as it is
    unfinished = final.with_name(f".{os.getpid()}.{final.name}") if regular else final
    try:
        yield unfinished
        if regular:
            unfinished.replace(final)
    except OSError as error:
        raise OutputError(f"cannot write '{place}': {error.strerror}") from error
    finally:
        if regular:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)


def save_picture(figure: Figure, place: Path, description: str) -> None:
    """Save a figure as PNG or SVG, depending on the ending."""
    from cxsim.plots.export import save_png, svg_text

    with writing(place) as file:
        if place.suffix.lower() == ".svg":
            file.write_text(svg_text(figure, place.stem, description), encoding="utf-8", newline="\n")
        else:
            save_png(figure, file)
