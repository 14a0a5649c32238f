"""Source text used by the compiled form: functions of arithmetic and streams, and the equations of mechanisms."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

import numpy as np

from cxsim import arithmetic, streams
from cxsim.model.phases import Equation, Week

ARITHMETIC = ("clip", "exponential", "logistic", "grain")
STREAMS = ("philox_words", "unit_interval")
# The scalar twins of the primitives in ``arithmetic.py``: the only text that exists twice.
PRIMITIVES = '''
def select(condition, when_true, otherwise):
    return when_true if condition else otherwise


def minimum(a, b):
    return b if b < a else a


def maximum(a, b):
    return b if b > a else a


def power_of_two(exponent):
    return np.int64(np.int64(exponent + 1023.0) << 52).view(np.float64)
'''
# Inlined, because a call inside a loop over lanes would keep the loop from becoming vector instructions. The error
# model of numpy divides by zero without raising, like the arrays of the reference engine, and so needs no branch.
DECORATOR = '@njit(forceinline=True, error_model="numpy")\n'


def bare_source(function: Callable[..., Any]) -> str:
    """The text of a function without decorators, annotations and docstring."""
    # Both engines run the same source text, so a mechanism cannot differ between them.
    definition = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(definition, ast.FunctionDef)
    definition.decorator_list = []
    definition.returns = None
    for argument in definition.args.args:
        argument.annotation = None
    if ast.get_docstring(definition) is not None:
        definition.body = definition.body[1:]
    return ast.unparse(definition)


def _constants(module: ModuleType) -> Iterable[str]:
    """Upper-case numbers of a module, as assignments."""
    # Sorted: the same package must always give the same text, because the text is the key of the cache.
    for name, value in sorted(vars(module).items()):
        if not name.isupper():
            continue
        if isinstance(value, np.uint64):
            yield f"{name} = np.uint64({int(value)})"
        elif isinstance(value, float):
            yield f"{name} = {value!r}"


def borrowed_source(week: Week) -> str:
    """Constants, primitives, arithmetic, streams and equations, each function marked for inlining."""
    parts = [*_constants(arithmetic), *_constants(streams)]
    parts += [DECORATOR + text.strip() for text in PRIMITIVES.strip().split("\n\n\n")]
    parts += [DECORATOR + bare_source(getattr(arithmetic, name)) for name in ARITHMETIC]
    parts += [DECORATOR + bare_source(getattr(streams, name)) for name in STREAMS]
    parts += [DECORATOR + _renamed(equation) for equation in week.equations]
    return "\n\n".join(parts)


def _renamed(equation: Equation) -> str:
    """The source of an equation with the prefix ``equation_``, because some are named like the quantity they write."""
    return bare_source(equation.function).replace(f"def {equation.name}(", f"def equation_{equation.name}(", 1)
