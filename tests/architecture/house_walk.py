"""Reading the package as syntax trees: files, their imports, dotted names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """One file of the package: ``place`` is its path inside the package, ``module`` its dotted name."""

    place: str
    text: str
    tree: ast.Module

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of the tree, walked once for all rules."""
        return list(ast.walk(self.tree))

    @property
    def room(self) -> str:
        return self.place.split("/")[0].removesuffix(".py")

    @property
    def module(self) -> str:
        return ".".join(["cxsim", *self.place.removesuffix(".py").split("/")]).removesuffix(".__init__")

    @property
    def package(self) -> str:
        return self.module if self.place.endswith("__init__.py") else self.module.rpartition(".")[0]


@dataclass(frozen=True)
class Import:
    """One imported dotted name (``from a import b`` gives ``a.b``), and whether only type checkers see it."""

    name: str
    line: int
    for_types: bool


def read_sources(package: Path) -> list[Source]:
    return [
        Source(path.relative_to(package).as_posix(), text := path.read_text("utf-8"), ast.parse(text))
        for path in sorted(package.rglob("*.py"))
    ]


@cache
def imports_of(source: Source) -> tuple[Import, ...]:
    """Every import anywhere in a file, also inside functions and through ``import_module("cxsim...")``."""
    return tuple(_imports(source))


def _imports(source: Source) -> Iterator[Import]:
    typing_only = {
        id(inner)
        for node in source.nodes
        if isinstance(node, ast.If) and dotted(node.test).endswith("TYPE_CHECKING")
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in source.nodes:
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = source.package.split(".")
                base = ".".join([*above[: len(above) - node.level + 1], *([base] if base else [])])
            names = [f"{base}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Call) and dotted(node.func).endswith(("import_module", "__import__")):
            names = [argument.value for argument in node.args
                     if isinstance(argument, ast.Constant) and isinstance(argument.value, str)]
        for name in names:
            yield Import(name, node.lineno, id(node) in typing_only)


def dotted(node: ast.AST) -> str:
    """``a.b.c`` of a chain of attributes, empty for anything else."""
    if isinstance(node, ast.Attribute):
        head = dotted(node.value)
        return f"{head}.{node.attr}" if head else ""
    return node.id if isinstance(node, ast.Name) else ""


def breach(source: Source, line: int, text: str) -> str:
    return f"{source.place}:{line}: {text}"
