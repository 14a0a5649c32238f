"""Shapes of a slide: every one has its place in inches, the look of the house, and a text for whoever cannot see it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxsim.plots.board_style import INK, INK_2
from cxsim.plots.export import save_png
from cxsim.report.document import Table
from cxsim.report.forms.fitting import fitted, height_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FONT = "Segoe UI"
TEXT_SIZES = (18.0, 16.0, 15.0, 14.0, 13.0, 12.0)
TITLE_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0)
SMALLEST = 10.0
CELL_PADDING = 0.2


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


def color_of(name: str) -> Any:
    """A color such as #17202B for a shape."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(name.lstrip("#"))


def place(shape: Any, box: Box, told: str) -> None:
    """Put a shape into a box, with the text for whoever cannot see it."""
    from pptx.util import Inches

    shape.left, shape.top = Inches(box.left), Inches(box.top)
    shape.width, shape.height = Inches(box.width), Inches(box.height)
    shape._element.xpath(".//p:cNvPr")[0].set("descr", told)


def write(
    frame: Any, paragraphs: Sequence[str], box: Box, sizes: Sequence[float], *, bold: bool = False, color: str = INK
) -> bool:
    """Write paragraphs into a frame, as large as they fit; whether all of them are there."""
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Pt

    text = fitted(paragraphs, box.width, box.height, sizes)
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, one in enumerate(text.paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_before = Pt(0 if number == 0 else text.size * 0.45)
        run = paragraph.add_run()
        run.text = one
        run.font.name, run.font.size, run.font.bold = FONT, Pt(text.size), bold
        run.font.color.rgb = color_of(color)
    return not text.cut


def add_text(
    slide: Any, paragraphs: Sequence[str], box: Box, sizes: Sequence[float] = TEXT_SIZES, *, bold: bool = False,
    color: str = INK
) -> bool:
    """A box of text, if there is any; whether all of it is there."""
    from pptx.util import Inches

    if not any(paragraphs):
        return True
    shape = slide.shapes.add_textbox(*map(Inches, (box.left, box.top, box.width, box.height)))
    place(shape, box, " ".join(paragraphs))
    return write(shape.text_frame, paragraphs, box, sizes, bold=bold, color=color)


def add_picture(slide: Any, figure: Figure, box: Box, told: str) -> None:
    """A picture, as large as fits into the box."""
    from pptx.util import Inches

    stream = io.BytesIO()
    save_png(figure, stream)
    stream.seek(0)
    width, height = figure.get_size_inches()
    scale = min(box.width / width, box.height / height)
    shape = slide.shapes.add_picture(stream, Inches(box.left), Inches(box.top))
    place(shape, Box(box.left, box.top, width * scale, height * scale), told)


@dataclass(frozen=True)
class ShownTable:
    """How high a table is on a slide, in inches, and how many of its rows it does not show."""

    height: float
    missing: int


def add_table(slide: Any, table: Table, box: Box, told: str) -> ShownTable:
    """As many rows of a table as fit."""
    from pptx.util import Inches, Pt

    size = 13.0 if len(table.columns) < 5 else 11.0
    widths = _widths(table, box.width)
    heights = [_height(cells, widths, size) for cells in (table.columns, *table.rows)]
    count = next((n for n in range(len(table.rows), 0, -1) if sum(heights[: n + 1]) <= box.height), 1)
    height = sum(heights[: count + 1])
    shape = slide.shapes.add_table(count + 1, len(table.columns), *map(
        Inches, (box.left, box.top, box.width, height)))
    place(shape, Box(box.left, box.top, box.width, height), told)
    grid = shape.table
    _plain_look(shape)
    for column, width in enumerate(widths):
        grid.columns[column].width = Inches(width)
    for row, cells in enumerate((table.columns, *table.rows[:count])):
        grid.rows[row].height = Inches(heights[row])
        for column, text in enumerate(cells):
            cell = grid.cell(row, column)
            cell.margin_left = cell.margin_right = Inches(CELL_PADDING / 2)
            cell.margin_top = cell.margin_bottom = Pt(2)
            _write_cell(cell, text, size, head=row == 0)
    return ShownTable(height, len(table.rows) - count)


def _widths(table: Table, width: float) -> list[float]:
    """Widths of columns by their longest texts, none below a part of the whole."""
    longest = [max(min(max(map(len, row[column].splitlines() or [""])), 60) for row in (table.columns, *table.rows))
               for column in range(len(table.columns))]
    weights = [max(length, 0.35 * max(longest), 6) for length in longest]
    return [width * weight / sum(weights) for weight in weights]


def _height(cells: Sequence[str], widths: Sequence[float], size: float) -> float:
    return max(height_of(text.splitlines(), width - CELL_PADDING, size)
               for text, width in zip(cells, widths, strict=True)) + 0.12


def _write_cell(cell: Any, text: str, size: float, *, head: bool) -> None:
    from pptx.util import Pt

    cell.text = text
    cell.fill.background()
    for paragraph in cell.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.name, run.font.size, run.font.bold = FONT, Pt(size), head
            run.font.color.rgb = color_of(INK_2 if head else INK)


def _plain_look(shape: Any) -> None:
    """Without the bands and the color of the usual style: a line under each row."""
    from pptx.oxml.ns import qn

    properties = shape._element.graphic.graphicData.tbl.tblPr
    properties.set("bandRow", "0")
    style = properties.find(qn("a:tableStyleId"))
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid
