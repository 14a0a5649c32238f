"""A worker's part: what cells share is made once, and a failing cell takes no other with it."""

import numpy as np

from cxsim.model.uncertain import exactly
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.studies import ensemble, worlds
from cxsim.studies.ensemble import run
from cxsim.sweeps.experiment.preparing import prepared
from cxsim.sweeps.experiment.reading import experiment_from
from cxsim.sweeps.work.workshop import Job, Workshop

HOURS = "plan.interventions.training.hours_per_week"
MEASURES = ("adoption_end", "output_end", "cost_total")


def workshop(weekly=(), weekly_cells=None, **more):
    """The cells of an experiment and a workshop for them."""
    cells = prepared(experiment_from({"name": "x", "scenario": "company.yaml", **more})).cells
    job = Job(cells.grounds, 4, 3, MEASURES, weekly, weekly_cells, "numpy")
    return [cells[number] for number in range(len(cells))], Workshop(job)


def test_every_cell_is_as_if_it_were_run_alone(desk):
    cells, own = workshop(factors={HOURS: [1, 4], "parameters.quit_rate": [0.002, 0.004], "weeks": [5, 6]})
    for rows in own.run(cells):
        scenario = with_overrides(own.job.grounds.variant(rows.cell), {
            f"parameters.{name}": exactly(value) for name, value in own.job.grounds.parameters(rows.cell).items()})
        alone = run(scenario, replicates=4, seed=3, workers=1)
        assert rows.scenario_hash == alone.manifest["scenario_hash"]
        assert rows.organization_hash == alone.manifest["organization_hash"]
        for name in MEASURES:
            np.testing.assert_array_equal(rows.measures[name], alone.measures[name])


def test_doing_nothing_is_run_once_per_parameter_set(desk, monkeypatch):
    runs = []
    simulate = ensemble.Ensemble._simulate

    def counting(self, task, *more):
        runs.append((self.worlds.scenarios[task.scenario].plan.does_nothing, task.cut.batch.size))
        return simulate(self, task, *more)

    monkeypatch.setattr(ensemble.Ensemble, "_simulate", counting)
    cells, own = workshop(factors={HOURS: [1, 2, 4], "parameters.quit_rate": [0.002, 0.004]})
    list(own.run(cells))
    assert sum(size for idle, size in runs if idle) == 2 * 4  # two sets of four replicates
    assert sum(size for idle, size in runs if not idle) == 6 * 4


def test_an_organization_is_built_once_for_all_calls(desk, monkeypatch):
    built = []
    build = worlds.organization_of
    monkeypatch.setattr(worlds, "organization_of", lambda *given: built.append(given) or build(*given))
    cells, own = workshop(factors={HOURS: [1, 2], "parameters.quit_rate": [0.002, 0.004]})
    list(own.run(cells[:2]))
    list(own.run(cells[2:]))
    assert len(built) == 1


def test_weekly_series_are_kept_of_the_cells_that_ask_for_them(desk):
    cells, own = workshop(("adoption",), frozenset({1}), factors={HOURS: [1, 2]})
    found = {rows.cell.number: rows.weekly for rows in own.run(cells)}
    assert found[0] == {}
    assert found[1]["adoption"].shape == (6, 4)


def test_a_cell_that_fails_takes_no_other_with_it(desk, monkeypatch):
    cells, own = workshop(factors={HOURS: [1, 2, 4]})
    variant = type(own.job.grounds).variant

    def broken(self, cell):
        if cell.number == 1:
            raise RuntimeError("no such thing")
        return variant(self, cell)

    monkeypatch.setattr(type(own.job.grounds), "variant", broken)
    found = {rows.cell.number: rows for rows in own.run(cells)}
    assert found[1].reason == "RuntimeError: no such thing"
    assert not found[1].measures
    assert [found[number].reason for number in (0, 2)] == ["", ""]
    assert found[0].measures["adoption_end"].shape == (4,)
