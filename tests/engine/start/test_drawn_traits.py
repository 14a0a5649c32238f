"""What is stated about traits shifts them: by department, by the questionnaire as a whole, or person by person."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxsim.engine.start.drawn_traits import stated_means, stated_shifts, stated_values

SETS = np.arange(3000)
MEANS = np.array([0.4, 0.6])


@pytest.fixture
def company(laboratory):
    """Claims (24 people) and sales (16)."""
    return laboratory.organization()


def with_means(company, errors, means=MEANS):
    return replace(company, trait_means={"initial_skill": means}, trait_errors={"initial_skill": np.array(errors)})


def test_an_error_of_the_questionnaire_moves_all_departments_alike(company):
    drawn = stated_means(with_means(company, [[0, 0], [0, 0], [0.05, 0.05]]), 1, SETS)["initial_skill"]
    assert drawn[1] - drawn[0] == pytest.approx(0.2)
    assert drawn[0].std() == pytest.approx(0.05, rel=0.1)


def test_sampling_errors_move_each_department_by_itself(company):
    drawn = stated_means(with_means(company, [[0.03, 0.0], [0.06, 0.0], [0, 0]]), 1, SETS)["initial_skill"]
    assert np.all(drawn[1] == 0.6)
    below, above = (MEANS[0] - drawn[0][drawn[0] < 0.4], drawn[0][drawn[0] > 0.4] - MEANS[0])
    assert above.mean() / below.mean() == pytest.approx(2.0, rel=0.1)


def test_means_stay_in_the_range_of_the_trait_and_unknown_ones_unknown(company):
    drawn = stated_means(with_means(company, [[0.5, 0.0], [0.5, 0.0], [0, 0]], np.array([0.4, np.nan])), 1, SETS)
    assert (drawn["initial_skill"][0].min(), drawn["initial_skill"][0].max()) == (0.0, 1.0)
    assert np.isnan(drawn["initial_skill"][1]).all()


def test_differences_between_departments_leave_the_mean_of_all_where_it_is(company):
    surveyed = replace(company, trait_shifts={"trust_set_point": np.array([-0.08, 0.12])},
                       trait_errors={"trust_set_point": np.array([[0.04, 0.04], [0.04, 0.04], [0.0, 0.0]])})
    drawn = stated_shifts(surveyed, 1, SETS)["trust_set_point"]
    assert np.array([24.0, 16.0]) @ drawn == pytest.approx(0.0)
    assert drawn[0].std() > 0.01


def test_a_department_that_did_not_answer_keeps_the_usual_mean(company):
    surveyed = replace(company, trait_shifts={"trust_set_point": np.array([0.0, 0.0])},
                       trait_errors={"trust_set_point": np.array([[0.04, 0.0], [0.04, 0.0], [0.0, 0.0]])})
    assert np.all(stated_shifts(surveyed, 1, SETS)["trust_set_point"][1] == 0.0)


def test_people_of_a_file_keep_their_differences(company):
    values = np.where(np.arange(40) < 30, np.linspace(0.2, 0.8, 40), np.nan)
    drawn = stated_values(replace(company, traits={"resistance": values}), 1, SETS)["resistance"]
    assert drawn[20] - drawn[10] == pytest.approx(values[20] - values[10])
    assert drawn[0].std() == pytest.approx(0.05, rel=0.1)
    assert np.isnan(drawn[35]).all()


def test_nothing_is_drawn_where_inputs_are_exact(company):
    stated = with_means(company, [[0.1, 0.1], [0.1, 0.1], [0.1, 0.1]])
    assert stated_means(stated, 1, None)["initial_skill"].tolist() == [[0.4], [0.6]]


def test_the_same_futures_draw_the_same_in_any_order(company):
    stated = with_means(company, [[0.03, 0.03], [0.03, 0.03], [0.05, 0.05]])
    whole = stated_means(stated, 1, SETS)["initial_skill"]
    assert np.array_equal(stated_means(stated, 1, SETS[[9, 3]])["initial_skill"], whole[:, [9, 3]])
