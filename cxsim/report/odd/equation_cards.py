"""The descriptions of the mechanisms as plain data, read from their modules so that nothing is written twice."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType

from cxsim.model.forces import FORCES
from cxsim.model.parameter import Parameter
from cxsim.model.parameters import PARAMETERS
from cxsim.model.phases import Equation
from cxsim.model.registry import every_equation
from cxsim.model.state import COLUMNS

# The sections of a mechanism's docstring; an architecture test checks that they are there.
SECTIONS = ("Reads", "Writes", "Draws", "Source", "Known limits")
_SECTION = re.compile(rf"(?:^|(?<=\. )|(?<=\n))({'|'.join(SECTIONS)}):\s", re.MULTILINE)


@dataclass(frozen=True)
class EquationCard:
    """One equation: in words, as code, and what it reads, by kind."""

    equation: Equation

    @property
    def name(self) -> str:
        """The name of the equation."""
        return self.equation.name

    @property
    def formula(self) -> str:
        """The first sentence or formula of its docstring."""
        return plain(inspect.getdoc(self.equation.function) or "")

    @property
    def code(self) -> str:
        """The body as it runs, without decorator and docstring."""
        return body_of(inspect.getsource(self.equation.function))

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters that the equation reads."""
        return tuple(PARAMETERS[name] for name in self.equation.reads if name in PARAMETERS)

    @property
    def columns(self) -> tuple[str, ...]:
        """The state columns that the equation reads."""
        return tuple(name for name in self.equation.reads if name in COLUMNS)

    @property
    def forces(self) -> tuple[str, ...]:
        """Forces, and means of forces over behaviors, that the equation reads."""
        return tuple(name for name in self.equation.reads if name.removesuffix("_mean") in FORCES)

    @property
    def others(self) -> tuple[str, ...]:
        """The rest: quantities of this week, of others, of last week's record, and constants of the scenario."""
        known = {*self.columns, *self.forces, *(parameter.name for parameter in self.parameters)}
        return tuple(name for name in self.equation.reads if name not in known)


@dataclass(frozen=True)
class ModuleCard:
    """One file of equations, in its order: a claim about people with its source and limits."""

    module: str
    title: str
    remarks: str
    sections: dict[str, str]
    equations: tuple[EquationCard, ...]

    @property
    def name(self) -> str:
        """The name of the file, without its folders."""
        return self.module.rpartition(".")[2]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Every parameter that an equation of the file reads, once each."""
        found = {parameter.name: parameter for card in self.equations for parameter in card.parameters}
        return tuple(found.values())


def cards_of(equations: Iterable[Equation]) -> list[ModuleCard]:
    """The cards of these equations by module, in the order in which the modules first occur."""
    by_module: dict[str, list[Equation]] = {}
    for equation in equations:
        by_module.setdefault(equation.function.__module__, []).append(equation)
    return [_card(importlib.import_module(name), found) for name, found in by_module.items()]


def all_cards() -> list[ModuleCard]:
    """The cards of every equation, modules by name, equations in the order of their files."""
    return cards_of(every_equation())


def _card(module: ModuleType, equations: list[Equation]) -> ModuleCard:
    text = inspect.getdoc(module) or ""
    title, _, rest = text.partition("\n\n")
    before, *parts = _SECTION.split(rest)
    sections = {name: plain(said) for name, said in zip(parts[::2], parts[1::2], strict=True)}
    return ModuleCard(module.__name__, plain(title), plain(before), sections, tuple(map(EquationCard, equations)))


def plain(text: str) -> str:
    """Text on one line, with Markdown's single backquotes."""
    return " ".join(text.replace("``", "`").split())


def body_of(source: str) -> str:
    """The statements of a function, without decorators, signature and docstring."""
    import ast
    import textwrap

    source = textwrap.dedent(source)
    function = ast.parse(source).body[0]
    if not isinstance(function, ast.FunctionDef):
        raise TypeError("not the source of a function")
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    lines = source.splitlines()[statements[0].lineno - 1 : function.end_lineno]
    return textwrap.dedent("\n".join(lines))
