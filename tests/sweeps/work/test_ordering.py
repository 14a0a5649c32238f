"""The order of work: cells that share doing nothing come together."""

from cxsim.sweeps.experiment.preparing import prepared
from cxsim.sweeps.experiment.reading import experiment_from
from cxsim.sweeps.work.ordering import Queue, part_of


def queue(**more):
    cells = prepared(experiment_from({"name": "x", "scenario": "company.yaml", **more})).cells
    return cells, Queue(cells, range(len(cells)))


def test_all_plans_of_a_parameter_set_come_one_after_another(desk):
    _, left = queue(factors={"plan.interventions.training.weeks": [2, 3, 4], "parameters.quit_rate": [0.002, 0.004]})
    assert [cell.number for cell in left.take(6)] == [0, 2, 4, 1, 3, 5]


def test_a_chunk_goes_on_to_the_end_of_the_cells_that_share_doing_nothing(desk):
    _, left = queue(factors={"plan.interventions.training.weeks": [2, 3, 4], "parameters.quit_rate": [0.002, 0.004]})
    assert [cell.number for cell in left.take(2)] == [0, 2, 4]
    assert len(left) == 3
    assert [cell.number for cell in left.take(9)] == [1, 3, 5]


def test_what_shapes_the_past_separates_cells(desk):
    _, left = queue(factors={"weeks": [8, 9], "plan.interventions.training.weeks": [2, 3]})
    assert [[cell.number for cell in left.take(1)] for _ in range(2)] == [[0, 1], [2, 3]]


def test_shards_divide_the_cells_and_keep_kin_together(desk):
    cells, _ = queue(factors={"plan.interventions.training.weeks": [2, 3, 4], "parameters.quit_rate": [0.002, 0.004]})
    assert [part_of(cells, (part, 2)) for part in (1, 2)] == [[0, 2, 4], [1, 3, 5]]
    thirds = [part_of(cells, (part, 4)) for part in (1, 2, 3, 4)]
    assert sorted(number for part in thirds for number in part) == list(range(6))
    assert sorted(part_of(cells, (2, 4)) + part_of(cells, (2, 4), inside=False)) == list(range(6))
