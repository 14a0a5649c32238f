"""The page says what the results say, and the command names what it does not know."""

from __future__ import annotations

import argparse

import pytest

from experiments.contrasts.__main__ import chosen, parameter
from experiments.contrasts.battery import CONTRASTS
from experiments.contrasts.page import PAGE, cell, page

BY_NAME = {contrast.name: contrast for contrast in CONTRASTS}


def test_the_page_shows_the_tables():
    assert page() == PAGE.read_text("utf-8")


def test_a_result_in_the_unit_of_the_page():
    row = {"value": "0.1234", "low": "0.1", "high": "0.15", "verdict": "met"}
    assert cell(BY_NAME["small say"], row) == "+12.3 (+10.0 to +15.0) | met"
    assert cell(BY_NAME["money to recognition"], row) == "0.12 (0.10 to 0.15) | met"
    assert cell(BY_NAME["small say"], None) == "not measured |"


def test_contrasts_are_chosen_by_name_or_group():
    assert chosen([]) == list(CONTRASTS)
    assert [one.name for one in chosen(["champions", "believing"])] == ["believing", "champions"]
    assert {one.group for one in chosen(["network"])} == {"network"}


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(SystemExit, match="no contrast or group 'champion'; did you mean 'champions'"):
        chosen(["champion"])


def test_another_value_of_a_parameter():
    assert parameter("fear_weight=2") == ("fear_weight", 2.0)
    with pytest.raises(argparse.ArgumentTypeError, match="'fear_weight': NAME=VALUE is expected"):
        parameter("fear_weight")
