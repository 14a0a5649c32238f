"""What the shipped scenarios come to, in few numbers, so that nobody changes a result without knowing.

``make baseline`` runs every shipped scenario and writes ``numbers.json`` and ``columns.json`` anew
(some minutes). Of each weekly column, measure and cost it keeps one weighted sum instead of a hash: the last bits of a
number may differ from one kind of processor to another, and a hash could not tell that from a change of the model.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import math
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import cxsim
from cxsim.cli.app import main
from cxsim.errors import InputError
from cxsim.results.result import Result

HERE = Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
NUMBERS, COLUMNS = HERE / "numbers.json", HERE / "columns.json"
REPLICATES, SEED, MOST_WEEKS = 3, 7, 30
# Rounding moves a sum by some 1e-15 of itself; a changed equation moves it by far more than this.
TOLERANCE = 1e-9
# Stands for an absent number (nan), so that a number that comes or goes is seen too.
ABSENT = 12345.678
RENEW = (
    "If that is meant, say it in CHANGELOG.md (a line that starts with [MODEL] for numbers, [MIGRATE] for columns) and "
    "renew the baseline: make baseline"
)
# One company, two plans: with rules and with people chosen by what leaders believe, so that every file is written.
COMPANY = """\
schema: 1
name: {name}
weeks: 8
seed: 3
replicates: 3
uncertainty: full
organization:
  generate:
    departments: [{{name: claims, size: 16}}, {{name: sales, size: 12}}]
costs: {{currency: EUR, weekly_wage: {{1: 3000}}}}
"""
PLAN = """\
survey: {every_weeks: 2, sample_share: 0.7}
plan:
  interventions:
    - {type: values_and_skill_diagnosis, takes_weeks: 1}
    - {type: training, start_week: 3, weeks: 4, target: {estimated: {skill: {below: 0.5}}}}
  rules:
    - {name: enough, when: {measure: adoption, above: 0.0, at_week: 4}, then: {stop: training}}
"""
OPTIONS = ("--engine", "numpy", "--workers", "1", "--quiet")
COMMANDS = {
    "run": ("run", "plan.yaml"),
    "compare": ("compare", "idle.yaml", "plan.yaml", "--split", "--robust", "--replicates", "20"),
    "branch": ("branch", "idle.yaml", "--at", "4", "--plan", "nothing"),
}

Fingerprint = Mapping[str, float | str]


def shipped() -> list[str]:
    """Every shipped scenario, by its place in ``scenarios/``; parts of scenarios are none."""
    return [name for name in _files() if _is_whole(name)]


def sample(names: Iterable[str]) -> list[str]:
    """Of these scenarios those at the top, and the first of each folder."""
    folders: dict[str, str] = {}
    for name in names:
        folder, _, file = name.partition("/")
        folders.setdefault(folder if file else name, name)
    return list(folders.values())


def _files() -> list[str]:
    return sorted(path.relative_to(SCENARIOS).as_posix() for path in SCENARIOS.rglob("*.yaml"))


def _is_whole(name: str) -> bool:
    try:
        cxsim.load_scenario(SCENARIOS / name)
    except InputError:
        return False
    return True


def fingerprint(name: str, engine: str) -> Fingerprint:
    """The sums of a shipped scenario's first weeks, by column, measure and cost, and a hash of what was decided."""
    scenario = cxsim.load_scenario(SCENARIOS / name)
    short = scenario.model_copy(update={"weeks": min(scenario.weeks, MOST_WEEKS)})
    return fingerprint_of(cxsim.run(short, replicates=REPLICATES, seed=SEED, engine=engine))


def fingerprint_of(result: Result) -> Fingerprint:
    """The sums of one result."""
    recording = result.recording
    kinds = {"week": recording.weekly, "measure": result.measures, "cost": recording.costs}
    sums = {f"{kind} {name}": weighted(values) for kind, found in kinds.items() for name, values in found.items()}
    return {**dict(sorted(sums.items())), "decisions and aims": words_hash(f"{result.decisions} {result.aims}")}


def weighted(values: NDArray[np.float64]) -> float:
    """The sum of the values, each with a weight of its own: values that change places change the sum."""
    flat = np.nan_to_num(np.asarray(values, dtype=np.float64).ravel(), nan=ABSENT)
    weights = 1.0 + (np.arange(flat.size) * 0.6180339887498949) % 1.0
    return float(f"{math.fsum(flat * weights):.12g}")


def words_hash(text: str) -> str:
    """A short hash of a text, whose numbers count to six digits."""
    rounded = re.sub(r"\d+\.\d+(?:e[-+]?\d+)?", lambda number: f"{float(number[0]):.6g}", text)
    return hashlib.sha256(rounded.encode()).hexdigest()[:12]


def columns() -> dict[str, dict[str, list[str]]]:
    """The columns of every table, by command and file, as a user gets them; of the manifest its keys."""
    with tempfile.TemporaryDirectory() as place:
        desk = Path(place)
        (desk / "idle.yaml").write_text(COMPANY.format(name="Idle"), "utf-8")
        (desk / "plan.yaml").write_text(COMPANY.format(name="Plan") + PLAN, "utf-8")
        return {name: _columns_of(desk, name, words) for name, words in COMMANDS.items()}


def _columns_of(desk: Path, name: str, words: tuple[str, ...]) -> dict[str, list[str]]:
    given = [str(desk / word) if word.endswith(".yaml") else word for word in words]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            main([*given, *OPTIONS, "--out", str(desk / name)])
    except SystemExit as left:
        if left.code:
            raise
    return {path.name: _header(path) for path in sorted((desk / name).iterdir())}


def _header(path: Path) -> list[str]:
    if path.suffix == ".csv":
        return path.read_text("utf-8").partition("\n")[0].split(",")
    if path.suffix == ".parquet":
        from pyarrow import parquet

        return [f"{field.name}: {field.type}" for field in parquet.read_schema(path)]
    return list(json.loads(path.read_text("utf-8"))) if path.suffix == ".json" else []


def changes(before: Fingerprint, now: Fingerprint) -> Iterator[str]:
    """What differs between two fingerprints, in words."""
    for name in sorted({*before, *now}):
        old, new = before.get(name, "absent"), now.get(name, "absent")
        if not _same(old, new):
            yield f"{name}: {old} before, {new} now"


def _same(old: float | str, new: float | str) -> bool:
    if isinstance(old, str) or isinstance(new, str):
        return old == new
    return math.isclose(old, new, rel_tol=TOLERANCE)


def stored(path: Path) -> dict[str, dict[str, object]]:
    """What a file of the baseline holds."""
    found: dict[str, dict[str, object]] = json.loads(path.read_text("utf-8"))
    return found


def write(path: Path, found: Mapping[str, Mapping[str, object]]) -> None:
    """One line for each entry, so that a change shows in few lines."""
    lines = [f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in found.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


def renew() -> None:
    """Write both files of the baseline anew."""
    write(COLUMNS, columns())
    write(NUMBERS, {name: fingerprint(name, "numpy") for name in shipped()})


if __name__ == "__main__":
    renew()
