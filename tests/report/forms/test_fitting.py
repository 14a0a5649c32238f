"""Text that must fit into a box."""

from cxsim.report.forms.fitting import fitted, height_of

SIZES = (20.0, 16.0, 12.0)


def test_short_text_gets_the_largest_size():
    text = fitted(["One line."], 5.0, 1.0, SIZES)
    assert (text.paragraphs, text.size, text.cut) == (("One line.",), 20.0, False)


def test_longer_text_gets_smaller_until_it_fits():
    words = ["word " * 30]
    text = fitted(words, 5.0, 1.2, SIZES)
    assert text.size == 16.0
    assert not text.cut
    assert height_of(text.paragraphs, 5.0, text.size) <= 1.2 < height_of(words, 5.0, 20.0)


def test_text_that_never_fits_ends_after_a_whole_sentence():
    text = fitted(["The first one stays. " + "The second one is far too long for that. " * 9], 4.0, 0.5, SIZES)
    assert text.cut
    assert text.paragraphs[0].startswith("The first one stays.")
    assert text.paragraphs[0].endswith(".")
    assert height_of(text.paragraphs, 4.0, 12.0) <= 0.5


def test_one_sentence_that_never_fits_loses_its_last_words():
    text = fitted(["word " * 90], 3.0, 0.4, SIZES)
    assert text.cut
    assert text.paragraphs[0].endswith("word…")


def test_blank_paragraphs_take_no_room():
    assert fitted(["", "Text."], 5.0, 1.0, SIZES).paragraphs == ("Text.",)
