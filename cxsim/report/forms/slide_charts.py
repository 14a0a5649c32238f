"""Charts of a slide that can be changed there, in the look of the house."""

from __future__ import annotations

from typing import Any

from cxsim.plots.board_style import HAIRLINE, INK, INK_3, OTHER
from cxsim.plots.stages import StageLook
from cxsim.report.forms.native import WHITE, Native
from cxsim.report.forms.shapes import FONT, Box, color_of, place

BARS = ("bars", "stacked")


def add_chart(slide: Any, chart: Native, box: Box, told: str) -> None:
    """A chart that can be changed in the slide: bars, lines or points."""
    from pptx.chart.data import CategoryChartData, XyChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    kinds = {"bars": XL_CHART_TYPE.BAR_CLUSTERED, "stacked": XL_CHART_TYPE.BAR_STACKED, "lines": XL_CHART_TYPE.LINE,
             "points": XL_CHART_TYPE.XY_SCATTER}
    if chart.form == "points":
        data: Any = XyChartData()
        for one in chart.series:
            line = data.add_series(one.name)
            for x, y in zip(one.x, one.values, strict=True):
                line.add_data_point(x, y)
    else:
        data = CategoryChartData()
        data.categories = chart.categories
        for one in chart.series:
            data.add_series(one.name, one.values)
    shape = slide.shapes.add_chart(kinds[chart.form], *map(Inches, (box.left, box.top, box.width, box.height)), data)
    place(shape, box, told)
    _style(shape.chart, chart)


def _style(drawn: Any, chart: Native) -> None:
    """The look of the house: quiet axes, two accents, the focus in blue."""
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    drawn.font.name, drawn.font.size = FONT, Pt(12)
    drawn.font.color.rgb = color_of(INK)
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1 and chart.form != "points"
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    for axis, title in ((drawn.category_axis, chart.x_title), (drawn.value_axis, chart.y_title)):
        axis.has_major_gridlines = False
        axis.format.line.color.rgb = color_of(OTHER)
        if title:
            axis.has_title = True
            axis.axis_title.text_frame.text = title
    if chart.form in BARS:
        drawn.category_axis.reverse_order = True
        drawn.value_axis.visible = False
    else:
        drawn.value_axis.has_major_gridlines = True
        drawn.value_axis.major_gridlines.format.line.color.rgb = color_of(HAIRLINE)
    plot = drawn.plots[0]
    if chart.form in BARS:
        plot.gap_width, plot.has_data_labels = 60, True
        plot.overlap = 100 if chart.form == "stacked" else 0
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "0", False
        plot.data_labels.font.size = Pt(12)
    if chart.form == "lines" and len(chart.categories) > 20:
        _thin_out(drawn.category_axis, max(len(chart.categories) // 8, 1))
    for number, series in enumerate(plot.series):
        _color(series, chart, number)


def _thin_out(axis: Any, every: int) -> None:
    """Label only some of many weeks."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    for name in ("tickLblSkip", "tickMarkSkip"):
        element = parse_xml(f'<c:{name} {nsdecls("c")} val="{every}"/>')
        axis._element.insert_element_before(element, "c:noMultiLvlLbl", "c:extLst")


def _color(series: Any, chart: Native, number: int) -> None:
    """A series in its color; of one series of bars, the one in focus."""
    from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
    from pptx.util import Pt

    one, color = chart.series[number], color_of(chart.color(number))
    if chart.form == "lines":
        focus = one.name == chart.focus
        series.smooth = False
        series.format.line.color.rgb = color
        series.format.line.width = Pt(3.0 if focus else 1.75)
        series.format.line.dash_style = None if focus else _dashes()[number % len(_dashes())]
    elif chart.form == "points":
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 11
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = color
        series.format.line.fill.background()
        label = series.points[0].data_label
        label.has_text_frame, label.position = True, XL_LABEL_POSITION.RIGHT
        label.text_frame.text = one.name
    elif len(chart.series) == 1:
        for number_of_bar, name in enumerate(chart.categories):
            fill = series.points[number_of_bar].format.fill
            fill.solid()
            fill.fore_color.rgb = color_of(chart.bar_color(name))
    else:
        _fill(series, one.look, color)


def _fill(series: Any, look: StageLook | None, color: Any) -> None:
    """Fill bars with a color, or with the pattern of what they mean; numbers on them can be read."""
    from pptx.enum.dml import MSO_PATTERN

    fill = series.format.fill
    if look is not None and look.pattern:
        fill.patterned()
        fill.pattern = getattr(MSO_PATTERN, look.pattern.upper())
        fill.fore_color.rgb, fill.back_color.rgb = color_of(INK_3), color
    else:
        fill.solid()
        fill.fore_color.rgb = color
    if look is not None and look.ink == "white":
        series.data_labels.show_value = True
        series.data_labels.font.color.rgb = color_of(WHITE)


def _dashes() -> Any:
    from pptx.enum.dml import MSO_LINE

    return (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT, MSO_LINE.LONG_DASH,
            MSO_LINE.LONG_DASH_DOT, MSO_LINE.SQUARE_DOT)
