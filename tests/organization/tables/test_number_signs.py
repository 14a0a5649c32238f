"""Which decimal sign and which sign of thousands the numbers of a file have."""

import pytest

from cxsim.organization.tables.number_signs import Signs, likely_signs


def signs(*cells, separator=","):
    found, _ = likely_signs([("pay", cells)], separator)
    return [(one.decimal, one.thousands) for one in found]


@pytest.mark.parametrize(("cells", "found"), [
    (("1", "2"), [(".", None)]), (("0.5", "1.25"), [(".", None)]), (("0,5", "1,25"), [(",", None)]),
    (("1,204.5", "3"), [(".", ",")]), (("1.204,5",), [(",", ".")]), (("1 204,5",), [(",", " ")]),
    (("1'204.50",), [(".", "'")]), (("1.204.000",), [(",", ".")]), (("n/a", "0,5", ""), [(",", None)]),
    (("x", "0,5"), [(".", None)]), (("-0,5", "+1,5"), [(",", None)]),
])
def test_signs_that_the_numbers_tell(cells, found):
    assert signs(*cells) == found


def test_a_group_of_three_digits_may_be_a_thousand():
    assert signs("1,204") == [(".", ","), (",", None)]
    assert signs("1.204") == [(".", None), (",", ".")]
    assert signs("1.204", separator=";") == [(",", "."), (".", None)]
    assert signs("1,204", separator=";") == [(",", None), (".", ",")]


def test_columns_that_differ_have_no_signs_in_common():
    assert likely_signs([("a", ("0.5",)), ("b", ("1,25",))], ",")[0] == []


def test_an_example_is_the_last_number_with_groups_or_else_the_first():
    assert likely_signs([("a", ("7", "0.5")), ("b", ("1.25",))], ",") == ([Signs()], "'0.5' in the column 'a'")
    assert likely_signs([("a", ("0,55",)), ("b", ("1.204",)), ("c", ("2.204",))], ";")[1] == (
        "'2.204' in the column 'c'")
    assert likely_signs([("a", ("7", "x"))], ",") == ([Signs()], "")
