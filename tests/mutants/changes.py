"""Semantic mutants of a source: one small change each that a test should notice."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

COMPARED = {ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==", ast.In: "not in",
            ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is"}
CALCULATED = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*", ast.Mod: "*", ast.BitAnd: "|",
              ast.BitOr: "&", ast.Pow: "*"}
SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any", "minimum": "maximum", "maximum": "minimum",
           "sorted": "list", "floor": "ceil", "ceil": "floor", "logical_and": "logical_or", "logical_or": "logical_and"}

GUARDS = ("frozen", "slots", "defer_build")
"""Settings of a class that only keep programmers from mistakes, or start faster: nobody's results depend on them."""


@dataclass(frozen=True, order=True)
class Mutant:
    """One change of a file: the text from ``start`` to ``end`` (characters) becomes ``new``."""

    file: str
    start: int
    end: int
    new: str
    line: int
    old: str

    def applied(self, source: str) -> str:
        """The source with the change."""
        return source[: self.start] + self.new + source[self.end :]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.old!r} -> {self.new!r}"


def mutants_of(file: str, source: str) -> list[Mutant]:
    """Every mutant of a file, in the order of the text; a few of them do not compile."""
    return sorted(set(_Finder(file, source).mutants()))


def all_mutants(package: Path) -> dict[str, list[Mutant]]:
    """The mutants of every file of a package by room; rooms are the folders of its first level."""
    rooms: dict[str, list[Mutant]] = {}
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package.parent).as_posix()
        room = place.split("/")[1].removesuffix(".py")
        rooms.setdefault(room, []).extend(mutants_of(place, path.read_text("utf-8")))
    return {room: found for room, found in rooms.items() if found}


def compiles(source: str) -> bool:
    """Whether a source is Python."""
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True


class _Finder:
    def __init__(self, file: str, source: str):
        self.file, self.source = file, source
        self.lines = [0]
        for line in source.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)

    def mutants(self) -> Iterator[Mutant]:
        """What can be changed anywhere in the code: annotations, docstrings and imports stay."""
        waiting: list[ast.AST] = [ast.parse(self.source)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
                continue
            if isinstance(node, ast.keyword) and node.arg in GUARDS:
                continue
            change = CHANGES.get(type(node))
            if change is not None:
                yield from change(self, node)
            waiting += [child for name, value in ast.iter_fields(node) if name not in ("annotation", "returns")
                        for child in (value if isinstance(value, list) else [value]) if isinstance(child, ast.AST)]

    def of(self, node: ast.AST, new: str) -> Mutant:
        """The mutant in which a node is replaced."""
        start, end = self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)
        return Mutant(self.file, start, end, new, node.lineno, self.source[start:end])

    def between(self, left: ast.AST, right: ast.AST, old: str, new: str) -> Iterator[Mutant]:
        """The mutant in which the operator between two nodes is replaced."""
        start, end = self._at(left.end_lineno, left.end_col_offset), self._at(right.lineno, right.col_offset)
        place = self.source.find(old, start, end)
        if place >= 0:
            yield Mutant(self.file, place, place + len(old), new, left.end_lineno, old)

    def _at(self, line: int, column: int) -> int:
        """The character at a line and a column, which counts bytes."""
        text = self.source[self.lines[line - 1] : self.lines[line]]
        return self.lines[line - 1] + len(text.encode()[:column].decode())


def _comparison(finder: _Finder, node: ast.Compare) -> Iterator[Mutant]:
    sides = [node.left, *node.comparators]
    for operator, (left, right) in zip(node.ops, pairwise(sides), strict=True):
        old = ast.unparse(ast.Compare(ast.Name("a"), [operator], [ast.Name("b")]))[1:-1].strip()
        yield from finder.between(left, right, old, COMPARED[type(operator)])


def _calculation(finder: _Finder, node: ast.BinOp) -> Iterator[Mutant]:
    if type(node.op) in CALCULATED and not isinstance(node.left, ast.Constant | ast.JoinedStr):
        old = ast.unparse(ast.BinOp(ast.Name("a"), node.op, ast.Name("b")))[1:-1].strip()
        yield from finder.between(node.left, node.right, old, CALCULATED[type(node.op)])


def _logic(finder: _Finder, node: ast.BoolOp) -> Iterator[Mutant]:
    old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for left, right in pairwise(node.values):
        yield from finder.between(left, right, old, new)


def _constant(finder: _Finder, node: ast.Constant) -> Iterator[Mutant]:
    if isinstance(node.value, bool):
        yield finder.of(node, str(not node.value))
    elif isinstance(node.value, int):
        yield finder.of(node, str(node.value + 1))
    elif isinstance(node.value, float):
        yield finder.of(node, repr(node.value * 1.5 if node.value else 1.0))


def _condition(finder: _Finder, node: ast.If | ast.IfExp | ast.While) -> Iterator[Mutant]:
    yield finder.of(node.test, f"(not ({ast.unparse(node.test)}))")


def _negation(finder: _Finder, node: ast.UnaryOp) -> Iterator[Mutant]:
    if isinstance(node.op, ast.Not | ast.USub | ast.Invert):
        yield finder.of(node, f"({ast.unparse(node.operand)})")


def _call(finder: _Finder, node: ast.Call) -> Iterator[Mutant]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in SWAPPED:
        whole = ast.unparse(node.func)
        yield finder.of(node.func, whole[: len(whole) - len(name)] + SWAPPED[name])


def _statement(finder: _Finder, node: ast.Expr) -> Iterator[Mutant]:
    """A call for its effect is left out."""
    if isinstance(node.value, ast.Call):
        yield finder.of(node, "pass")


def _addition(finder: _Finder, node: ast.AugAssign) -> Iterator[Mutant]:
    yield finder.of(node, "pass")


CHANGES: dict[type[ast.AST], Callable[..., Iterator[Mutant]]] = {
    ast.Compare: _comparison, ast.BinOp: _calculation, ast.BoolOp: _logic, ast.Constant: _constant, ast.If: _condition,
    ast.IfExp: _condition, ast.While: _condition, ast.UnaryOp: _negation, ast.Call: _call, ast.Expr: _statement,
    ast.AugAssign: _addition,
}
