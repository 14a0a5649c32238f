"""The usual widths of stated numbers are those that the page on context tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.model.input_widths import JUDGED_MEAN_ERROR, KINDS, PARAMETER_KINDS, QUESTIONNAIRE_ERROR, USUAL_ANSWER_SPREAD
from cxsim.model.parameters import PARAMETERS

PAGE = (Path(__file__).parents[2] / "docs" / "context.md").read_text("utf-8")
ROWS = {"sponsorship": "`sponsorship`", "initiatives": "`other_initiatives`", "strength": "`strength` of",
        "existing": "`existing`", "required_skill": "`required_skill`", "manager_attitude": "`manager_attitudes`"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_tells_the_width_of_every_kind(kind):
    (row,) = (line for line in PAGE.splitlines() if line.startswith(f"| {ROWS[kind]}"))
    assert row.split("|")[2].strip() == f"{KINDS[kind].half_width:g}"


@pytest.mark.parametrize("name", PARAMETER_KINDS)
def test_the_page_tells_the_width_of_every_parameter_of_people(name):
    (row,) = (line for line in PAGE.splitlines() if line.startswith("|") and f"`{name}`" in line)
    kind = PARAMETER_KINDS[name]
    assert row.split("|")[2].strip() == ("a fifth" if kind.share == 0.2 else f"{kind.half_width:g}")


def test_only_parameters_that_exist_have_a_width_and_it_leaves_them_room():
    for name, kind in PARAMETER_KINDS.items():
        default = PARAMETERS[name].default
        width = kind.around(default, PARAMETERS[name].low, PARAMETERS[name].high)
        assert PARAMETERS[name].low <= width.low < default < width.high <= PARAMETERS[name].high


def test_the_page_tells_the_errors_of_questions_and_judgements():
    assert (QUESTIONNAIRE_ERROR, JUDGED_MEAN_ERROR, USUAL_ANSWER_SPREAD) == (0.05, 0.05, 0.2)
    assert "answers (0.2 if only means are known)" in PAGE
