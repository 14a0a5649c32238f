"""Slides, opened with the library that reads them."""

import csv

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from cxsim.plots.charts import Axis, TornadoChart
from cxsim.report.document import Section
from cxsim.report.forms.opened import open_results
from cxsim.report.forms.slides import chosen, write_slides
from tests.report.forms.forms_story import REPORT, SECTIONS

FEWEST_POINTS = 10


@pytest.fixture(scope="module")
def decks(made, real, tmp_path_factory):
    """The slides of the report made by hand, and of one that the program made."""
    places = [tmp_path_factory.mktemp("slides") / "slides.pptx" for _ in range(2)]
    for folder, place in zip((made, real), places, strict=True):
        write_slides(open_results(folder), place)
    return [Presentation(str(place)) for place in places]


@pytest.fixture(scope="module")
def deck(decks):
    return decks[0]


def told(shape):
    return shape._element.xpath(".//p:cNvPr")[0].get("descr")


def shapes_of(deck):
    return [shape for slide in deck.slides for shape in slide.shapes]


def titles(deck):
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def test_there_is_one_message_per_slide(deck):
    assert titles(deck)[:2] == ["Customer focus", "Decide to start the training in January"]
    assert titles(deck)[2].startswith("Train: ")
    assert titles(deck)[3:] == [
        "What to watch, and what to do in week 1", "Train costs more and brings more",
        "Two thirds of sales are unwilling", SECTIONS[2].title, "These are simulated futures, not a forecast"]
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=1e-3)


def test_every_shape_has_a_text_for_whoever_cannot_see_it(decks):
    assert all(told(shape) for deck in decks for shape in shapes_of(deck))


def test_a_report_of_the_program_has_eight_to_twelve_slides_with_pictures(decks, real):
    slides = list(decks[1].slides)
    assert 8 <= len(slides) <= 12
    titles_of = [section.title for section in open_results(real).report.sections]
    assert [title for title in titles(decks[1]) if title in titles_of]
    assert any(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for slide in slides for shape in slide.shapes)


def test_nothing_leaves_the_slide_and_no_two_shapes_overlap(decks):
    for deck, slide in [(one, slide) for one in decks for slide in one.slides]:
        boxes = [(one.left, one.top, one.left + one.width, one.top + one.height) for one in slide.shapes]
        for left, top, right, bottom in boxes:
            assert min(left, top) >= 0 and right <= deck.slide_width and bottom <= deck.slide_height
        for place, first in enumerate(boxes):
            for second in boxes[place + 1:]:
                apart = (first[2] <= second[0] or second[2] <= first[0] or first[3] <= second[1]
                         or second[3] <= first[1])
                assert apart, slide.shapes.title.text_frame.text


def test_text_is_large_enough_to_be_read_and_long_titles_get_smaller(deck):
    sizes = {run.font.size.pt for shape in shapes_of(deck) if shape.has_text_frame
             for paragraph in shape.text_frame.paragraphs for run in paragraph.runs}
    assert min(sizes) >= FEWEST_POINTS
    size_of = {slide.shapes.title.text_frame.text: slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt
               for slide in deck.slides}
    assert size_of["Two thirds of sales are unwilling"] > size_of[SECTIONS[2].title]


def test_the_lines_are_the_means_of_the_table(deck, made):
    (chart,) = [shape.chart for shape in deck.slides[2].shapes if shape.has_chart]
    ends = {series.name: series.values[-4:] for series in chart.plots[0].series}
    with (made / "summary.csv").open(encoding="utf-8", newline="") as stream:
        stated = {row["scenario"]: float(row["mean"]) for row in csv.DictReader(stream)
                  if row["measure"] == "adoption_end"}
    assert set(ends) == set(stated) == {"Do nothing", "Train"}
    for name, values in ends.items():
        assert sum(values) / 4 == pytest.approx(100 * stated[name], rel=1e-4)
    assert titles(deck)[2] == (f"Train: {100 * stated['Train']:.0f} % are adopters at the end, against "
                               f"{100 * stated['Do nothing']:.0f} % under Do nothing")


def test_charts_can_be_changed_and_hold_the_figures_of_the_report(deck):
    bars, points = (next(shape.chart for shape in deck.slides[number].shapes if shape.has_chart) for number in (1, 4))
    assert list(bars.plots[0].categories) == ["Do nothing", "Train"]
    assert list(bars.plots[0].series[0].values) == [0.0, 62.0]
    assert [series.name for series in points.plots[0].series] == ["Do nothing", "Train"]
    assert [list(series.values) for series in points.plots[0].series] == [[2.0], [41.0]]
    assert [series.points[0].data_label.text_frame.text for series in points.plots[0].series] == ["Do nothing", "Train"]
    assert not points.has_legend


def test_a_long_table_says_how_many_rows_are_elsewhere(deck):
    slide = deck.slides[5]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    rows = len(table.rows) - 1
    assert 5 < rows < 40
    assert table.cell(1, 0).text == "department 0"
    assert any(shape.has_text_frame and f"{40 - rows} more rows in the workbook" in shape.text_frame.text
               for shape in slide.shapes)


def test_the_speaker_finds_the_caveats_and_what_was_cut(deck):
    for slide in deck.slides:
        assert "not to promise a share for a week" in slide.notes_slide.notes_text_frame.text
    assert "Rates as stated." in deck.slides[4].notes_slide.notes_text_frame.text
    assert SECTIONS[1].takeaway.strip() in deck.slides[5].notes_slide.notes_text_frame.text


def test_risks_and_the_first_week_share_a_slide(deck):
    slide = deck.slides[3]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert [cell.text for cell in table.rows[1].cells] == [
        "3 of 10", "People relapse after the training.", "Use falls two weeks in a row."]
    assert any("Book the rooms." in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_where_there_are_too_many_sections_those_that_a_board_asks_about_stay():
    plain = [Section(f"s{number}", f"Message {number}", "") for number in range(7)]
    picture = Section("swings", "A picture", "", TornadoChart("", Axis("", ""), 0.0, 0.0, ()))
    price = Section("price", "What it costs", "")
    shown, left_out = chosen([*plain, picture, price])
    assert [one.key for one in shown] == ["s0", "s1", "s2", "s3", "s4", "swings", "price"]
    assert [one.key for one in left_out] == ["s5", "s6"]


def test_a_report_without_chances_and_risks_has_slides_too(made, tmp_path):
    from dataclasses import replace

    opened = open_results(made)
    bare = replace(REPORT, brief=replace(REPORT.brief, chances=None, risks=(), first_week=()), sections=())
    write_slides(replace(opened, report=bare), tmp_path / "bare.pptx")
    deck = Presentation(str(tmp_path / "bare.pptx"))
    assert len(deck.slides) == 5
