"""What pictures show: titles, labels, lines and bars, not pixels."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from cxsim.analysis.force_field import FieldForce, ForceField, GroupAtRest
from cxsim.plots.adoption import adoption_figure
from cxsim.plots.charts import Axis, SwingBar, TornadoChart
from cxsim.plots.diffusion_fit import diffusion_figure
from cxsim.plots.drawing import draw
from cxsim.plots.force_field import force_field_figure
from cxsim.plots.plan_timeline import plan_figure
from cxsim.plots.sensitivity import sensitivity_figure
from cxsim.plots.style import NARROW
from cxsim.scenario.sheets.plan_table import plan_rows
from cxsim.studies.diffusion.simulate import GroupCurve
from cxsim.sweeps.sensitivity.index import Index, Sensitivity
from cxsim.testing.people import example_view
from cxsim.testing.recordings import recording_from, result_from, synthetic_recording
from tests.golden_outputs.company import scenario
from tests.golden_outputs.golden import Theme, number

_MOST = 8


def _few(values: object) -> str:
    flat = np.asarray(values, dtype=np.float64).ravel()
    shown = flat[np.unique(np.linspace(0, flat.size - 1, min(flat.size, _MOST)).astype(int))]
    return f"{flat.size}: {' '.join(number(round(float(value), 4)) for value in shown)}"


def drawn(figure: Figure) -> str:
    """Everything in a picture that a reader can see, a line each."""
    size = " x ".join(number(round(float(inches), 2)) for inches in figure.get_size_inches())
    texts = [text for text in figure.findobj(Text) if text.get_text().strip() and text.get_visible()]
    lines = (line for place, axes in enumerate(figure.axes) if axes.get_visible() for line in _axes(place, axes))
    return "\n".join([f"size {size}", *(f"text {_text(text)}" for text in texts), *lines])


def _text(text: Text) -> str:
    across, up = (number(round(float(part), 2)) for part in text.get_position())
    return f"{' / '.join(text.get_text().split(chr(10)))} @ {across} {up} {to_hex(text.get_color())} {text.get_ha()}"


def _axes(place: int, axes: Axes) -> Iterator[str]:
    yield f"axes {place}: x {_few(axes.get_xlim())} y {_few(axes.get_ylim())} scale {axes.get_xscale()}"
    yield f"  ticks x {_few(axes.get_xticks())} y {_few(axes.get_yticks())}"
    for line in axes.lines:
        look = f"{to_hex(line.get_color())} {line.get_linestyle()} {line.get_marker()} {line.get_linewidth():.3g}"
        yield f"  line {look}: x {_few(line.get_xdata())} y {_few(line.get_ydata())}"
    for bar in axes.patches:
        yield f"  patch {to_hex(bar.get_facecolor())} {bar.get_hatch()}: {_few(bar.get_extents().bounds)}"[:200]
    for collection in axes.collections:
        for path in collection.get_paths()[:3]:
            yield f"  area: {_few(path.get_extents().bounds)}"


def _adoption(_: Path) -> str:
    nothing = synthetic_recording(final=0.0, replicates=8, holds="unwilling")
    plan = [{"name": "training", "type": "training", "start_week": 4, "weeks": 20}]
    results = (result_from("Do nothing", nothing),
               result_from("Training", synthetic_recording(final=0.5, replicates=8), nothing, interventions=plan),
               result_from("A plan with a long name that has to be wrapped somewhere", nothing, target=(0.4, 60)))
    few = [result_from("plan", recording_from({"adoption": [[0.1, 0.2, 0.6], [0.2, 0.2, 0.8]]}))]
    return "\n".join(drawn(figure) for figure in (adoption_figure(results), adoption_figure(results, size=NARROW),
                                                  adoption_figure(few)))


def _diffusion(_: Path) -> str:
    shares = np.array([0.1, 0.3, 0.4])
    return drawn(diffusion_figure([GroupCurve(group, 20, shares, shares + 0.05, shares - 0.1, shares + 0.2)
                                   for group in ("west", "north", "south", "east")], left_out=True))


def _force(group: str, name: str, times: float, kind: str = "restraining", scale: str = "use") -> FieldForce:
    size = math.log(times)
    return FieldForce(group, "solve" if scale == "use" else "", scale, kind, name, "people", size, size * 0.8,
                      size * 1.3)


def _force_field(_: Path) -> str:
    groups = tuple(GroupAtRest(name, 10, (0.004,), 0.12) for name in ("claims", "sales"))
    forces = (_force("claims", "targets", 3.0), _force("claims", "habit", 1.4), _force("sales", "little benefit", 1.2),
              _force("claims", "pride", 2.0, "driving"), _force("sales", "attitudes", 1.1, "driving", "attitude"))
    return drawn(force_field_figure(ForceField("story", ("solve",), groups, forces)))


def _sensitivity(_: Path) -> str:
    shares = (("parameters.memory", "first_order", 0.1, 0.0, 0.2), ("parameters.memory", "total", 0.2, 0.1, 0.3),
              ("parameters.norm", "first_order", 0.3, 0.2, 0.4), ("parameters.norm", "total", 0.5, 0.4, 0.6),
              ("chance", "first_order", 0.6, 0.5, 0.7), ("chance", "total", 0.7, math.nan, math.nan))
    effects = (("a", "mu_star", 0.1, 0.0, 0.2), ("a", "sigma", 0.1, 0.0, 0.2), ("chance", "deviation", 0.1, 0.0, 0.2))
    many = [(f"f{place}", index, place / 100, 0.0, 1.0) for place in range(40) for index in ("first_order", "total")]
    return "\n".join(drawn(sensitivity_figure(
        Sensitivity("pilot", measure, tuple(Index(*row, "source") for row in rows), 100, 10, rows_dropped=dropped),
        "EUR")) for measure, rows, dropped in (("adoption_end", shares, 0), ("cost_total", effects, 1200),
                                               ("adoption_end", many, 0)))


def _tornado(_: Path) -> str:
    bars = (SwingBar("Manager weight", "0.1", "0.9", -2.0, 6.0, True), SwingBar("Load", "0.2", "0.4", 3.0, 1.5, False))
    return drawn(draw(TornadoChart("Gain of “a” over “b”", Axis("Gain", "points"), 2.0, 0.0, bars)))


_PLAN = """\
plan:
  budget: 20000
  interventions:
    - {type: training, hours_per_week: 4, weeks: 3, waves: [[claims], [sales]], wave_gap_weeks: 2}
    - {type: communication, start_week: 3, ramp_weeks: 3}
    - {type: mandate, start_week: 1, weeks: 4, target: {departments: [sales]}}
"""


def _timeline(folder: Path) -> str:
    stated = scenario(folder, "Plan", _PLAN)
    rows = plan_rows(stated, example_view())
    empty = plan_figure("Nothing", [], "EUR", stated.weeks)
    return "\n".join([drawn(plan_figure(stated.name, rows, "EUR", stated.weeks, stated.plan.budget)), drawn(empty)])


PICTURES: Theme = {
    "adoption": _adoption, "diffusion": _diffusion, "force field": _force_field, "sensitivity": _sensitivity,
    "tornado": _tornado, "timeline of a plan": _timeline,
}
