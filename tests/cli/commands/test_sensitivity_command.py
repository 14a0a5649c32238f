"""``cxsim sensitivity`` and ``cxsim discover``: sentences on the screen, tables and pictures in the folder."""

import csv

from tests.sweeps.sensitivity.finished_sweep import write_sweep

MORRIS = {"type": "morris", "samples": 6}


def test_sensitivity_says_what_matters_and_writes_a_table_and_a_picture(tmp_path, call):
    place = write_sweep(tmp_path / "s", design=MORRIS)
    code, out, _ = call("sensitivity", place)
    assert code == 0
    assert "on average by: 'memory' 80 points" in out and "Written: sensitivity.csv, sensitivity.png" in out
    rows = list(csv.DictReader((place / "sensitivity.csv").read_text("utf-8").splitlines()))
    assert rows[0]["factor"] == "parameters.memory" and rows[0]["index"] == "mu_star" and rows[0]["value"] == "0.8"
    assert (place / "sensitivity.png").read_bytes().startswith(b"\x89PNG")


def test_each_scenario_has_its_own_picture(tmp_path, call):
    place = write_sweep(tmp_path / "s", design=MORRIS, scenarios=("pilot", "wave 2"))
    code, out, _ = call("sensitivity", place, "-q")
    assert code == 0 and "pilot, adoption_end:" in out and "wave 2, adoption_end:" in out
    assert {path.name for path in place.glob("*.png")} == {
        "sensitivity-adoption_end-1-pilot.png", "sensitivity-adoption_end-2-wave-2.png"}


def test_holes_are_a_message_with_the_remedy(tmp_path, call):
    place = write_sweep(tmp_path / "s", design={"type": "latin_hypercube", "samples": 60}, missing={(2, 0)})
    code, _, told = call("sensitivity", place)
    assert code == 2 and "missing in 1 row of 'pilot' (cell 2)" in told and "Traceback" not in told
    code, out, _ = call("sensitivity", place, "--given-data")
    assert code == 0 and "1 of 300 rows have no 'adoption_end' and were left out" in out


def test_discover_says_where_and_writes_the_boxes(tmp_path, call):
    place = write_sweep(tmp_path / "s", design={"type": "latin_hypercube", "samples": 200})
    code, out, _ = call("discover", place, "--where", "adoption_end > 90 %")
    assert code == 0 and out.startswith("Adoption at the end is above 0.9 in ") and "memory > 2." in out
    rows = list(csv.DictReader((place / "boxes.csv").read_text("utf-8").splitlines()))
    assert {row["where"] for row in rows} == {"adoption_end > 0.9"}
    assert float(rows[0]["found_again"]) > 0.5
    code, _, told = call("discover", place, "--where", "adopted > 1")
    assert code == 2 and "--where: there is no measure 'adopted'" in told


def test_a_folder_without_a_sweep_is_refused(tmp_path, call):
    for command in (("sensitivity", tmp_path), ("discover", tmp_path, "--where", "adoption_end > 1")):
        code, _, told = call(*command)
        assert code == 2 and "sweep" in told
