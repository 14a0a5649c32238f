"""The house keeps its rules (``tests/architecture``), and every rule finds a planted breach."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from house_rules import (
    FLOORS,
    RULES,
    Rule,
    docstrings,
    engine_names_no_mechanism,
    floors,
    homes,
    inner_floors,
    mechanisms_apart,
    mechanisms_documented,
    no_cycles,
    no_module_state,
    no_stars_no_bare_excepts,
    nothing_dangerous,
    sizes_and_names,
)
from house_walk import Source, read_sources

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "cxsim"

LIGHT_IMPORT_EXCLUDES = (
    "mesa", "pandas", "networkx", "llvmlite", "matplotlib", "scipy", "pyarrow", "pydantic", "typer",
)


@pytest.fixture(scope="module")
def house() -> list[Source]:
    """The package, parsed once for all rules."""
    return read_sources(PACKAGE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule, house: list[Source]) -> None:
    assert list(rule(house)) == []


def test_the_walk_sees_the_whole_package(house: list[Source]) -> None:
    places = {source.place for source in house}
    assert {"__init__.py", "errors.py", "model/forces.py", "organization/structure.py"} <= places


# --- the rules are tested on planted breaches --------------------------------------------------------------------

GOSSIP = (
    '"""Gossip. Reads: a. Writes: rumor. Source: none. Known limits: all."""\n'
    '@equation(writes=("rumor", "rumor_trust"))\ndef next_rumor(rumor):\n    """r."""\n    return rumor, rumor\n'
    'GAIN = Parameter("rumor_gain", "k")\n'
    'MECHANISM = Mechanism(name="gossip", columns=(Column("rumor", "what people have heard"),))\n'
)
START = "engine/start.py"
HABIT = "model/mechanisms/habit.py"
PLANTED = [
    (floors, "model/week.py", "from cxsim.engine import build", "model may not import engine"),
    (floors, "analysis/risk.py", "def f():\n    import cxsim.engine.week.run", "analysis may not import engine"),
    (floors, "organization/read.py", "from ..interventions import base", "organization may not import interventions"),
    (floors, "engine/plots.py", "from cxsim.plots import bands", "engine may not import plots"),
    (floors, "engine/lazy.py", "import importlib\nimportlib.import_module('cxsim.cli.app')", "may not import cli"),
    (floors, "results/frame.py", "from cxsim import run", "door of the whole package"),
    (floors, "gadgets/new.py", "", "room 'gadgets' has no floor"),
    (inner_floors, "scenario/text/cells.py", "from cxsim.scenario.schema import plan", "text may not import schema"),
    (inner_floors, "scenario/sheets/a.py", "from ..checks.limits import over", "sheets may not import checks"),
    (inner_floors, "scenario/loose.py", "", "room 'scenario/loose' has no floor"),
    (mechanisms_apart, HABIT, "from cxsim.model.mechanisms.skill import learn", "a mechanism imports another"),
    (mechanisms_apart, HABIT, "from . import skill", "a mechanism imports another"),
    (mechanisms_documented, HABIT, '"""Reads: a. Writes: b. Source: c."""', "does not say: Known limits"),
    (engine_names_no_mechanism, START, "from cxsim.model.mechanisms.gossip import mechanism", "imports a mechanism"),
    (engine_names_no_mechanism, START, "from cxsim.model.mechanisms import gossip", "imports a mechanism"),
    (engine_names_no_mechanism, START, "def f(week):\n    return 'gossip' in week", "or what is its own ('gossip')"),
    (engine_names_no_mechanism, START, "def f(week):\n    return week.has('rumor')", "or what is its own ('rumor')"),
    (engine_names_no_mechanism, START, "def f(values):\n    return values['rumor_trust']", "own ('rumor_trust')"),
    (engine_names_no_mechanism, START, "def f(numbers):\n    return numbers['rumor_gain']", "own ('rumor_gain')"),
    (homes, "report/page.py", "def f():\n    import matplotlib.pyplot as plt", "matplotlib is used outside plots/"),
    (homes, "engine/run.py", "from mesa import Model", "mesa is used outside mesa_model.py"),
    (homes, "studies/sweep.py", "import dask", "dask is used outside sweeps/work/executors.py"),
    (homes, "model/draw.py", "import numpy as np\nx = np.random.rand", "numpy.random is used outside streams.py"),
    (homes, "model/draw.py", "from numpy import random", "numpy.random is used outside streams.py"),
    (homes, "model/draw.py", "import random", "random is used outside streams.py"),
    (no_stars_no_bare_excepts, "engine/run.py", "from math import *", "import *"),
    (no_stars_no_bare_excepts, "engine/run.py", "try:\n    x = 1\nexcept:\n    pass", "bare except"),
    (no_cycles, "model/a.py", "from cxsim.model import b", "cxsim.model.a: imports itself through cxsim.model.b"),
    (no_module_state, "engine/run.py", "cache = {}", "module-level mutable state 'cache'"),
    (no_module_state, "engine/run.py", "import collections\nseen = collections.deque()", "mutable state 'seen'"),
    (no_module_state, "engine/run.py", "if True:\n    seen = []", "mutable state 'seen'"),
    (no_module_state, "engine/run.py", "CACHE = {}\ndef f():\n    CACHE['a'] = 1", "changes the module's 'CACHE'"),
    (no_module_state, "engine/run.py", "CACHE = []\ndef f():\n    CACHE.append(1)", "changes the module's 'CACHE'"),
    (no_module_state, "engine/run.py", "N = 1\ndef f():\n    global N\n    N = 2", "global N"),
    (no_module_state, "engine/run.py", "print('hello')", "a call at import time"),
    (no_module_state, "engine/run.py", "for i in range(3):\n    pass", "work at import time"),
    (sizes_and_names, "engine/run.py", "# more\n" * 401, "more than 400 lines"),
    (sizes_and_names, "engine/utils.py", "", "a name that says nothing: utils"),
    (nothing_dangerous, "engine/run.py", "import pickle", "pickle: runs code from a file"),
    (nothing_dangerous, "engine/run.py", "x = eval('1')", "eval: runs text as code"),
    (nothing_dangerous, "scenario/load.py", "import yaml\nyaml.load('a')", "yaml.load: builds any object"),
    (nothing_dangerous, "scenario/load.py", "from yaml import safe_load", "yaml.safe_load: loses places"),
    (nothing_dangerous, "cli/go.py", "import subprocess\nsubprocess.run('ls', shell=True)", "runs a shell"),
    (nothing_dangerous, "engine/run.py", "def f(x):\n    return hash(x)", "hash: differs from process to process"),
    (docstrings, "engine/run.py", "x = 1", "says nothing about itself"),
    (docstrings, "engine/run.py", '"""Doc."""\ndef go():\n    pass', "'go' has no docstring"),
]


def make_house(folder: Path) -> Path:
    """A small package in order: a few rooms, a door that leads up, constants."""
    package = folder / "cxsim"
    for place, text in {
        "__init__.py": '"""Doc."""\nfrom typing import Final\nDOORS: Final = {"run": "cxsim.studies.run"}\n',
        "streams.py": '"""Doc."""\nimport numpy as np\n\nLOTS = np.random.default_rng\n',
        "model/a.py": '"""Doc."""\n',
        "model/mechanisms/gossip.py": GOSSIP,
        "model/b.py": '"""Doc."""\nfrom . import a\n',
        "results/result.py": '"""Doc."""\ndef plot():\n    """Draw."""\n    from cxsim.plots import bands\n',
        "plots/bands.py": '"""Doc."""\nimport matplotlib\nfrom cxsim.results.result import plot\n',
    }.items():
        (package / place).parent.mkdir(parents=True, exist_ok=True)
        (package / place).write_text(text, "utf-8")
    return package


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_house_in_order_has_no_breach(rule: Rule, tmp_path: Path) -> None:
    assert list(rule(read_sources(make_house(tmp_path)))) == []


@pytest.mark.parametrize(
    ("rule", "place", "text", "expected"),
    PLANTED,
    ids=[f"{rule.__name__}-{number}" for number, (rule, *_) in enumerate(PLANTED)],
)
def test_a_planted_breach_is_found(rule: Rule, place: str, text: str, expected: str, tmp_path: Path) -> None:
    package = make_house(tmp_path)
    (package / place).parent.mkdir(parents=True, exist_ok=True)
    (package / place).write_text(text + "\n", "utf-8")
    found = list(rule(read_sources(package)))
    assert [line for line in found if expected in line], found


# --- what importing costs ----------------------------------------------------------------------------------------


def loaded_by(code: str) -> set[str]:
    """Top-level packages loaded after running ``code`` in a fresh interpreter."""
    return set(told_by(f"{code}\nimport sys\nprint('\\n'.join(name.split('.')[0] for name in sys.modules))").split())


def told_by(code: str) -> str:
    """What ``code`` prints in a fresh interpreter."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = loaded_by("import cxsim; dir(cxsim)")
    assert "cxsim" in loaded
    assert loaded.isdisjoint({*LIGHT_IMPORT_EXCLUDES, "numpy", "yaml", "rich"})


def test_loading_a_scenario_loads_no_engine_tools() -> None:
    loaded = loaded_by("import cxsim; cxsim.load_scenario('scenarios/do_nothing.yaml')")
    assert "pydantic" in loaded
    assert loaded.isdisjoint({"mesa", "llvmlite", "matplotlib", "networkx", "pandas", "pyarrow", "scipy"})


def test_a_scenario_is_built_when_one_is_read_with_the_interventions_it_uses() -> None:
    done = told_by(
        "import cxsim, sys\n"
        "from cxsim.scenario.schema.schema import Scenario\n"
        "assert not Scenario.__pydantic_complete__\n"
        "cxsim.load_scenario('scenarios/training_alone.yaml')\n"
        "assert Scenario.__pydantic_complete__\n"
        "print([name.split('.')[-1] for name in sys.modules if name.startswith('cxsim.interventions.kinds.')])"
    )
    assert done.strip() == "['training']"


def test_running_and_writing_a_scenario_loads_no_pandas(tmp_path: Path) -> None:
    short = tmp_path / "short.yaml"
    short.write_text(
        "{schema: 1, name: short, weeks: 4, seed: 1, replicates: 2,\n"
        " organization: {generate: {departments: [{name: all, size: 12}]}}}\n", "utf-8")
    arguments = ["run", str(short), "--out", str(tmp_path / "out"), "--engine", "numpy", "--quiet"]
    loaded = loaded_by(
        f"from cxsim.cli.app import main\ntry:\n    main({arguments})\nexcept SystemExit as left:\n"
        "    assert not left.code")
    assert loaded >= {"pyarrow", "matplotlib"}
    assert loaded.isdisjoint({"pandas", "mesa", "networkx"})


def test_the_floors_are_the_ones_import_linter_holds() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    layers = text.split("layers = [")[1].split("]")[0]
    written = [set(re.findall(r"\w+", line)) for line in layers.strip().splitlines()][1:]
    expected = [{room for room, floor in FLOORS.items() if floor == level} for level in range(10, -1, -1)]
    assert written == expected
