"""The folder of a sweep: what it holds is said first, and only the same sweep goes on in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxsim.errors import OutputError, ResultError
from cxsim.results.store import PROGRAM
from cxsim.sweeps.store.chunk_file import CHUNKS, WEEKLY
from cxsim.sweeps.store.differences import differences
from cxsim.sweeps.store.locks import Shard, gate, runner, runner_name, runners
from cxsim.sweeps.store.status_log import Status, StatusLog, speed
from cxsim.sweeps.store.survey import Survey, survey
from cxsim.sweeps.store.whole_file import UNFINISHED, disk_errors, remove_unfinished, sync_folder, written_whole

MANIFEST, STATUS = "sweep.json", "status"
KIND, FORMAT = "sweep", 1


@dataclass(frozen=True)
class Description:
    """What ``sweep.json`` says of a sweep.

    ``identity``: plain data of everything that the rows depend on, and ``design_hash`` names it; ``experiment``: what
    the researcher stated; ``cells``: their number; ``versions``: of the program and its packages.
    """

    design_hash: str
    identity: Mapping[str, Any]
    experiment: Mapping[str, Any]
    cells: int
    versions: Mapping[str, str]


class SweepFolder:
    """The folder of one sweep."""

    def __init__(self, path: Path, description: Description):
        self.path = path
        self.description = description

    @classmethod
    def create_or_open(cls, path: str | Path, description: Description, *, resume: bool) -> SweepFolder:
        """The folder of this sweep; made if it is not there, and gone on with if ``resume``.

        Raises
        ------
        OutputError
            If the folder holds something else, another sweep (the message shows the differences), or this sweep and
            it is not to be resumed; or if the disk refuses.
        InUseError
            If another process does the same for minutes.
        """
        place = Path(path)
        _check_free(place)
        with disk_errors(place):
            place.mkdir(parents=True, exist_ok=True)
        with gate(place):
            if (place / MANIFEST).exists():
                folder = cls.open(place)
                folder._check_same(description)
                if not resume:
                    raise OutputError(f"'{place}' holds this sweep already; resume it, or give another folder")
            else:
                _write_manifest(place, description)
            with disk_errors(place):
                for part in (CHUNKS, WEEKLY, STATUS):
                    (place / part).mkdir(exist_ok=True)
                sync_folder(place)
        return cls.open(place)

    @classmethod
    def open(cls, path: str | Path) -> SweepFolder:
        """The folder of a sweep that is there.

        Raises
        ------
        ResultError
            If there is none, or what it says of itself was changed.
        """
        place = Path(path)
        told = _read_manifest(place)
        return cls(place, Description(**{name: told[name] for name in Description.__dataclass_fields__}))

    @contextmanager
    def held(self, shard: Shard | None = None) -> Iterator[None]:
        """Be its only runner inside this context, or that of one shard beside others of the same number.

        Raises
        ------
        InUseError
            If a runner that excludes this one is at work.
        OutputError
            If the disk refuses.
        """
        with runner(self.path, shard):
            self._clean()
            try:
                yield
            finally:
                self._clean()

    def survey(self) -> Survey:
        """What its chunks hold, all verified.

        Raises
        ------
        ResultError
            If chunks are damaged, belong to another sweep, or differ in the rows of one cell.
        """
        return survey(self.path, self.description.cells, self.description.design_hash)

    def log(self, shard: Shard | None = None) -> StatusLog:
        """The log of the runner of the whole sweep, or of a shard."""
        return StatusLog(self._log_of(runner_name(shard)))

    def status(self) -> Status:
        """How far the sweep is, while it runs or afterwards.

        Raises
        ------
        ResultError
            As ``survey``.
        """
        found, at_work = self.survey(), runners(self.path)
        done, left = int(found.done.sum()), int(found.left.sum())
        rate = speed(self._log_of(name) for name in at_work)
        seconds = left / rate if rate else None
        return Status(self.description.cells, done, len(found.failures), left, tuple(at_work), rate, seconds)

    def _log_of(self, name: str) -> Path:
        return self.path / STATUS / f"{name}.jsonl"

    def _clean(self) -> None:
        for part in (self.path, self.path / CHUNKS, self.path / WEEKLY):
            remove_unfinished(part)

    def _check_same(self, now: Description) -> None:
        """Raise OutputError if another sweep is to go on in this folder."""
        if self.description.design_hash == now.design_hash:
            return
        told = "\n  ".join(differences(self.description.identity, now.identity)) or "(only its hash differs)"
        raise OutputError(f"'{self.path}' holds another sweep; this differs:\n  {told}\n"
                          "give another folder, or put back what the experiment said")


def _check_free(place: Path) -> None:
    """Raise OutputError if a folder holds anything but a sweep, or cannot be one."""
    with disk_errors(place):
        if place.is_symlink() and not place.exists():
            raise OutputError(f"cannot write '{place}': it is a link that leads nowhere; give another folder")
        if not place.exists() or (place / MANIFEST).exists():
            return
        if not place.is_dir():
            raise OutputError(f"cannot write '{place}': a file of that name is there; give a folder")
        others = [path.name for path in place.iterdir() if not _is_a_beginning(path)]
    if others:
        raise OutputError(f"'{place}' holds files that are no sweep ('{min(others)}'); give another folder")


def _is_a_beginning(path: Path) -> bool:
    """Whether a sweep that was killed when it began may have left this."""
    return path.name.endswith((UNFINISHED, ".lock")) and path.name.startswith(".")


def _write_manifest(place: Path, description: Description) -> None:
    told = {"program": PROGRAM, "kind": KIND, "format": FORMAT, **vars(description)}
    text = json.dumps({**told, "checksum": _checksum(told)}, indent=2, ensure_ascii=False, allow_nan=False)
    with written_whole(place / MANIFEST) as stream:
        stream.write(text.encode() + b"\n")


def _read_manifest(place: Path) -> dict[str, Any]:
    """What ``sweep.json`` says; raise ResultError if it is missing or was changed."""
    path = place / MANIFEST
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ResultError(f"'{place}' holds no sweep: there is no {MANIFEST} in it") from None
    except OSError as error:
        raise ResultError(f"cannot read '{path}': {error.strerror}") from error
    except ValueError:
        told = None
    with suppress(KeyError, TypeError, AttributeError):
        checksum = told.pop("checksum")
        if checksum == _checksum(told):
            if (told["kind"], told["format"]) == (KIND, FORMAT):
                return dict(told)
            raise ResultError(f"'{path}' is of format {told['format']}, and this cxsim knows {FORMAT}; use the "
                              "version that wrote it, or begin in another folder")
    raise ResultError(f"'{path}' was changed or damaged after it was written; put it back from a copy, or begin in "
                      "another folder")


def _checksum(told: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True, allow_nan=False).encode()).hexdigest()
