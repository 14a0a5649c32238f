"""One sentence says which uncertainty a band reflects: chance, people, and which of the model's parameters."""

import dataclasses

import numpy as np
import pytest

from cxsim.testing.recordings import recording_from, result_from
from cxsim.words.bands import band_holds, band_sources


def plan(name, uncertainty):
    result = result_from(name, recording_from({"adoption": np.full((5, 2), 0.4)}))
    return dataclasses.replace(result, manifest={**result.manifest, "uncertainty": uncertainty})


@pytest.mark.parametrize(("uncertainty", "said", "sources"), [
    ("full", "differ from future to future, within plausible combinations.", "chance, people and parameters"),
    ("narrowed.csv", "within the set 'narrowed.csv'.", "chance, people and parameters"),
    (["habit_gain", "quit_rate"], "and what we do not know about habit gain, quit rate; the rest",
     "chance, people and some parameters"),
    ([f"p_{number}" for number in range(5)], "p 3, p 4; the rest", "chance, people and some parameters"),
    ([f"p_{number}" for number in range(7)], "p 4 and 2 more; the rest", "chance, people and some parameters"),
    ("none", "so the bands do not show what we do not know about them.", "chance and people"),
])
def test_the_band_names_its_sources(uncertainty, said, sources):
    results = [plan("A", uncertainty), plan("B", uncertainty)]
    assert said in band_holds(results)
    assert band_holds(results).startswith("They reflect chance (")
    assert "the people who happen to work there" in band_holds(results)
    assert band_holds(results).count(". ") == 0
    assert band_sources(results) == sources


def test_plans_of_different_uncertainty_are_told_apart():
    results = [plan("A", "none"), plan("B", "full"), plan("C", "own.csv"), plan("D", ["quit_rate"])]
    assert band_holds(results).endswith("like with like: 'A': none; 'B': about all; 'C': as in 'own.csv'; "
                                        "'D': about quit rate.")
    assert band_sources(results) == "chance, people and, in some plans, parameters"


def test_stated_numbers_that_were_drawn_are_among_the_sources():
    one = plan("A", "full")
    stated = {"input: mean initial_skill": {"stated": 0.4, "low": 0.318, "high": 0.482}}
    drawn = dataclasses.replace(one, manifest={**one.manifest, "inputs": stated})
    assert band_sources([one, drawn]) == "stated numbers, chance, people and parameters"
    assert band_holds([drawn]).endswith(
        "What you stated is uncertain too and differs from future to future: mean initial skill 0.4 (0.318 to 0.482). "
        "The ranges hold nine of ten futures; state your own with {value, low, high}, or 'inputs: exact'.")


def test_many_stated_numbers_are_counted():
    one = plan("A", "full")
    stated = {f"input: inhibitor {number}": {"stated": 0.2, "low": 0.1, "high": 0.3} for number in range(11)}
    told = band_holds([dataclasses.replace(one, manifest={**one.manifest, "inputs": stated})])
    assert "inhibitor 7 0.2 (0.1 to 0.3) and 3 more. The ranges" in told
