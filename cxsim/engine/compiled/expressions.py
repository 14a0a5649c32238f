"""Reads the source of equations, arithmetic and random streams, and writes it down as vector instructions.

Both engines run the same source text: numpy by calling it, the compiled week by reading it. So a mechanism cannot
differ between them. Every operation is written down as it stands, without reordering or fusing: the bytes are the same.
Only what is known beforehand is left out: operations on two plain numbers, and those with a 0 or 1 that decides the
result. Quantities are finite, so 0 x is 0.
"""

from __future__ import annotations

import ast
import inspect
import math
import operator
import textwrap
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, NoReturn

import numpy as np
from llvmlite import ir

from cxsim import arithmetic
from cxsim.engine.compiled.vectors import DOUBLE, WHOLE, Vectors
from cxsim.errors import ModelError

Function = Callable[..., Any]

# For each operator: on plain numbers, on float64 lanes, on whole-number lanes (and conditions, which are bits).
OPERATORS: Mapping[type[ast.operator], tuple[Function, str, str]] = {
    ast.Add: (operator.add, "fadd", "add"),
    ast.Sub: (operator.sub, "fsub", "sub"),
    ast.Mult: (operator.mul, "fmul", "mul"),
    ast.Div: (operator.truediv, "fdiv", ""),
    ast.BitAnd: (operator.and_, "", "and_"),
    ast.BitOr: (operator.or_, "", "or_"),
    ast.BitXor: (operator.xor, "", "xor"),
    ast.RShift: (operator.rshift, "", "lshr"),
    ast.LShift: (operator.lshift, "", "shl"),
}
ADD, MULTIPLY = OPERATORS[ast.Add], OPERATORS[ast.Mult]
COMPARISONS: Mapping[type[ast.cmpop], tuple[Function, str]] = {
    ast.Gt: (operator.gt, ">"), ast.Lt: (operator.lt, "<"), ast.GtE: (operator.ge, ">="), ast.LtE: (operator.le, "<="),
    ast.Eq: (operator.eq, "=="), ast.NotEq: (operator.ne, "!="),
}

# Python 3.11 loses count of the depth of a text where two threads parse at once.
_PARSING = threading.Lock()


@cache
def definition_of(function: Function) -> ast.FunctionDef:
    """The syntax tree of a function; raises ModelError if there is none."""
    try:
        with _PARSING:
            definition = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    except (OSError, SyntaxError, TypeError):
        definition = None
    if not isinstance(definition, ast.FunctionDef):
        raise ModelError(f"'{getattr(function, '__name__', function)}' cannot be compiled: it has no text of its own")
    return definition


class Expressions:
    """Writes functions down as instructions on vectors."""

    def __init__(self, vectors: Vectors):
        self.vectors = vectors
        # Functions whose text is numpy's; here they are instructions.
        self.primitives: dict[Function, Function] = {
            arithmetic.select: vectors.choose, arithmetic.minimum: vectors.smaller,
            arithmetic.maximum: vectors.larger, arithmetic.power_of_two: vectors.power_of_two,
        }

    def results(self, function: Function, arguments: list[Any]) -> tuple[Any, ...]:
        """The results of a function for these arguments, in their order."""
        if function in self.primitives:
            return (self.primitives[function](*arguments),)
        definition = definition_of(function)
        parameters = [argument.arg for argument in definition.args.args]
        if len(parameters) != len(arguments):
            raise ModelError(f"'{definition.name}' cannot be compiled: it takes {len(parameters)} plain arguments, not "
                             f"{len(arguments)}")
        names = dict(zip(parameters, arguments, strict=True))
        result = _Body(self, function, names).run(definition.body)
        return result if isinstance(result, tuple) else (result,)

    def result(self, function: Function, *arguments: Any) -> Any:
        """The only result of a function."""
        return self.results(function, list(arguments))[0]

    def pair(self, left: Any, right: Any, function: tuple[Function, str, str]) -> Any:
        """Two values joined by an operator."""
        plain, doubles, wholes = function
        vectors = self.vectors
        if not isinstance(left, ir.Value) and not isinstance(right, ir.Value) and (doubles != "fdiv" or right):
            return plain(left, right)
        decided = _decided(doubles, left, right)
        if decided is not None:
            return decided if isinstance(decided, float) else vectors.double(decided)
        if all(self._is_bits(value) for value in (left, right)):
            if wholes in {"add", "sub", "mul", "lshr", "shl"} and self._is_condition(left, right):
                raise ModelError("an equation cannot be compiled: it counts with conditions; use select")
            on_bits = getattr(vectors.builder, wholes)
            kinds = [value.type for value in (left, right) if isinstance(value, ir.Value)]
            if all(kind in {vectors.wholes, WHOLE} for kind in kinds):
                left, right = vectors.whole(left), vectors.whole(right)
            return on_bits(left, right)
        return getattr(vectors.builder, doubles)(vectors.double(left), vectors.double(right))

    def weighted_sum(self, weights: Iterable[Any], values: Iterable[Any]) -> Any:
        """((0 + w1 x1) + w2 x2) + ..., in the order of ``arithmetic.weighted_sum``."""
        total: Any = 0.0
        for weight, value in zip(weights, values, strict=True):
            total = self.pair(total, self.pair(weight, value, MULTIPLY), ADD)
        return total

    def _is_condition(self, *values: Any) -> bool:
        """Whether one of some values is a condition, which numpy adds and multiplies as no number."""
        numbers = {self.vectors.wholes, WHOLE}
        return any(isinstance(value, ir.Value) and value.type not in numbers for value in values)

    def _is_bits(self, value: Any) -> bool:
        if not isinstance(value, ir.Value):
            return isinstance(value, (int, np.integer)) and not isinstance(value, bool)
        return value.type not in {self.vectors.doubles, DOUBLE}


def _decided(operation: str, left: Any, right: Any) -> Any:
    """The result of an operation on float64 if one operand decides it; None if none does."""
    match operation, _plain(left), _plain(right):
        case ("fmul" | "fdiv", 0.0, _) | ("fmul", _, 0.0) | ("fdiv", _, math.inf):
            return 0.0
        case ("fmul", 1.0, _) | ("fadd", 0.0, _):
            return right
        case ("fmul" | "fdiv", _, 1.0) | ("fadd" | "fsub", _, 0.0):
            return left
    return None


def _plain(value: Any) -> float | None:
    return value if isinstance(value, float) else None


class _Body:
    """The statements of one call of a function: its names and their values."""

    def __init__(self, expressions: Expressions, function: Function, names: dict[str, Any]):
        self.expressions, self.function, self.names = expressions, function, names
        self.vectors = expressions.vectors

    def run(self, statements: list[ast.stmt]) -> Any:
        """The value that the statements return; None if they do not return."""
        for statement in statements:
            match statement:
                case ast.Return(value=value) if value is not None:
                    return self.value(value)
                case ast.Assign(targets=[target], value=value):
                    self._assign(target, self.value(value))
                case ast.Expr(value=ast.Constant()):  # the docstring
                    continue
                case ast.For(target=ast.Name(), iter=ast.Call(func=ast.Name(id="range"), args=[count]), body=body):
                    for _ in range(self.value(count)):
                        self.run(body)
                case _:
                    self._refuse(statement)
        return None

    def _assign(self, target: ast.expr, value: Any) -> None:
        match target:
            case ast.Name(id=name):
                self.names[name] = value
            case ast.Tuple(elts=parts):
                for part, one in zip(parts, value, strict=True):
                    self._assign(part, one)
            case _:
                self._refuse(target)

    def value(self, node: ast.expr) -> Any:
        """The value of an expression: LLVM lanes, a plain number, a function, or a tuple of values."""
        found: Any
        match node:
            case ast.Constant(value=value):
                found = value
            case ast.Name(id=name):
                found = self._named(name, node)
            case ast.Tuple(elts=parts):
                found = tuple(self.value(part) for part in parts)
            case ast.BinOp(left=left, op=sign, right=right) if type(sign) in OPERATORS:
                found = self.expressions.pair(self.value(left), self.value(right), OPERATORS[type(sign)])
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                found = self._negative(self.value(operand))
            case ast.Compare(left=left, ops=[sign], comparators=[right]) if type(sign) in COMPARISONS:
                found = self._compared(COMPARISONS[type(sign)], self.value(left), self.value(right))
            case ast.Call(func=function, args=arguments, keywords=[]):
                called = self.expressions.results(self.value(function), [self.value(one) for one in arguments])
                found = called if len(called) > 1 else called[0]
            case _:
                self._refuse(node)
        return found

    def _named(self, name: str, node: ast.expr) -> Any:
        if name in self.names:
            return self.names[name]
        known = inspect.unwrap(self.function).__globals__.get(name)
        if known is None:
            self._refuse(node)
        return int(known) if isinstance(known, np.integer) else known

    def _negative(self, value: Any) -> Any:
        return self.vectors.builder.fneg(self.vectors.double(value)) if isinstance(value, ir.Value) else -value

    def _compared(self, comparison: tuple[Function, str], left: Any, right: Any) -> Any:
        plain, sign = comparison
        if not isinstance(left, ir.Value) and not isinstance(right, ir.Value):
            return plain(left, right)
        left, right = self.vectors.double(left), self.vectors.double(right)
        builder = self.vectors.builder
        # As in numpy, only "!=" holds for a value that is not a number.
        return (builder.fcmp_unordered if sign == "!=" else builder.fcmp_ordered)(sign, left, right)

    def _refuse(self, node: ast.AST) -> NoReturn:
        raise ModelError(
            f"the equation '{self.function.__name__}' cannot be compiled: it uses '{ast.unparse(node)}'; allowed are "
            "assignments, + - * /, comparisons, and calls of functions that are written in the same way; the numpy "
            "engine runs it as it is"
        )
