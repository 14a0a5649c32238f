"""Numbers as users write them: what is no number is named as it was written."""

import pytest
from pydantic import TypeAdapter, ValidationError

from cxsim.interventions.quantities import Amount, Number, Share, Whole, distinct, real_boolean


def refused(kind, value):
    with pytest.raises(ValidationError) as error:
        TypeAdapter(kind).validate_python(value)
    [one] = error.value.errors()
    return one["msg"]


@pytest.mark.parametrize(("value", "shown"), [
    (True, "true"), (False, "false"), (None, "nothing (null)"), ("12", "the text '12'"), ([1, 2], "[1, 2]"),
    ([1] * 40, repr([1] * 40)[:60]),
])
def test_what_is_no_number_is_told_as_it_was_written(value, shown):
    assert refused(Number, value) == f"a number is expected, not {shown}"
    assert refused(Whole, value) == f"a whole number is expected, not {shown}"


def test_numbers_are_taken_as_meant():
    assert str(TypeAdapter(Amount).validate_python(-0.0)) == "0.0"
    assert TypeAdapter(Whole).validate_python(12.0) == 12
    assert refused(Whole, 12.5) == "a whole number is expected, not 12.5"


@pytest.mark.parametrize(("given", "meant"), [(1.01, "0.0101"), (60, "0.6"), (100.0, "1")])
def test_a_percentage_is_recognized(given, meant):
    assert refused(Share, given) == f"must lie between 0 and 1, not {given:g}; did you mean {meant}?"


def test_beyond_a_percentage_nothing_is_guessed():
    assert "did you mean" not in refused(Share, 100.5)
    assert TypeAdapter(Share).validate_python(1) == 1.0


def test_only_true_and_false_are_truth_values():
    assert real_boolean(False) is False
    with pytest.raises(Exception, match="true or false is expected, not 1"):
        real_boolean(1)


def test_lists_name_each_once_and_at_least_one():
    assert distinct(("a", "b")) == ("a", "b")
    with pytest.raises(Exception, match="listed twice: a, b"):
        distinct(("b", "a", "b", "a", "c"))
    with pytest.raises(Exception, match="is empty; give a value, or delete the line"):
        distinct(())
