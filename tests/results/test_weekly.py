"""Weekly files: every replicate of group all, quantiles of the others, everything on request."""

import numpy as np
from pyarrow import parquet

from cxsim.results import weekly as weekly_values
from cxsim.results.weekly import groups_table, weekly_table
from cxsim.testing.recordings import recording_from, result_from, synthetic_recording

ADOPTION = np.array([[0.0, 0.1, 0.2], [0.3, 0.4, 0.5]])


def small():
    return result_from("plan", recording_from({"adoption": ADOPTION}, costs={"training": ADOPTION * 100}))


def test_each_value_stands_in_its_row():
    table = weekly_table([small()])
    assert table.column_names == ["scenario", "replicate", "week", "group", "measure", "value"]
    rows = [row for row in table.to_pylist() if row["measure"] == "adoption"]
    assert [(row["replicate"], row["week"], row["value"]) for row in rows] == [
        (0, 0, 0.0), (0, 1, 0.3), (1, 0, 0.1), (1, 1, 0.4), (2, 0, 0.2), (2, 1, 0.5),
    ]
    assert {(row["scenario"], row["group"]) for row in rows} == {("plan", "all")}
    spent = [row["value"] for row in table.to_pylist() if row["measure"] == "cost:training"]
    np.testing.assert_allclose(spent, [0, 30, 10, 40, 20, 50])


def test_groups_come_as_quantiles_and_as_replicates_only_on_request():
    result = result_from("plan", synthetic_recording(weeks=6, replicates=5))
    assert set(weekly_table([result]).column("group").to_pylist()) == {"all"}
    full = weekly_table([result], all_groups=True)
    assert set(full.column("group").to_pylist()) == set(result.recording.groups)
    groups = groups_table([result])
    assert groups.column_names == ["scenario", "week", "group", "measure", "p05", "p50", "p95"]
    assert set(groups.column("group").to_pylist()) == set(result.recording.groups[1:])
    row = next(row for row in groups.to_pylist() if row["group"] == "department:sales" and row["measure"] == "adoption"
               and row["week"] == 4)
    values = result.recording.weekly["adoption"][3, 4]
    np.testing.assert_allclose([row["p05"], row["p50"], row["p95"]], np.quantile(values, [0.05, 0.5, 0.95]))


def test_a_series_that_a_group_does_not_have_is_left_out():
    groups = groups_table([result_from("plan", synthetic_recording(weeks=6, replicates=5))])
    assert "customer_index" not in groups.column("measure").to_pylist()


def test_two_scenarios_share_one_file_and_the_frame_tells_them_apart(tmp_path):
    first, second = small(), result_from("other", recording_from({"adoption": ADOPTION}))
    table = weekly_table([first, second])
    assert table.num_rows == weekly_table([first]).num_rows + weekly_table([second]).num_rows
    assert set(table.column("scenario").to_pylist()) == {"plan", "other"}
    folder = first.save(tmp_path / "out")
    assert parquet.read_table(folder / "weekly.parquet").num_rows == weekly_table([first]).num_rows
    assert parquet.read_table(folder / "weekly_groups.parquet").num_rows == 0
    assert list(first.weekly().columns) == ["scenario", "replicate", "week", "group", "measure", "value"]


def test_the_same_results_give_the_same_bytes(tmp_path):
    first = small().save(tmp_path / "one")
    second = small().save(tmp_path / "two")
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes(), path.name


def test_row_groups_are_written_one_by_one_and_the_file_is_the_same_as_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(weekly_values, "ROWS_AT_ONCE", 700)
    results = [result_from(name, synthetic_recording(weeks=9, replicates=7, seed=seed))
               for seed, name in enumerate(("first", "second", "third"))]
    for all_groups in (False, True):
        table = weekly_table(results, all_groups=all_groups)
        assert table.num_rows % 700 != 0
        parquet.write_table(table, tmp_path / "at_once", row_group_size=700, **weekly_values.WRITING)
        weekly_values.write_weekly(tmp_path / "in_turn", results, all_groups=all_groups)
        assert (tmp_path / "at_once").read_bytes() == (tmp_path / "in_turn").read_bytes()


def test_quantiles_of_groups_are_the_same_however_few_are_looked_at_at_once(monkeypatch):
    result = result_from("plan", synthetic_recording(weeks=6, replicates=5))
    table = groups_table([result])
    monkeypatch.setattr(weekly_values, "NUMBERS_AT_ONCE", 1)
    assert groups_table([result]).equals(table)
