"""Of the shapes that a value may have, mistakes are told under the one that the author meant."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from cxsim.scenario.text.from_python import nodes_from
from cxsim.scenario.text.located import located


class Block(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Wave(Block):
    name: str
    share: Annotated[float, Field(ge=0, le=1)] = 0.5


class Times(Block):
    first: int
    last: int


class Holder(Block):
    """``one``: a number, a wave, times, or several waves."""

    one: int | Wave | Times | list[Wave]
    by_name: dict[str, int] = {}


def told(value: dict[str, Any]):
    with pytest.raises(ValidationError) as error:
        TypeAdapter(Holder).validate_python(value)
    tree = nodes_from(value)
    return [(one.marked_path, one.kind) for one in located(tree, error.value.errors(include_url=False))]


def test_a_mistake_inside_the_shape_that_fits_best():
    assert told({"one": {"name": "a", "share": 2}}) == [(("one", "share"), "less_than_equal")]
    assert told({"one": {"first": 1, "last": "x"}}) == [(("one", "last"), "int_parsing")]
    assert told({"one": {"first": 1}}) == [(("one", "last"), "missing")]
    assert told({"one": [{"name": "a"}, {"name": "b", "share": -1}]}) == [(("one", 1, "share"), "greater_than_equal")]


def test_a_single_value_is_meant_as_one():
    assert told({"one": "x"}) == [(("one",), "int_parsing")]
    assert told({"one": 1.5}) == [(("one",), "int_from_float")]


def test_an_unknown_key_counts_as_another_shape():
    assert told({"one": {"name": "a", "shares": 1}}) == [(("one", "shares"), "extra_forbidden")]


def test_without_alternatives_every_mistake_is_told():
    assert told({"one": 1, "two": 2, "by_name": {"a": "x"}}) == [
        (("by_name", "a"), "int_parsing"), (("two",), "extra_forbidden")]
    assert told({}) == [(("one",), "missing")]
