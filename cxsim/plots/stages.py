"""How each stage looks: lightness and hatching keep them apart without color."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxsim.plots.board_style import FOCUS, INK, INK_2, INK_3, SMALL

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HATCH_WIDTH = 0.8
LEGEND_ROW = 0.22
"""The height of a row of a legend, in inches."""


@dataclass(frozen=True)
class StageLook:
    """Fill, hatching and the color of numbers on it; ``pattern``: the hatching as office programs name it."""

    fill: str
    hatch: str = ""
    pattern: str = ""
    ink: str = INK

    @property
    def patch(self) -> dict[str, Any]:
        """The look as arguments of a patch."""
        edge = INK_3 if self.hatch else "white"
        return {"facecolor": self.fill, "hatch": self.hatch, "edgecolor": edge, "linewidth": 0.0}


STAGE_LOOKS = {
    "adopters": StageLook(FOCUS, ink="white"),
    "unable": StageLook("#C08A4E"),
    "hindered": StageLook("white", "/////", "wide_upward_diagonal"),
    "unwilling": StageLook("#E7D3B5"),
    "unaware": StageLook("white", "----", "light_horizontal"),
    "relapsed": StageLook("white", "xxxx", "outlined_diamond"),
}
ELSE = StageLook("#DDE6EE")


def stage_look(stage: str) -> StageLook:
    """The look of a stage."""
    return STAGE_LOOKS.get(stage, ELSE)


def legend_rows(stages: Sequence[str], width: float) -> int:
    """How many rows a legend of these stages takes on this width, in inches."""
    return -(-len(stages) // max(int(width / 1.15), 1))


def draw_legend(figure: Figure, stages: Sequence[str], left: float, top: float) -> None:
    """A legend with its upper left corner at this place, in shares of the figure."""
    from matplotlib.patches import Patch

    width = figure.get_figwidth() * (1.0 - left)
    handles = [Patch(**{**stage_look(stage).patch, "edgecolor": INK_3, "linewidth": 0.6}) for stage in stages]
    figure.legend(handles, list(stages), loc="upper left", bbox_to_anchor=(left, top), frameon=False, fontsize=SMALL,
                  labelcolor=INK_2, ncols=-(-len(stages) // legend_rows(stages, width)), handlelength=1.3,
                  columnspacing=1.2, borderpad=0.0, borderaxespad=0.0)
