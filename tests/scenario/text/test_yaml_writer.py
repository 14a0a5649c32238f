"""Plain data is written as YAML that is read back as the same data."""

import pytest

from cxsim.scenario.text.nodes import plain
from cxsim.scenario.text.yaml_reader import read_yaml
from cxsim.scenario.text.yaml_writer import flow, quiet, to_yaml, written

DATA = {
    "name": "A plan", "none": None, "yes": True, "weeks": 7, "share": 0.5, "word": "no", "colon": "a: b", "empty": {},
    "nothing": [], "inner": {"deep": {"deeper": 1}, "flat": "x"},
    "list": [1, "two", {"a": 1, "b": {"c": 2}}, [3, "four"], [], {}],
}


def test_a_mapping_is_written_with_two_spaces_a_level():
    assert to_yaml(DATA) == """\
name: A plan
none: null
"yes": true
weeks: 7
share: 0.5
word: "no"
colon: "a: b"
empty: {}
nothing: []
inner:
  deep:
    deeper: 1
  flat: x
list:
  - 1
  - two
  - a: 1
    b:
      c: 2
  - [3, four]
  - []
  - {}
"""


def test_it_is_read_back_as_the_same():
    assert plain(read_yaml(to_yaml(DATA), "data.yaml")) == DATA


@pytest.mark.parametrize(("value", "text"), [
    ("plain words", "plain words"), ("_x1", "_x1"), ("1st", '"1st"'), ("a-b", '"a-b"'), ("", '""'), ("Off", '"Off"'),
    ("true", '"true"'), ("n", '"n"'), ("a  b", '"a  b"'), ("Zürich", '"Zürich"'), (False, "false"), (1.0, "1.0"),
])
def test_text_that_could_mean_something_else_is_quoted(value, text):
    assert written(value) == text


def test_on_one_line():
    assert flow(DATA["inner"]) == "{deep: {deeper: 1}, flat: x}"
    assert flow([1, ["a b", None], {}]) == "[1, [a b, null], {}]"


def test_a_comment_stays_on_its_line():
    assert quiet("two\nlines\u200b") == "two?lines?"
    assert quiet("x" * 60) == "x" * 60
    assert quiet("x" * 61) == "x" * 57 + "..."
    assert quiet("abcdef", 5) == "ab..."
