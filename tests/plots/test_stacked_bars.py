"""Bars of stages: what is drawn is what the chart says."""

import pytest

from cxsim.plots.charts import StackedBars
from cxsim.plots.drawing import PAGE, PHONE, draw
from cxsim.plots.stages import STAGE_LOOKS, stage_look

STAGES = ("adopters", "hindered", "unwilling")
CHART = StackedBars("Where people stand", STAGES, ("Contact center", "Sales"), ((19.0, 14.0, 67.0), (75.0, 1.0, 24.0)),
                    "Contact center", "left", (33.0, 28.0))


def texts(figure):
    return [text.get_text() for axes in figure.axes for text in axes.texts]


@pytest.mark.parametrize("width", [PAGE, PHONE])
def test_every_part_has_its_length_and_place(width):
    [axes] = draw(CHART, width).axes
    bars = [patch for container in axes.containers for patch in container]
    assert [(bar.get_x(), bar.get_width()) for bar in bars] == [
        (0.0, 19.0), (19.0, 14.0), (33.0, 67.0), (0.0, 75.0), (75.0, 1.0), (76.0, 24.0),
    ]


def test_a_part_without_room_has_no_number_and_the_number_beside_has_a_title():
    assert texts(draw(CHART)) == ["19", "14", "67", "Contact center", "33", "75", "24", "Sales", "28", "left"]


def test_the_legend_names_the_stages_once():
    [legend] = draw(CHART).legends
    assert [text.get_text() for text in legend.get_texts()] == list(STAGES)


def test_only_the_group_in_question_has_a_strong_frame():
    [axes] = draw(CHART).axes
    frames = [patch.get_linewidth() for patch in axes.patches if not patch.get_fill()]
    assert frames == [2.2, 0.5]


def test_no_two_stages_look_alike_without_color():
    def grey(fill):
        if fill == "white":
            return 255
        red, green, blue = (int(fill[place : place + 2], 16) for place in (1, 3, 5))
        return 0.3 * red + 0.59 * green + 0.11 * blue

    looks = [(grey(look.fill), look.hatch) for look in STAGE_LOOKS.values()]
    for number, (one, hatch) in enumerate(looks):
        assert all(hatch != other_hatch or abs(one - other) > 40 for other, other_hatch in looks[:number])
    assert stage_look("something else").hatch == ""


def test_what_is_hatched_has_a_pattern_in_office_programs():
    from pptx.enum.dml import MSO_PATTERN

    patterns = [look.pattern for look in STAGE_LOOKS.values() if look.hatch]
    assert [MSO_PATTERN[name.upper()].name.lower() for name in patterns] == patterns
    assert all(look.hatch for look in STAGE_LOOKS.values() if look.pattern)
