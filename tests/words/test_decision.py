"""The sentences for a decision, from what a comparison found."""

import math
from types import SimpleNamespace

import numpy as np

from cxsim.analysis.comparison_data import SourceShare, Survival
from cxsim.analysis.robustness import ALL_TOGETHER, Overturn
from cxsim.words.decision import (
    assumption_words,
    missing_words,
    never_words,
    share_words,
    source_words,
    spoken,
    survival_words,
    target_words,
    worth_words,
)

NAN = math.nan


def result(replicates=40, parameters=None, **more):
    return SimpleNamespace(**{"replicates": replicates, "parameters": parameters or {}, "manifest": {}, **more})


def overturn(name, flips_at, share, above=True):
    return Overturn("a", name, 0.1, 0.9, flips_at, share, above)


def assumptions(*found, names=("x", "y"), replicates=40):
    parameters = {name: np.arange(float(replicates)) for name in names}
    comparison = SimpleNamespace(results=[result(replicates, parameters), result(replicates, parameters)])
    return assumption_words(comparison, "a", [*found, Overturn("a", ALL_TOGETHER, NAN, NAN, NAN, 0.25)])[0]


def test_which_assumptions_overturn_it_is_said_from_forty_futures_on():
    assert assumptions() == (
        "None of the 2 assumptions alone overturns this within its plausible range. With all assumptions varied at "
        "once, another plan does better in 10 of 40 futures.")
    assert assumptions(names=("x",)).startswith("The one assumption does not overturn this within its plausible range.")
    assert assumptions(replicates=39) == (
        "39 futures are too few to say which assumption alone would overturn this: run at least 40, ideally 200. "
        "Another plan does better in 10 of 39 futures.")
    assert assumptions(names=()).startswith("Another plan does better than 'a' in 10 of 40 futures. The model's ")


def test_the_assumptions_that_overturn_it_most_often_are_named():
    found = assumptions(overturn("x", 0.25, 0.3), overturn("habit_gain", 0.12345, 0.5, above=False),
                        overturn("y", NAN, 0.9), overturn("other_rule", "degroot", 0.9))
    assert found == (
        "Any of these alone would overturn it: x above 0.25 (plausible: 0.1 to 0.9; 30 % of the parameter sets). With "
        "all assumptions varied at once, another plan does better in 10 of 40 futures.")
    four = [overturn(name, 0.5, share) for name, share in zip("xyzw", (0.1, 0.4, 0.2, 0.3), strict=True)]
    told = assumptions(*four, names=tuple("xyzw"))
    assert [part[-len("y above 0.5")] for part in told.split(" (plausible")[:3]] == ["y", "w", "z"]
    assert "; and 1 more. With all" in told
    assert " more. With" not in assumptions(*four[:3], names=tuple("xyzw"))


def test_words_of_measures():
    assert [spoken(name) for name in ("cost_total", "burnout_share_peak")] == ["total cost", "burnout share peak"]


def test_missing_replicates_are_told_for_each_plan():
    results = [result(20)]
    assert missing_words(SimpleNamespace(missing={}, results=results)) == ""
    assert missing_words(SimpleNamespace(missing={"a": 2, "b": 1}, results=results)) == (
        "Replicates are missing or failed: 2 of 20 in 'a', 1 of 20 in 'b'. Every number here rests on the others, "
        "which may not represent those that failed.")


def share(source, value, scenario="a", low=0.1, high=0.9):
    return SourceShare(scenario, "", "adoption_end", source, value, low, high)


def test_shares_of_a_band_stay_between_0_and_100():
    assert share_words(share("chance", -0.1, low=-0.3, high=1.2)) == "0 % is chance (0 to 100 %)"
    assert share_words(share("people", 0.456)) == "46 % is who happens to work there (10 to 90 %)"


def test_what_the_band_of_each_plan_consists_of():
    sources = (share("chance", 0.5), share("people", -0.2), share("parameters", NAN), share("chance", 0.96, "b"),
               SourceShare("a", "b", "adoption_end", "people", 0.3, 0.1, 0.5))
    assert source_words(SimpleNamespace(names=("a", "b", "c"), sources=sources)) == [
        "The band of 'a' in adoption at the end: 50 % is chance (10 to 90 %), 0 % is who happens to work there (10 to "
        "90 %); about 50 % comes only from their combination.",
        "The band of 'b' in adoption at the end: 96 % is chance (10 to 90 %)."]


def test_how_often_the_target_is_missed():
    target = {"adoption": 0.6, "by_week": 78}
    plans = {"a": result(manifest={"target": target}, measures={"target_met": np.array([1.0, 0.0, 1.0, NAN])}),
             "b": result(manifest={"target": target}, measures={"target_met": np.array([NAN])}),
             "c": result(manifest={}, measures={})}
    assert target_words(plans, ["a", "b", "c"]) == [
        "'a' misses the target (60 % adopters in week 78) in 1 of 3 futures."]
    assert target_words(plans, ["c"]) == []


def test_whether_it_survives_other_rules():
    kept = Survival("influence", "degroot", "a", ("a",), "", 0.1)
    lost = Survival("adoption_rule", "simple_contagion", "a", ("b",), "b", 0.9)
    network = Survival("network", "no clusters", "a", ("a",), "", 0.1)

    def words(*found):
        return survival_words(SimpleNamespace(survivals=found), "a")

    assert words() == words(Survival("network", "x", "other", (), "", 0.0)) == []
    assert words(kept, lost) == [
        "'a' is not clearly beaten under 1 of 2 other rules of adoption and influence; under adoption rule 'simple "
        "contagion', 'b' is clearly better."]
    assert words(kept, network) == [
        "'a' is not clearly beaten under 2 of 2 other rules of adoption and influence and other networks."]


def worth(values, weeks):
    measures = {"net_value": np.array(values), "break_even_week": np.array(weeks)}
    return worth_words(SimpleNamespace(results=[
        SimpleNamespace(scenario_name="a", measures=measures, currency="EUR", weeks=52)]))


def test_what_a_plan_is_worth_and_when_it_pays():
    assert worth([0.0, NAN], [52.0, 52.0]) == []
    assert worth([100.0, 100.0], [10.0, 20.0])[0].endswith(
        "; it pays for itself by week 15 (median), and does so in every future.")
    assert worth([100.0, -100.0], [10.0, 52.0])[0].endswith(
        "; it pays for itself by week 10 (median), but not within the horizon in 1 of 2 futures.")
    assert worth([-100.0, -100.0], [52.0, 52.0])[0].endswith(
        "; it does not pay for itself within the 52 weeks in any future.")
    assert never_words(0.25, 8) == "but not within the horizon in 2 of 8 futures"
