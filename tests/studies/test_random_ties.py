"""What random ties would change about the leading plan of a comparison."""

import math

from cxsim.studies.comparing import compare


def test_the_leading_plan_runs_again_in_the_same_futures(small_company):
    silent, heard = small_company("silent"), small_company("heard", {"type": "training", "weeks": 20})
    found = compare([silent, heard], replicates=4, workers=1)
    assert found.ties.scenario == "heard"
    assert found.ties.difference.replicates == 4
    assert math.isfinite(found.ties.difference.mean)
    again = compare([silent, heard], replicates=4, workers=2, engine="numpy")
    assert again.ties == found.ties


def test_nothing_is_told_where_all_ties_follow_from_teams_and_managers(small_company):
    loners = {"departments": [{"name": "sales", "size": 14}], "mean_ties": 0.001}
    chart = small_company(organization={"generate": loners})
    assert compare([chart], workers=1).ties is None


def test_one_future_tells_nothing_about_a_mean(small_company):
    assert compare([small_company()], replicates=1, workers=1).ties is None
