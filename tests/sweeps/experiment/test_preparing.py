"""From what is stated to cells that can run."""

import pytest

from cxsim.errors import InputError
from cxsim.model.parameters import in_force
from cxsim.sweeps.experiment.checking import check_cells
from cxsim.sweeps.experiment.preparing import prepared
from cxsim.sweeps.experiment.reading import experiment_from

HOURS = "plan.interventions.training.hours_per_week"


def ready(**more):
    return prepared(experiment_from({"name": "x", "scenario": "company.yaml", **more}))


def test_every_scenario_is_run_at_every_point(desk):
    (desk / "other.yaml").write_text("extends: company.yaml\nname: other\n", encoding="utf-8")
    cells = prepared(experiment_from({"name": "x", "scenarios": ["company.yaml", "other.yaml"],
                                      "factors": {HOURS: [1, 2], "parameters.quit_rate": [0.002, 0.004]}})).cells
    assert len(cells) == 8
    assert [(cells[number].scenario, *cells[number].shown) for number in (0, 1, 2, 5)] == [
        (0, 1, 0.002), (0, 1, 0.004), (0, 2, 0.002), (1, 1, 0.004)]
    cell = cells[5]
    assert cells.grounds.parameters(cell) == {"quit_rate": 0.004}
    assert cells.grounds.changes(cell) == {HOURS: 1}
    assert cells.grounds.variant(cell).plan.interventions[0].hours_per_week == 1.0


def test_seed_and_replicates_are_those_of_the_scenario_unless_stated(desk):
    assert (ready().seed, ready().replicates) == (3, 4)
    assert (ready(seed=0).seed, ready(replicates=2).replicates) == (0, 2)


def test_scenarios_with_different_seeds_need_a_common_one(desk):
    (desk / "other.yaml").write_text("extends: company.yaml\nname: other\nseed: 4\n", encoding="utf-8")
    files = {"name": "x", "scenarios": ["company.yaml", "other.yaml"]}
    with pytest.raises(InputError, match=r"the scenarios state different seed \(3, 4\); state one 'seed:' here"):
        prepared(experiment_from(files))
    assert prepared(experiment_from({**files, "seed": 9})).seed == 9


def test_measures_keep_the_order_of_the_registry_and_what_nobody_can_have_is_left_out(desk):
    assert ready(measures=["cost_total", "adoption_end"]).measures == ("adoption_end", "cost_total")
    assert not {"target_met", "net_value"} & set(ready().measures)
    assert "target_met" in ready(factors={"target": {"levels": {"low": {"adoption": 0.1, "by_week": 9}}}}).measures


def test_all_parameters_are_those_that_some_mechanism_reads_and_no_scenario_states(desk):
    prepared_cells = ready(factors={"parameters.*": {"range": "plausible"}}, design={"type": "random", "samples": 2})
    paths = [axis.path for axis in prepared_cells.cells.grounds.axes]
    week = prepared_cells.cells.grounds.scenarios[0].week
    assert paths == [f"parameters.{name}" for name in in_force(week)]


def test_a_parameter_that_nobody_reads_is_told(desk):
    found = ready(factors={"parameters.external_push": [0.01], "without": {"levels": {"all": []}}})
    assert found.remarks == ("parameters.external_push: no mechanism in force reads this parameter, so "
                             "varying it changes nothing",)


@pytest.mark.parametrize(("more", "said"), [
    ({"factors": {"parameters.quit_rat": [0.1]}}, "there is no parameter 'quit_rat'; did you mean 'quit_rate'?"),
    ({"factors": {"parameters.quit_rate": [5]}}, "factors.parameters.quit_rate: 5 is outside"),
    ({"factors": {"parameters.quit_rate": ["much"]}}, "a number is expected, 'much' is given"),
    ({"factors": {"weeks": {"range": "plausible"}}}, "only a parameter has a plausible range"),
    ({"factors": {"seed": [1, 2]}}, "'seed' cannot be varied: state 'seed:' of the experiment"),
    ({"factors": {"weeks": {"values": [8], "name": "w"}, "seed2": {"values": [1], "name": "w"}}},
     "'weeks' has the same name; each factor is a column"),
    ({"measures": ["adoption"]}, "measures.0: there is no measure 'adoption'; did you mean"),
    ({"keep": {"weekly": ["adopton"]}}, "keep.weekly.0: there is no weekly measure 'adopton'; did you mean 'adoption'"),
    ({"keep": {"cells": [1]}}, "keep.cells.0: there is no cell 1; cells are numbered 0 to 0"),
    ({"design": {"type": "random", "samples": 2}}, "design.type: a design of type 'random' needs factors"),
    ({"scenario": "compny.yaml"}, "compny.yaml"),
])
def test_mistakes_are_found_before_any_cell_is_made(desk, more, said):
    with pytest.raises(InputError) as caught:
        ready(**more)
    assert said in str(caught.value)


def test_a_wrong_value_in_one_of_many_cells_is_named_with_its_cell(desk):
    with pytest.raises(InputError) as caught:
        check_cells(ready(factors={HOURS: [1, 2, -3], "parameters.quit_rate": [0.002, 0.004]}))
    assert str(caught.value).startswith(
        f"cell 4 ({HOURS} = -3, parameters.quit_rate = 0.002): plan.interventions.0.hours_per_week: must be at least 0")


def test_the_same_mistake_in_many_cells_is_told_once(desk):
    with pytest.raises(InputError) as caught:
        check_cells(ready(factors={"plan.interventions.trainin.weeks": [1, 2, 3]}))
    assert str(caught.value) == ("cell 0 (plan.interventions.trainin.weeks = 1) and 2 more: plan.interventions.trainin."
                                 "weeks: no item is called 'trainin'; did you mean 'training'?")


def test_a_range_of_a_whole_number_is_told_what_to_state(desk):
    with pytest.raises(InputError, match=r"a whole number is expected, .* for a range, state 'whole: true'"):
        check_cells(ready(factors={"weeks": {"low": 8, "high": 9}}, design={"type": "random", "samples": 1}))


def test_a_table_may_leave_the_range_of_a_parameter(desk):
    design = {"type": "list", "cells": [{"parameters.quit_rate": 0.002}, {"parameters.quit_rate": 7}]}
    with pytest.raises(InputError, match=r"cell 1 \(parameters.quit_rate = 7\): parameters.quit_rate: 7 is outside"):
        check_cells(ready(design=design))


def test_organizations_that_do_not_differ_are_built_once(desk):
    built, _ = check_cells(ready(factors={HOURS: [1, 2], "parameters.quit_rate": [0.002, 0.004]}))
    assert [one.size for one in built.values()] == [28]
    sizes = {"small": [{"name": "a", "size": 10}], "large": [{"name": "a", "size": 20}]}
    built, _ = check_cells(ready(factors={"organization.generate.departments": {"levels": sizes}}))
    assert [one.size for one in built.values()] == [10, 20]


A_PLAN = {"levels": {"a": {"interventions": [{"type": "training", "start_week": 1, "weeks": 3, "hours_per_week": 3}]}}}


@pytest.mark.parametrize(("more", "said"), [
    ({"factors": {HOURS: [1, 2], "plan.interventions.0.hours_per_week": [3, 4]}},
     f"'plan.interventions.0.hours_per_week' takes the place of what '{HOURS}' states"),
    ({"factors": {HOURS: [1, 2], "plan": A_PLAN}}, f"'plan' takes the place of what '{HOURS}' states"),
    ({"factors": {HOURS: {"values": [1, 2], "name": "cell"}}}, "'cell' is a column of the results already"),
    ({"factors": {HOURS: {"values": [1], "name": "cost_total"}}}, "'cost_total' is a column of the results already"),
    ({"factors": {"description": ["a", "b"]}}, "'description' cannot be varied: it is a text for readers"),
    ({"design": {"type": "list", "cells": [{"seed": 4}]}}, "design: 'seed' cannot be varied: state 'seed:' of the"),
    ({"design": {"type": "list", "cells": [{}]}}, "design.cells: the cells state nothing"),
])
def test_factors_that_clash_are_refused(more, said, desk):
    with pytest.raises(InputError) as caught:
        ready(**more)
    assert said in str(caught.value)


def test_a_part_of_a_varied_plan_may_vary_too(desk):
    assert len(ready(factors={"plan": A_PLAN, HOURS: [1, 2]}).cells) == 2


def test_a_parameter_of_its_own_is_left_out_of_all_parameters(desk):
    stated = {"parameters.*": {"range": "plausible"}, "parameters.quit_rate": [0.002, 0.003]}
    names = [axis.name for axis in ready(factors=stated, design={"type": "random", "samples": 2}).cells.grounds.axes]
    assert names.count("parameters.quit_rate") == 1
