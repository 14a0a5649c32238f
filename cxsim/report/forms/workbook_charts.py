"""Charts of a workbook, drawn by it from the cells beside them."""

from __future__ import annotations

from typing import Any

from cxsim.plots.board_style import HAIRLINE, INK_3
from cxsim.report.forms.native import Native

KINDS: dict[str, dict[str, str]] = {
    "bars": {"type": "bar"}, "stacked": {"type": "bar", "subtype": "stacked"}, "lines": {"type": "line"},
    "points": {"type": "scatter"},
}
WIDTH, HEIGHT, ROW = 860, 420, 26
DASHES = ("solid", "dash", "round_dot", "dash_dot", "long_dash", "long_dash_dot", "square_dot")


def draw_native(book: Any, sheet: Any, chart: Native, rows: int, columns: int, about: str) -> None:
    """Draw a chart of the cells of a sheet: names in the first column, a series in each of the others.

    Of points, the columns are x and y, and every row is a point.
    """
    drawn = book.add_chart(KINDS[chart.form])
    name = sheet.get_name()
    if chart.form == "points":
        for row in range(1, rows + 1):
            drawn.add_series({
                "name": [name, row, 0], "categories": [name, row, 1, row, 1], "values": [name, row, 2, row, 2],
                "marker": {"type": "circle", "size": 10, "fill": {"color": chart.color(row - 1)}},
                "data_labels": {"series_name": True, "position": "right"},
            })
    else:
        for column in range(1, columns + 1):
            one = chart.series[column - 1]
            drawn.add_series({
                "name": [name, 0, column], "categories": [name, 1, 0, rows, 0],
                "values": [name, 1, column, rows, column], **_look(chart, one.name, column - 1),
            })
    drawn.set_title({"name": chart.title, "name_font": {"size": 12}})
    bars = chart.form in ("bars", "stacked")
    drawn.set_x_axis({"name": chart.x_title, "reverse": bars})  # of bars, the axis of names
    drawn.set_y_axis({"name": chart.y_title, "major_gridlines": {"visible": not bars, "line": {"color": HAIRLINE}}})
    drawn.set_legend({"none": True} if len(chart.series) < 2 or chart.form == "points" else {"position": "bottom"})
    drawn.set_size({"width": WIDTH, "height": max(HEIGHT, ROW * rows if bars else 0)})
    sheet.insert_chart(1, columns + 2, drawn, {"description": f"{chart.title}. {about}"})


def _look(chart: Native, name: str, number: int) -> dict[str, Any]:
    """The color of a series; of one series of bars, the bar in focus has its own."""
    color, look = chart.color(number), chart.series[number].look
    if chart.form == "lines":
        focus = name == chart.focus
        return {"line": {"color": color, "width": 3.0 if focus else 1.75,
                         "dash_type": "solid" if focus else DASHES[number % len(DASHES)]}}
    if look is not None and look.pattern:
        return {"pattern": {"pattern": look.pattern, "fg_color": INK_3, "bg_color": color}}
    if len(chart.series) > 1:
        return {"fill": {"color": color}}
    points = [{"fill": {"color": chart.bar_color(one)}} for one in chart.categories]
    return {"points": points, "gap": 60, "data_labels": {"value": True}}
