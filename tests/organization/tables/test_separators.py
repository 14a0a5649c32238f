"""Which sign separates the fields of a text file."""

import pytest

from cxsim.organization.tables.separators import likely_separators, others_instead, stated_separator


@pytest.mark.parametrize(("text", "signs"), [
    ("a;b\n1;2", [";"]), ("a\tb\n1\t2", ["\t"]), ("a|b\n1|2", ["|"]), ("a\n1", [","]),
    ("id;name, first\n1;x\n2;y", [";"]), ("id,a;b\n1,x\n2,y", [","]),
    ("id,a;b\n1,x;y\n2,x;z", [",", ";"]), ('"a;b",c\n1,2', [","]),
    ("Staff of 2026\nid;name\n1;x", [";"]), ("Staff\nid;name|x\n1;y", [","]), ("a,b;c\n1", [",", ";"]),
])
def test_signs_that_may_separate_fields(text, signs):
    assert likely_separators(text.split("\n"), 0) == signs


def test_lines_above_the_header_say_nothing():
    assert likely_separators(["x|y", "a;b", "1;2"], 1) == [";"]


def test_a_sign_that_divides_every_row_alike_stands_instead_of_one_that_no_row_has():
    assert others_instead(["a;b", "1;2"], 0, ",") == [";"]
    assert others_instead(["a;b", "1,2"], 0, ",") == []
    assert others_instead(["a;b", "1;2;3"], 0, ",") == []
    assert others_instead(["x,y", "a;b", "1;2"], 1, ",") == [";"]
    assert others_instead(["a", "1"], 0, ",") == []
    assert others_instead(["a;b", "", "1;2"], 0, ",") == [";"]


@pytest.mark.parametrize(("line", "sign"), [
    ("sep=;", ";"), ('"sep=,"', ","), ("SEP=|", "|"), ("sep=\t", "\t"), ("sep=", None), ("sep=;;", None),
    ("separator;", None), ("a;b", None),
])
def test_a_first_line_may_state_the_sign(line, sign):
    assert stated_separator(line) == sign
