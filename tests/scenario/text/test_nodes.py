"""A document as written: what stands where, and copies in which something else stands there."""

import pytest

from cxsim.errors import Finding, Place
from cxsim.scenario.text.nodes import (
    KEY_MARK,
    Entry,
    ListNode,
    MapNode,
    Scalar,
    at,
    at_place,
    child,
    dotted,
    finding_at,
    merged,
    place_of,
    plain,
    remark,
    renamed,
    replaced,
    scalars,
    with_places_of,
    without_mark,
)
from cxsim.scenario.text.yaml_reader import read_yaml

TREE = read_yaml("""\
plan:
  weeks: 7
  rules:
    - {name: stop, above: 0.5}
    - wait
  empty:
note: "7"
""", "s.yaml")


def where(place):
    return place.line, place.column


def test_steps_lead_down():
    assert plain(at(TREE, ("plan", "rules", 0, "above"))) == 0.5
    assert plain(at(TREE, ("plan", "rules", 1))) == "wait"
    assert at(TREE, ()) is TREE
    for path in (("plan", "rules", 2), ("plan", "rules", -1), ("plan", "rules", "0"), ("note", "x"), ("other", "x")):
        assert at(TREE, path) is None, path
    assert child(None, "x") is None


def test_the_place_of_a_value_and_of_its_key():
    assert where(place_of(TREE, ("plan", "weeks"))) == (2, 10)
    assert where(place_of(TREE, ("plan", "weeks"), key=True)) == (2, 3)
    assert where(place_of(TREE, ("plan", "rules", 0, "above"), key=True)) == (4, 20)
    assert where(place_of(TREE, ("plan", "rules", 1))) == (5, 7)
    assert where(place_of(TREE, ("plan", "empty"))) == (6, 3)


def test_what_is_not_written_has_the_place_of_what_would_hold_it():
    assert where(place_of(TREE, ("plan", "rules", 5, "above"))) == where(at(TREE, ("plan", "rules")).place)
    assert where(place_of(TREE, ("plan", "weeks", "x"))) == (2, 10)
    assert where(place_of(TREE, ("missing", "x"))) == where(TREE.place)


def test_a_value_is_replaced_or_added():
    new = Scalar(9)
    assert plain(replaced(TREE, ("plan", "weeks"), new))["plan"]["weeks"] == 9
    assert plain(replaced(TREE, ("plan", "rules", 1), new))["plan"]["rules"] == [{"name": "stop", "above": 0.5}, 9]
    assert plain(replaced(TREE, ("plan", "empty", "a", "b"), new))["plan"]["empty"] == {"a": {"b": 9}}
    assert plain(replaced(TREE, ("more", "b"), new))["more"] == {"b": 9}
    assert replaced(TREE, (), new) is new
    assert where(replaced(TREE, ("plan", "weeks"), new).entries["plan"].node.entries["weeks"].place) == (2, 3)
    assert plain(TREE)["plan"]["weeks"] == 7
    for path in (("plan", "rules", 2), ("plan", "rules", -1), ("note", "x")):
        with pytest.raises(KeyError):
            replaced(TREE, path, new)


def test_a_key_is_renamed_in_its_place_or_left_out():
    assert list(renamed(TREE, "plan", "program").entries) == ["program", "note"]
    assert list(renamed(TREE, "plan", None).entries) == ["note"]
    assert list(renamed(TREE, "other", None).entries) == ["plan", "note"]


def test_own_values_are_laid_over_inherited_ones():
    parent = read_yaml("a: {x: 1, y: 2}\nb: [1, 2]\nc: 3\nd: {z: 1}\n", "p")
    own = read_yaml("a: {y: 5, w: 6}\nb: [9]\nc: null\nd: 7\ne: null\n", "o")
    assert plain(merged(parent, own)) == {"a": {"x": 1, "y": 5, "w": 6}, "b": [9], "d": 7, "e": None}


def test_a_tree_can_be_moved_to_one_place():
    here = Place("plan.csv", 3, 2)
    moved = at_place(TREE, here)
    assert plain(moved) == plain(TREE)
    assert {scalar.place for _, scalar in scalars(moved)} == {here}
    assert [scalar.quoted for _, scalar in scalars(moved)] == [scalar.quoted for _, scalar in scalars(TREE)]


def test_what_was_written_gives_its_place_to_equal_values():
    full = MapNode({"weeks": Entry(Place(), Scalar(7)), "seed": Entry(Place(), Scalar(1)),
                    "rules": Entry(Place(), ListNode((Scalar("a"), Scalar("b"))))})
    written = read_yaml("weeks: 7.\nrules: [a, c]\n", "s.yaml")
    seen = with_places_of(full, written)
    assert plain(seen) == plain(full)
    assert (seen.entries["weeks"].node.text, where(seen.entries["weeks"].node.place)) == ("7.", (1, 8))
    assert [where(item.place) for item in seen.entries["rules"].node.items] == [(2, 9), (0, 0)]
    assert where(seen.entries["seed"].place) == (0, 0)
    longer = with_places_of(full, read_yaml("rules: [a, b, c]\n", "s.yaml")).entries["rules"].node
    assert where(longer.items[0].place) == (0, 0)


def test_single_values_come_in_the_order_written():
    assert [(dotted(path), scalar.value) for path, scalar in scalars(TREE)] == [
        ("plan.weeks", 7), ("plan.rules.0.name", "stop"), ("plan.rules.0.above", 0.5), ("plan.rules.1", "wait"),
        ("plan.empty", None), ("note", "7")]


def test_a_finding_is_about_the_value_or_its_key():
    assert finding_at(TREE, ("plan", "weeks"), "m") == Finding("s.yaml", 2, 10, "plan.weeks", "m")
    assert finding_at(TREE, ("plan", "weeks", KEY_MARK), "m") == Finding("s.yaml", 2, 3, "plan.weeks", "m")
    assert finding_at(TREE, ("plan", "weeks"), "m", "").path == ""
    assert without_mark(("a", KEY_MARK)) == without_mark(("a",)) == ("a",)
    assert without_mark(()) == ()


def test_a_remark_shows_no_line():
    assert remark(TREE, ("plan", "weeks"), "too few") == "s.yaml:2:10: plan.weeks: too few"
    assert remark(TREE, ("plan", "weeks"), "too few", "the plan") == "s.yaml:2:10: the plan: too few"
