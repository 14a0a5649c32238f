"""A changed or missing byte is noticed, wherever it is."""

import hashlib
import os

import pyarrow
import pytest
from pyarrow import parquet

from cxsim.sweeps.store import sealed_parquet
from cxsim.sweeps.store.sealed_parquet import DamagedFileError, open_sealed, read_sealed, write_sealed
from tests.sweeps.store.sweep_rows import rows


@pytest.fixture
def sealed(tmp_path):
    path = tmp_path / "chunk.parquet"
    write_sealed(path, [rows([0, 1])], {"cxsim_note": "kept"})
    return path


def assert_damaged(path):
    with pytest.raises(DamagedFileError, match=r"chunk.parquet' is damaged \(.*\); delete it"):
        read_sealed(path, "delete it")


def test_every_flipped_byte_and_every_cut_is_noticed(sealed):
    content = sealed.read_bytes()
    assert 1000 < len(content) < 4000
    with sealed.open("r+b", buffering=0) as stream:
        for at, byte in enumerate(content):
            for flip in (1, 255):
                os.pwrite(stream.fileno(), bytes([byte ^ flip]), at)
                assert_damaged(sealed)
            os.pwrite(stream.fileno(), bytes([byte]), at)
        assert read_sealed(sealed, "").table.num_rows == 6
        for end in reversed(range(len(content))):
            stream.truncate(end)
            assert_damaged(sealed)


@pytest.mark.parametrize("change", [
    lambda it: it[1:], lambda it: it + b"0", lambda it: it + it, lambda it: it[:4] + it])
def test_bytes_too_many_or_missing_at_the_start_are_noticed(sealed, change):
    sealed.write_bytes(change(sealed.read_bytes()))
    assert_damaged(sealed)


def test_a_large_file_is_noticed_too(sealed):
    content = sealed.read_bytes()
    sealed.write_bytes(content[:100] + b"x" + content[101:])
    with pytest.raises(DamagedFileError, match="its checksum differs from its content"), open_sealed(sealed, "no"):
        pass


def test_the_checksum_is_that_of_the_bytes_with_zeros_in_its_place(sealed):
    metadata = read_sealed(sealed, "").metadata
    blank = sealed.read_bytes().replace(metadata["cxsim_checksum"].encode(), b"0" * 64)
    assert hashlib.sha256(blank).hexdigest() == metadata["cxsim_checksum"]
    assert metadata["cxsim_note"] == "kept"


def test_other_programs_read_the_file_and_texts_that_look_like_a_checksum_do_no_harm(tmp_path):
    look_alike = "cxsim_checksum\x18@" + "0" * 64
    table = pyarrow.table({look_alike: [look_alike, "0" * 64]})
    write_sealed(tmp_path / "a.parquet", [table], {})
    assert parquet.read_table(tmp_path / "a.parquet").to_pydict() == {look_alike: [look_alike, "0" * 64]}
    assert read_sealed(tmp_path / "a.parquet", "").table == table


def test_a_file_longer_than_one_piece_has_the_same_checksum(tmp_path, monkeypatch):
    whole = write_sealed(tmp_path / "a.parquet", [rows(range(40))], {})
    monkeypatch.setattr(sealed_parquet, "PIECE", 100)
    assert write_sealed(tmp_path / "b.parquet", [rows(range(40))], {}) == whole
    assert read_sealed(tmp_path / "b.parquet", "").table.num_rows == 120


def test_only_the_wanted_columns_are_read(sealed):
    assert read_sealed(sealed, "", ["cell"]).table.to_pydict() == {"cell": [0, 0, 0, 1, 1, 1]}
