"""From the folder of a sweep to indices and boxes, by the kind of its design."""

import dataclasses

import numpy as np
import pytest

from cxsim.errors import InputError, ResultError
from cxsim.sweeps.sensitivity.analysis import discovery, sensitivity
from cxsim.sweeps.sensitivity.reading import FinishedSweep, same_order
from tests.sweeps.sensitivity.finished_sweep import write_sweep

SOBOL = {"type": "sobol", "samples": 64}
MORRIS = {"type": "morris", "samples": 6}
CUBE = {"type": "latin_hypercube", "samples": 80}
# Memory 4/75, style (1/10)^2 2/9, chance 0.0004 times the sample variance of cos(0), ..., cos(4).
PARTS = np.array([0.16 * 4.0 / 12.0, 0.01 * 2.0 / 9.0, 0.0004 * np.var(np.cos(np.arange(5)), ddof=1)])


def test_a_sobol_design_gives_the_known_shares(tmp_path):
    (found,) = sensitivity(write_sweep(tmp_path / "s", design=SOBOL), [], given_data=False)
    assert (found.scenario, found.measure, found.cells, found.replicates) == ("pilot", "adoption_end", 256, 5)
    assert [one.value for one in found.of("total").values()] == pytest.approx(PARTS / PARTS.sum(), abs=0.02)
    assert list(found.of("total")) == ["parameters.memory", "style", "chance"]


def test_a_morris_design_is_read_in_the_unit_cube(tmp_path):
    (found,) = sensitivity(write_sweep(tmp_path / "s", design=MORRIS), ["adoption_end"], given_data=False)
    assert found.of("mu_star")["parameters.memory"].value == pytest.approx(0.8)


def test_another_design_and_given_data_are_read_without_a_scheme(tmp_path):
    (found,) = sensitivity(write_sweep(tmp_path / "a", design=CUBE), [], given_data=False)
    assert found.of("first_order")["parameters.memory"].value == pytest.approx((PARTS / PARTS.sum())[0], abs=0.05)
    (same,) = sensitivity(write_sweep(tmp_path / "b", design=SOBOL), [], given_data=True)
    assert same.of("pawn") and not same.of("total").get("style")


def test_each_scenario_has_its_own(tmp_path):
    place = write_sweep(tmp_path / "s", design=MORRIS, scenarios=("pilot", "wave"))
    found = sensitivity(place, [], given_data=False)
    assert [one.scenario for one in found] == ["pilot", "wave"]
    assert found[0].indices == found[1].indices


def test_holes_are_refused_unless_given_data_are_asked_for(tmp_path):
    place = write_sweep(tmp_path / "s", design=CUBE, missing={(3, 1), (3, 2), (9, 0)})
    with pytest.raises(ResultError, match=r"missing in 3 rows of 'pilot' \(cells 3, 9\)"):
        sensitivity(place, [], given_data=False)
    (found,) = sensitivity(place, [], given_data=True)
    assert (found.rows_dropped, found.cells) == (3, 80)


def test_a_sweep_that_is_not_finished_is_refused_unless_given_data_are_asked_for(tmp_path):
    place = write_sweep(tmp_path / "s", design=CUBE, left_out={5, 6})
    with pytest.raises(ResultError, match="2 cells were missing"):
        sensitivity(place, [], given_data=False)
    (found,) = sensitivity(place, [], given_data=True)
    assert (found.rows_dropped, found.cells) == (10, 78)
    assert "2 whole cells" in found.notes[0]


def test_the_order_of_rows_plays_no_part_and_a_double_row_is_refused(tmp_path):
    sweep = FinishedSweep.read(write_sweep(tmp_path / "s", design=SOBOL), partial=False)
    turned = dataclasses.replace(sweep, table=sweep.table.take(np.arange(sweep.table.num_rows)[::-1]))
    (one,), (other,) = sweep.samples("adoption_end"), turned.samples("adoption_end")
    assert (one.outcome == other.outcome).all() and (one.points == other.points).all()
    double = dataclasses.replace(sweep, table=sweep.table.take([0, 1, 2, 2]))
    with pytest.raises(ResultError, match="cell 0, replicate 2 is there twice"):
        double.refuse_double_rows()
    with pytest.raises(ResultError, match="cell 0, replicate 2 is none of this sweep's 256 cells and 2 replicates"):
        dataclasses.replace(sweep, replicates=2).refuse_double_rows()


def test_values_that_are_not_those_of_the_design_are_refused(tmp_path):
    sweep = FinishedSweep.read(write_sweep(tmp_path / "s", design=MORRIS), partial=False)
    other = dataclasses.replace(sweep, seed=1)
    with pytest.raises(ResultError, match="are not those of the design"):
        other.samples("adoption_end")


def test_values_keep_the_order_of_shares_and_categories_need_only_be_apart():
    shares = np.array([0.0, 0.1, 0.5, 0.9, 0.1])
    assert same_order(shares, np.array([1.0, 2.0, 3.0, 4.0, 2.0]))
    assert same_order(shares, np.array([5.0, 5.0, 1.0, 2.0, 5.0]))
    assert not same_order(shares, np.array([1.0, 2.0, 3.0, 4.0, 3.0]))
    assert not same_order(shares, np.array([1.0, 2.0, 1.0, 4.0, 2.0]))


def test_an_unknown_measure_and_a_folder_without_sweep_are_refused(tmp_path):
    place = write_sweep(tmp_path / "s", design=CUBE)
    with pytest.raises(ResultError, match="no measure 'adoption'; did you mean 'adoption_end'"):
        sensitivity(place, ["adoption"], given_data=False)
    with pytest.raises(ResultError):
        sensitivity(tmp_path / "nothing", [], given_data=False)
    with pytest.raises(InputError, match="no measure 'adopted'"):
        discovery(place, "adopted < 0.3")


def test_boxes_are_found_in_the_folder_of_a_sweep(tmp_path):
    place = write_sweep(tmp_path / "s", design={"type": "latin_hypercube", "samples": 200})
    (found,) = discovery(place, "adoption_end > 0.9")
    sides = {side.factor: side for side in found.boxes[0].box.conditions}
    assert not sides["parameters.memory"].below and 2.0 < sides["parameters.memory"].limit < 2.3
