"""Messages about a wrong value: what is wrong, what is allowed, what was probably meant."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from cxsim.errors import did_you_mean
from cxsim.interventions.quantities import BLANK
from cxsim.scenario.checks.schema_walk import scenario_walk
from cxsim.scenario.text.located import LocatedError
from cxsim.scenario.text.nodes import ListNode, MapNode, Node, Scalar, at
from cxsim.scenario.text.plain_values import meaning, why_not_a_number

NUMBER_ERRORS = frozenset({"float_type", "float_parsing", "not_a_number", "finite_number"})
WHOLE_ERRORS = frozenset({"int_type", "int_parsing", "int_from_float", "not_a_whole_number", "int_parsing_size"})
BOOLEAN_ERRORS = frozenset({"bool_type", "bool_parsing", "not_a_boolean"})
MAPPING_ERRORS = frozenset({"model_type", "model_attributes_type", "dict_type", "not_an_intervention"})
LIST_ERRORS = frozenset({"tuple_type", "list_type"})
_BOUNDS = {"greater_than_equal": ("ge", "at least"), "greater_than": ("gt", "above"),
           "less_than_equal": ("le", "at most"), "less_than": ("lt", "below")}


def message_for(error: LocatedError, tree: MapNode) -> str:
    """The message to the author about an error that pydantic found in a tree."""
    node = at(tree, error.path)
    if error.path == ("schema",) and error.kind == "literal_error":
        return "this version of cxsim reads only 'schema: 1'; a higher number needs a newer cxsim"
    if error.about_key:
        return f"the key '{error.path[-1]}' is not allowed here: {error.text}"
    if isinstance(node, Scalar) and node.value is None:
        return f"is empty; {_expected(error)} is expected (to use the default, if any, delete the line)"
    if error.kind == "string_pattern_mismatch":
        wanted = scenario_walk().description(error.path, tree) or error.context.get("pattern", "")
        return f"{_shown(node)} has the wrong form; expected: {wanted}"
    for kinds, tell in _TELLERS:
        if error.kind in kinds:
            return tell(error, node)
    return error.text.removeprefix("Value error, ")


def _bound(error: LocatedError, node: Node | None) -> str:
    name, words = _BOUNDS[error.kind]
    limit = error.context[name]
    return f"must be {words} {_plain(limit)}, {_shown(node)} is given{_percent_hint(limit, error, node)}"


def _shape(error: LocatedError, node: Node | None) -> str:
    if error.kind in LIST_ERRORS and isinstance(node, Scalar):
        return f"a list is expected; write [{_short(node.text)}]" if node.text.strip() else BLANK
    return f"{_expected(error)} is expected, {_shown(node)} is given"


def _choice(error: LocatedError, node: Node | None) -> str:
    expected = re.findall(r"'([^']*)'|(\d+)", str(error.context.get("expected", "")))
    allowed = [text or number for text, number in expected]
    given = _codec(_text(node)) if error.path[-1:] == ("encoding",) else _text(node)
    return f"{_shown(node)} is not allowed; {did_you_mean(given, allowed)}"


def _codec(encoding: str) -> str:
    """An encoding by its shortest name ('windows-1252' is 'cp1252'), as it is written if there is none."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return encoding


def _length(error: LocatedError, node: Node | None) -> str:
    if isinstance(node, ListNode) and not node.items:
        return "the list is empty; name at least one, or remove the key if it may be left out"
    text = error.text.replace("String should have", "the text must have").replace(" after validation", "")
    return re.sub(r"^\w+ should have", "must have", text)


def _number(error: LocatedError, node: Node | None) -> str:
    expected = _expected(error)
    if isinstance(node, Scalar) and isinstance(node.value, str):
        if node.quoted and isinstance(meaning(node.text), (int, float)):
            return f"{expected} is expected, {_shown(node)} is given: remove the quotation marks"
        reason = why_not_a_number(node.text)
        if reason:
            return f"{expected} is expected, not '{_short(node.text)}': {reason}"
    return f"{expected} is expected, {_shown(node)} is given"


_TELLERS: tuple[tuple[frozenset[str], Callable[[LocatedError, Node | None], str]], ...] = (
    (frozenset({"missing"}), lambda error, node: "is missing"),
    (NUMBER_ERRORS | WHOLE_ERRORS, _number),
    (frozenset(_BOUNDS), _bound),
    (BOOLEAN_ERRORS | MAPPING_ERRORS | LIST_ERRORS | {"string_type"}, _shape),
    (frozenset({"literal_error"}), _choice),
    (frozenset({"string_too_long", "string_too_short", "too_short", "too_long"}), _length),
)


def _shown(node: Node | None) -> str:
    """A value in a form that the author recognizes."""
    if isinstance(node, MapNode):
        return "a mapping"
    if isinstance(node, ListNode):
        return "a list"
    if node is None:
        return "nothing"
    if node.value is None:
        return "nothing"
    if isinstance(node.value, str):
        return f"the text '{_short(node.text)}'"
    return _short(node.text)


def _expected(error: LocatedError) -> str:
    for kinds, words in (
        (NUMBER_ERRORS, "a number"),
        (WHOLE_ERRORS, "a whole number"),
        (BOOLEAN_ERRORS, "true or false"),
        (MAPPING_ERRORS, "a mapping (key: value)"),
        (LIST_ERRORS, "a list ([] for none)"),
        (frozenset({"string_type"}), "a name" if error.path[-1:] == ("name",) else "text"),
    ):
        if error.kind in kinds:
            return words
    return "a value"


def _percent_hint(limit: float, error: LocatedError, node: Node | None) -> str:
    value = node.value if isinstance(node, Scalar) else None
    is_percent = error.kind == "less_than_equal" and limit == 1 and isinstance(value, (int, float)) and 1 < value <= 100
    return f"; did you mean {value / 100:.10g}?" if is_percent and isinstance(value, (int, float)) else ""


def _plain(number: float) -> str:
    return f"{number:,.15g}" if abs(number) < 1e15 else f"{number:g}"


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _short(text: str, limit: int = 60) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= limit else text[: limit - 3] + "..."
