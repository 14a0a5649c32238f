"""The adoption picture says what a reader needs, in words and lines that survive a grey printer."""

import itertools
import sys

import numpy as np
import pytest
from matplotlib.figure import Figure

from cxsim.plots.adoption import active_span, adoption_figure, edge_label
from cxsim.plots.export import save_png, svg_text
from cxsim.plots.style import LOOKS, NARROW, WIDE
from cxsim.testing.recordings import recording_from, result_from, synthetic_recording

NBSP = "\N{NO-BREAK SPACE}"


def texts(figure):
    return [text.get_text() for text in figure.findobj(match=lambda artist: hasattr(artist, "get_text"))]


@pytest.fixture(scope="module")
def results():
    nothing = synthetic_recording(final=0.0, replicates=30, holds="unwilling")
    plan = [{"name": "training", "type": "training", "start_week": 4, "weeks": 20}]
    return (
        result_from("Do nothing", nothing),
        result_from("Training", synthetic_recording(final=0.5, replicates=30), nothing, interventions=plan),
    )


def test_axes_carry_names_and_units_and_the_subtitle_says_what_the_band_is(results):
    figure = adoption_figure(results)
    assert figure.axes[0].get_ylabel() == "Adopters among people present (%)"
    assert figure.axes[1].get_xlabel() == "Week"
    said = ("Line: mean of 30 simulated futures per plan. Band: 90 of 100 futures lie inside, week by week. "
            "Futures differ by chance and people.")
    assert said in [" ".join(text.split()) for text in texts(figure)]


def test_few_replicates_are_told_and_one_has_no_band():
    few = adoption_figure([result_from("plan", synthetic_recording(replicates=3))])
    assert any("mean of only 3 simulated futures" in text for text in texts(few))
    one = adoption_figure([result_from("plan", synthetic_recording(replicates=1))])
    assert any("no band can be shown" in text for text in texts(one))
    assert not one.axes[0].collections


def test_the_line_is_the_mean_and_the_band_its_quantiles():
    values = np.array([[0.1, 0.2, 0.6], [0.2, 0.2, 0.8]])
    axes = adoption_figure([result_from("plan", recording_from({"adoption": values}))]).axes[0]
    np.testing.assert_allclose(axes.lines[0].get_ydata(), [0.3, 0.4])
    reach = axes.collections[0].get_paths()[0].get_extents()
    assert (reach.y0, reach.y1) == (pytest.approx(0.11), pytest.approx(0.74))


def test_a_flat_line_says_beside_it_what_holds_people(results):
    reason = f"unwilling: over{NBSP}99{NBSP}%"
    assert edge_label(results[0], WIDE) == (f"Do nothing: under{NBSP}1{NBSP}%", reason)
    assert edge_label(results[1], WIDE)[1] == ""


def test_lines_differ_in_color_dashes_and_marker():
    assert len({look.color for look in LOOKS}) == len({str(look.dashes) for look in LOOKS}) == len(LOOKS)
    assert len({look.marker for look in LOOKS}) == len(LOOKS)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_eight_flat_lines_with_long_names_have_labels_that_do_not_overlap(size):
    flat = [
        result_from(f"A plan with quite a long name, number {index}", synthetic_recording(final=0.0, replicates=3))
        for index in range(6)
    ]
    figure = adoption_figure(flat, size=size)
    renderer = figure.canvas.get_renderer() if hasattr(figure.canvas, "get_renderer") else None
    boxes = sorted(
        (text.get_window_extent(renderer) for text in figure.axes[0].texts), key=lambda box: box.y0
    )
    assert len(boxes) == 12
    for below, above in itertools.pairwise(boxes):
        assert above.y0 >= below.y1 - 1.0


def test_names_are_text_never_markup(results):
    risky = result_from("$\\frac{1}{0}$ <script>alert(1)</script> & _x", synthetic_recording(replicates=3))
    svg = svg_text(adoption_figure([risky]), "risky", 'a "quoted" <b>text</b>')
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg
    assert "$\\frac{1}{0}$" in svg
    assert 'aria-label="a &#34;quoted&#34; &lt;b&gt;text&lt;/b&gt;"' in svg


def test_spans_stay_inside_the_horizon():
    assert active_span({"start_week": 4, "weeks": 10}, 52) == (4, 10)
    assert active_span({"start_week": 50, "weeks": 10}, 52) == (50, 2)
    assert active_span({"start_week": 4, "weeks": None}, 52) == (4, 48)
    assert active_span({"start_week": 60, "weeks": 2}, 52) is None


def test_the_same_results_give_the_same_picture(results, tmp_path):
    for name in ("one.png", "two.png"):
        save_png(adoption_figure(results), tmp_path / name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
    assert svg_text(adoption_figure(results), "a", "d") == svg_text(adoption_figure(results), "a", "d")


def test_drawing_needs_no_pyplot(results):
    before = "matplotlib.pyplot" in sys.modules
    assert isinstance(results[0].plot(), Figure)
    assert ("matplotlib.pyplot" in sys.modules) == before


def test_a_horizon_of_one_week_can_be_drawn():
    assert adoption_figure([result_from("plan", recording_from({"adoption": [[0.1, 0.2]]}))]).axes
