"""Parquet files that carry the SHA-256 of their own bytes, so that any byte changed or cut is noticed.

The metadata of the file hold the checksum; its own place counts as zeros. Every reader of Parquet reads such a file.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import pyarrow
from pyarrow import parquet

from cxsim.errors import ResultError
from cxsim.sweeps.store.whole_file import written_whole

ROWS_AT_ONCE = 2**17
BLANK = b"0" * 64
CHECKSUM = "cxsim_checksum"
MARK = CHECKSUM.encode() + b"\x18\x40"
"""What precedes the checksum in the bytes: its key, and how the format announces a text of 64 bytes."""

END = 8
"""The last bytes of a Parquet file: the length of its metadata, and ``PAR1``."""

PIECE = 2**20


class DamagedFileError(ResultError):
    """A file is not what was once written."""


@dataclass(frozen=True)
class Sealed:
    """What was read of a verified file: the wanted columns, the program's own metadata, the schema of all columns."""

    table: pyarrow.Table
    metadata: dict[str, str]
    schema: pyarrow.Schema


def write_sealed(place: Path, tables: Iterable[pyarrow.Table], metadata: Mapping[str, str]) -> str:
    """Write tables of one schema, at least one, as row groups of at most ``ROWS_AT_ONCE`` rows; return the checksum.

    The same tables give the same bytes with the same version of pyarrow.

    Raises
    ------
    OutputError
        If the disk refuses; what was there before stays.
    """
    parts = iter(tables)
    first = next(parts)
    with written_whole(place) as stream:
        with parquet.ParquetWriter(stream, first.schema, compression="zstd") as writer:
            for table in chain([first], parts):
                writer.write_table(table, ROWS_AT_ONCE)
            writer.add_key_value_metadata({CHECKSUM: BLANK.decode(), **metadata})
        at = _place_of_checksum(stream)
        checksum = _digest(stream, at)
        stream.seek(at)
        stream.write(checksum)
    return checksum.decode()


def read_sealed(path: Path, remedy: str, columns: list[str] | None = None) -> Sealed:
    """A small file (``columns``: only these).

    The bytes that are verified are those that are read.

    Raises
    ------
    DamagedFileError
        If a byte differs from what was written; the message names the file and ends with the remedy.
    ResultError
        If the file cannot be read.
    """
    with _opened(path) as stream:
        content = stream.read()
    _verify(io.BytesIO(content), path, remedy)
    with parquet.ParquetFile(pyarrow.BufferReader(content)) as file:
        return Sealed(file.read(columns, use_threads=False), _texts(file), file.schema_arrow)


@contextmanager
def open_sealed(path: Path, remedy: str) -> Iterator[tuple[parquet.ParquetFile, dict[str, str]]]:
    """A verified file of any size, to read in parts, and its metadata.

    Raises
    ------
    DamagedFileError
        If a byte differs from what was written; the message names the file and ends with the remedy.
    ResultError
        If the file cannot be read.
    """
    with _opened(path) as stream:
        _verify(stream, path, remedy)
        with parquet.ParquetFile(stream) as file:
            yield file, _texts(file)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise ResultError(f"cannot read '{path}': {error.strerror}") from error


def _texts(file: parquet.ParquetFile) -> dict[str, str]:
    """The program's own metadata of a file."""
    found: Mapping[bytes, bytes] = file.metadata.metadata or {}
    return {key.decode(): value.decode() for key, value in found.items() if key.startswith(b"cxsim_")}


def _verify(stream: BinaryIO, path: Path, remedy: str) -> None:
    at = _place_of_checksum(stream)
    if at < 0:
        raise DamagedFileError(f"'{path}' is damaged (its end is missing or changed); {remedy}")
    stream.seek(at)
    if stream.read(len(BLANK)) != _digest(stream, at):
        raise DamagedFileError(f"'{path}' is damaged (its checksum differs from its content); {remedy}")
    stream.seek(0)


def _place_of_checksum(stream: BinaryIO) -> int:
    """Where in a file the checksum begins; -1 if there is none."""
    size = stream.seek(0, io.SEEK_END)
    if size < END:
        return -1
    stream.seek(size - END)
    last = stream.read(END)
    start = size - END - int.from_bytes(last[:4], "little")
    if start < 0 or last[4:] != b"PAR1":
        return -1
    stream.seek(start)
    found = stream.read(size - start).rfind(MARK)
    return -1 if found < 0 else start + found + len(MARK)


def _digest(stream: BinaryIO, at: int) -> bytes:
    """SHA-256 of a file in hexadecimal, with zeros in the place of the checksum."""
    summed = hashlib.sha256()
    stream.seek(0)
    for count in (*[PIECE] * (at // PIECE), at % PIECE):
        summed.update(stream.read(count))
    summed.update(BLANK)
    stream.seek(at + len(BLANK))
    while piece := stream.read(PIECE):
        summed.update(piece)
    return summed.hexdigest().encode()
