"""Rows that a scenario does not keep are left out and counted; the others know their place."""

from __future__ import annotations

from cxsim.errors import Place
from cxsim.organization.company_files.kept_rows import kept
from cxsim.organization.findings import Findings
from cxsim.organization.schema.keep_rows import KeepRows
from cxsim.organization.tables.table import Table

ROWS = [["a", "Active"], ["b", "left"], ["c", ""], ["d", "active"], ["e", "left"]]
TABLE = Table("staff.csv", ("id", "status"), ROWS,
              lambda row, column: Place("staff.csv", row + 2, column + 1))


def test_rows_with_other_values_are_left_out_and_counted() -> None:
    found = kept(TABLE, KeepRows(column="status", values=("active",)), Findings())
    assert [cells[0] for cells in found.rows] == ["a", "d"]
    assert found.notes == ("staff.csv: 3 of 5 rows were left out: status is 'left' (2), blank (1).",)
    assert found.where(1) == "line 5"


def test_blank_cells_are_kept_on_request() -> None:
    assert [cells[0] for cells in kept(TABLE, KeepRows(column="status", values=("",)), Findings()).rows] == ["c"]


def test_without_the_key_every_row_is_kept() -> None:
    assert kept(TABLE, None, Findings()) is TABLE


def test_a_value_or_column_that_the_file_lacks_is_a_mistake() -> None:
    findings = Findings()
    kept(TABLE, KeepRows(column="status", values=("activ",)), findings)
    kept(TABLE, KeepRows(column="state", values=("active",)), findings)
    assert [finding.message for finding in findings.shown()] == [
        "there is no column 'state'; did you mean 'status'?",
        "keep names 'activ', which no row has in 'status'; did you mean 'active'?"]
