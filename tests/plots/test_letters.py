"""Pictures show names in any script, or say which letters they cannot show."""

import warnings

import pytest

from cxsim.plots.export import save_png, svg_text
from cxsim.plots.letters import LettersMissingWarning, further_fonts, lacking
from cxsim.plots.style import WIDE, new_figure

# Beside DejaVu Sans, matplotlib brings STIX, which alone has this letter; nothing that it brings has the next one.
IN_STIX, IN_NONE = "\u1d8e", "\U000e0fff"


def figure_of(text):
    figure = new_figure(WIDE)
    figure.text(0.5, 0.5, text)
    return figure


def test_usual_names_need_no_further_font():
    assert lacking(set("Zażółć Ψ Ж é")) - {" "} == frozenset()
    assert lacking({IN_STIX, IN_NONE, "a"}) == {IN_STIX, IN_NONE}


def test_other_fonts_of_the_machine_are_asked():
    names, left = further_fonts(frozenset({IN_STIX, IN_NONE}))
    assert (len(names), left) == (1, {IN_NONE})


def test_a_letter_of_another_font_is_drawn_without_a_word(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        save_png(figure_of(f"a{IN_STIX}"), tmp_path / "a.png")
    assert (tmp_path / "a.png").stat().st_size > 1000


def test_letters_that_no_font_has_are_told_once(tmp_path):
    with pytest.warns(LettersMissingWarning, match="no font on this machine has the letters") as told:
        save_png(figure_of(f"a{IN_NONE}"), tmp_path / "a.png")
    assert len(told) == 1


def test_a_page_uses_the_fonts_of_its_reader():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "銷售部" in svg_text(figure_of("銷售部"), "name", "description")
