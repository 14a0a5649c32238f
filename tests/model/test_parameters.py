"""The page of parameters states each with its unit, default, range and source."""

from pathlib import Path

from cxsim.report.parameter_page import parameter_page

PAGE = Path(__file__).parents[2] / "docs" / "model" / "parameters.md"


def test_the_page_states_every_parameter_as_it_is():
    assert parameter_page().splitlines() == PAGE.read_text("utf-8").splitlines()
