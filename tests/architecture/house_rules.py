"""The rules of the house: each is a function from the sources of a package to its breaches."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from house_walk import Source, breach, dotted, imports_of

FLOORS = {
    "errors": 0, "streams": 0, "arithmetic": 0, "units": 0, "dates": 0,
    "model": 1,
    "organization": 2, "interventions": 2, "rules": 2,
    "scenario": 3, "results": 3,
    "engine": 4, "analysis": 4,
    "studies": 5, "words": 5,
    "sweeps": 6,
    "plots": 7, "mesa_model": 7,
    "report": 8,
    "teaching": 9, "play": 9,
    "cli": 10, "web": 10, "testing": 10,
    "__init__": 11, "__main__": 11,
}  # fmt: skip

#: The only doors that lead up: drawing a result is asked of the result itself.
DOORS_UP = {("results/result.py", "plots"), ("analysis/compare.py", "plots")}

#: Packages that have one home; a home that ends in "/" is a room.
HOMES = {
    "matplotlib": "plots/",
    "mesa": "mesa_model.py",
    "dask": "sweeps/work/executors.py",
    "distributed": "sweeps/work/executors.py",
    "random": "streams.py",
    "numpy.random": "streams.py",
}

#: What is dangerous or silently wrong, and why.
FORBIDDEN = {
    "pickle": "runs code from a file", "marshal": "runs code from a file", "shelve": "runs code from a file",
    "eval": "runs text as code", "exec": "runs text as code", "os.system": "runs a shell",
    "yaml.load": "builds any object", "yaml.unsafe_load": "builds any object", "yaml.full_load": "builds objects",
    "yaml.safe_load": "loses places and takes the last of two equal keys",
    "pandas.read_csv": "guesses types and shifts columns", "pandas.read_excel": "guesses types and sheets",
    "pd.read_csv": "guesses types and shifts columns", "pd.read_excel": "guesses types and sheets",
    "networkx.read_graphml": "invents nodes", "nx.read_graphml": "invents nodes",
    "hash": "differs from process to process; name things by SHA-256",
    "multiprocessing.Pool": "hangs when a worker dies",
}  # fmt: skip

#: (file, what) that may use something forbidden, each with its reason.
EXCUSED: dict[tuple[str, str], str] = {}

#: What several mechanisms need: the memory of the first week.
SHARED_BY_MECHANISMS = {"cxsim.model.mechanisms", "cxsim.model.mechanisms.before"}

VAGUE_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "tools"}
MUTABLE_CALLS = {"list", "dict", "set", "defaultdict", "deque", "Counter", "OrderedDict", "WeakKeyDictionary"}
MUTATING_METHODS = {"append", "add", "update", "setdefault", "pop", "popitem", "clear", "extend", "insert", "remove"}


def floors(sources: list[Source]) -> Iterator[str]:
    """Imports go down only, rooms on one floor do not know one another, and every room is known."""
    for source in sources:
        if source.room not in FLOORS:
            yield breach(source, 1, f"room '{source.room}' has no floor")
            continue
        for found in imports_of(source):
            package, _, rest = found.name.partition(".")
            room = rest.split(".")[0]
            if package != "cxsim" or room in (source.room, "__version__") or FLOORS[source.room] == 11:
                continue
            if room not in FLOORS:
                if FLOORS[source.room] < 10:
                    yield breach(source, found.line, f"imports the door of the whole package ({found.name})")
            elif FLOORS[room] >= FLOORS[source.room] and room != "errors" and (source.place, room) not in DOORS_UP:
                yield breach(source, found.line, f"{source.room} may not import {room}")


@cache
def inner_floors_of(package: str) -> dict[str, tuple[int, bool]]:
    """Rooms inside a package with their floors, and whether rooms of that floor may know one another.

    Read from the contracts of import-linter, where they are written once; empty where a package has none.
    """
    settings = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text("utf-8"))
    found: dict[str, tuple[int, bool]] = {}
    for contract in settings["tool"]["importlinter"]["contracts"]:
        if contract["containers"] == [f"cxsim.{package}"]:
            for floor, rooms in enumerate(reversed(contract["layers"])):
                found |= dict.fromkeys(rooms.replace("|", " ").replace(":", " ").split(), (floor, ":" in rooms))
    return found


def inner_floors(sources: list[Source]) -> Iterator[str]:
    """Inside the large packages imports go down too, and every room there has a floor."""
    for source in sources:
        package, *inside = source.place.removesuffix(".py").split("/")
        floors_here = inner_floors_of(package)
        if not floors_here or inside == ["__init__"]:
            continue
        room = inside[0]
        if room not in floors_here:
            yield breach(source, 1, f"room '{package}/{room}' has no floor inside {package}")
            continue
        own, tangled = floors_here[room]
        for found in imports_of(source):
            door, _, rest = found.name.partition(f"cxsim.{package}.")
            other = rest.split(".")[0]
            if door or other not in floors_here or other == room:
                continue
            floor, _ = floors_here[other]
            if floor > own or (floor == own and not tangled):
                yield breach(source, found.line, f"inside {package}, {room} may not import {other}")


def mechanisms_apart(sources: list[Source]) -> Iterator[str]:
    """A mechanism is one file: mechanisms do not import each other."""
    for source in sources:
        if not source.place.startswith("model/mechanisms/") or source.place.endswith("__init__.py"):
            continue
        for found in imports_of(source):
            if found.name.startswith("cxsim.model.mechanisms") and found.name not in SHARED_BY_MECHANISMS:
                yield breach(source, found.line, f"a mechanism imports another ({found.name})")


def mechanisms_documented(sources: list[Source]) -> Iterator[str]:
    """A mechanism's file says what it reads and writes, where the claim comes from and where it ends."""
    for source in sources:
        if not source.place.startswith("model/mechanisms/") or source.place.endswith("__init__.py"):
            continue
        said = ast.get_docstring(source.tree) or ""
        for part in ("Reads", "Writes", "Source", "Known limits"):
            if f"{part}:" not in said:
                yield breach(source, 1, f"the mechanism does not say: {part}")


def said_by_mechanism(source: Source) -> Iterator[str]:
    """What a mechanism's file declares: its name, its columns, parameters and forces, and what its equations write."""
    calls = [node for node in source.nodes if isinstance(node, ast.Call)]
    if not any(dotted(node.func) == "Mechanism" for node in calls):
        return
    for node in calls:
        kind, said = dotted(node.func).split(".")[-1], {keyword.arg: keyword.value for keyword in node.keywords}
        found: list[ast.AST] = []
        if kind == "Mechanism":
            found = [said["name"]]
        elif kind in {"Column", "OrganizationColumn", "Parameter", "Force"}:
            found = [node.args[0]]
        elif kind == "equation":
            found = [said["writes"]]
        yield from (
            inner.value for value in found for inner in ast.walk(value)
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str)
        )


def engine_names_no_mechanism(sources: list[Source]) -> Iterator[str]:
    """What a mechanism is stands in its file alone: the engine imports none, and names none and nothing of one."""
    names = {name for source in sources for name in said_by_mechanism(source)}
    for source in sources:
        if source.room != "engine":
            continue
        for found in imports_of(source):
            if found.name.startswith("cxsim.model.mechanisms"):
                yield breach(source, found.line, f"the engine imports a mechanism ({found.name})")
        for node in source.nodes:
            if isinstance(node, ast.Constant) and node.value in names:
                yield breach(source, node.lineno, f"the engine names a mechanism or what is its own ('{node.value}')")


def homes(sources: list[Source]) -> Iterator[str]:
    """Drawing, Mesa, Dask and random draws each have one home."""
    for source in sources:
        used = [(found.name, found.line) for found in imports_of(source) if not found.for_types]
        used += [
            (name.replace("np.", "numpy.", 1) if name.startswith("np.") else name, node.lineno)
            for node in source.nodes
            if isinstance(node, ast.Attribute) and (name := dotted(node)) in {"np.random", "numpy.random"}
        ]
        for name, line in used:
            for package, home in HOMES.items():
                if (name == package or name.startswith(f"{package}.")) and not (
                    source.place.startswith(home) if home.endswith("/") else source.place == home
                ):
                    yield breach(source, line, f"{package} is used outside {home}")


def no_stars_no_bare_excepts(sources: list[Source]) -> Iterator[str]:
    """Names come from somewhere, and an error that nobody expected is not swallowed."""
    for source in sources:
        for node in source.nodes:
            if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
                yield breach(source, node.lineno, "import *")
            if isinstance(node, ast.ExceptHandler) and node.type is None:
                yield breach(source, node.lineno, "bare except")


def no_cycles(sources: list[Source]) -> Iterator[str]:
    """No module needs itself, however far round (the doors that lead up are not counted)."""
    modules = {source.module for source in sources}
    needs: dict[str, set[str]] = {module: set() for module in modules}
    for source in sources:
        for found in imports_of(source):
            target = found.name if found.name in modules else found.name.rpartition(".")[0]
            up = (source.place, found.name.split(".")[1] if "." in found.name else "") in DOORS_UP
            if target in modules and target != source.module and not found.for_types and not up:
                needs[source.module].add(target)
    for module in sorted(modules):
        reached, front = set(needs[module]), list(needs[module])
        while front:
            new = needs[front.pop()] - reached
            reached |= new
            front += new
        if module in reached:
            yield f"{module}: imports itself through {', '.join(sorted(needs[module] & reached))}"


def module_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements that run at import, also inside a module-level if or try (but not under ``__main__``)."""
    for node in body:
        if isinstance(node, ast.If):
            if "__name__" not in ast.unparse(node.test):
                yield from module_statements([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            yield from module_statements([*node.body, *node.orelse, *node.finalbody])
        else:
            yield node


def is_call(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


def is_mutable(value: ast.AST | None) -> bool:
    literal = isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)
    return literal or (isinstance(value, ast.Call) and dotted(value.func).split(".")[-1] in MUTABLE_CALLS)


def no_module_state(sources: list[Source]) -> Iterator[str]:
    """A module holds constants only, nothing changes them, and importing does no work."""
    for source in sources:
        constants = set()
        for node in module_statements(source.tree.body):
            if isinstance(node, ast.For | ast.While | ast.With):
                yield breach(source, node.lineno, "work at import time")
            if is_call(node) and not dotted(node.value.func).endswith(".model_rebuild"):
                yield breach(source, node.lineno, "a call at import time")
            if isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                final = isinstance(node, ast.AnnAssign) and "Final" in ast.unparse(node.annotation)
                for name in (target.id for target in targets if isinstance(target, ast.Name)):
                    constants.add(name)
                    constant = final or name == "__all__" or name.lstrip("_") == name.lstrip("_").upper()
                    if is_mutable(node.value) and not constant:
                        yield breach(source, node.lineno, f"module-level mutable state '{name}'")
        yield from changed_constants(source, constants)


def changed_constants(source: Source, constants: set[str]) -> Iterator[str]:
    """Functions that rebind or change what the module holds."""
    for node in source.nodes:
        if isinstance(node, ast.Global):
            yield breach(source, node.lineno, f"global {', '.join(node.names)}")
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        local = {argument.arg for argument in ast.walk(node) if isinstance(argument, ast.arg)}
        local |= {name.id for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)}
        for inner in ast.walk(node):
            changed = ""
            if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute):
                if inner.func.attr in MUTATING_METHODS and isinstance(inner.func.value, ast.Name):
                    changed = inner.func.value.id
            elif isinstance(inner, ast.Subscript) and isinstance(inner.ctx, ast.Store | ast.Del):
                changed = inner.value.id if isinstance(inner.value, ast.Name) else ""
                if isinstance(inner.value, ast.Call) and dotted(inner.value.func) == "globals":
                    yield breach(source, inner.lineno, "changes globals()")
            if changed in constants - local:
                yield breach(source, inner.lineno, f"changes the module's '{changed}'")


def sizes_and_names(sources: list[Source]) -> Iterator[str]:
    """Files are small and named for what they are about."""
    for source in sources:
        lines = source.text.count("\n")
        if lines > 400:
            yield breach(source, lines, "more than 400 lines")
        if vague := VAGUE_NAMES & set(source.place.removesuffix(".py").split("/")):
            yield breach(source, 1, f"a name that says nothing: {vague.pop()}")


def nothing_dangerous(sources: list[Source]) -> Iterator[str]:
    """Nothing that runs what a user typed, and no parser that misreads in silence."""
    for source in sources:
        used = [(found.name.split(".")[0], found.line) for found in imports_of(source)]
        used += [(found.name, found.line) for found in imports_of(source)]
        used += [
            (dotted(node), node.lineno)
            for node in source.nodes
            if isinstance(node, ast.Attribute) or (isinstance(node, ast.Name) and node.id in {"eval", "exec", "hash"})
        ]
        for name, line in sorted(set(used)):
            if name in FORBIDDEN and (source.place, name) not in EXCUSED:
                yield breach(source, line, f"{name}: {FORBIDDEN[name]}")
        for node in source.nodes:
            if isinstance(node, ast.keyword) and node.arg == "shell" and ast.unparse(node.value) != "False":
                yield breach(source, node.value.lineno, "shell=True: runs a shell")


def docstrings(sources: list[Source]) -> Iterator[str]:
    """Every module and every public class and function says what it is for.

    A function that stands in a table of its module (a registry of measures, say) is described there.
    """
    for source in sources:
        if source.text.strip() and not ast.get_docstring(source.tree):
            yield breach(source, 1, "the module says nothing about itself")
        described = {
            inner.id
            for node in source.tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
            for inner in ast.walk(node.value)
            if isinstance(inner, ast.Name)
        }
        for node in source.tree.body:
            defined = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            plain = defined and not node.name.startswith("_") and node.name not in described
            if plain and not ast.get_docstring(node):
                yield breach(source, node.lineno, f"'{node.name}' has no docstring")


Rule = Callable[[list[Source]], Iterator[str]]
RULES: tuple[Rule, ...] = (
    floors, inner_floors, mechanisms_apart, mechanisms_documented, engine_names_no_mechanism, homes,
    no_stars_no_bare_excepts, no_cycles, no_module_state, sizes_and_names, nothing_dangerous, docstrings,
)  # fmt: skip
