"""A smoke run: scenarios of every kind are checked and run, by both engines and all rules; prints what came out."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path
from typing import get_args

import numpy as np

import cxsim
from cxsim.model.joining import AdoptionRule, Influence
from cxsim.report.write import write_comparison
from cxsim.results.result import Result
from cxsim.studies.comparing import compare
from tests.fuzz.inputs import cases
from tests.fuzz.judge import verdict


def digest(result: Result) -> str:
    """Every number of a result in a few letters."""
    whole = hashlib.sha256()
    for values in (*dict(result.recording.weekly).values(), *result.measures.values()):
        whole.update(np.ascontiguousarray(values).tobytes())
    return whole.hexdigest()


def smoke(folder: Path) -> list[str]:
    """Lines that differ if anything differs that a user could see."""
    lines = []
    for kind, case in cases().items():
        place = folder / kind / "case"
        place.mkdir(parents=True)
        for name, content in case.files.items():
            (place / name).write_bytes(content)
        lines.append(f"{kind}: {verdict(kind, place)}")
    scenario = cxsim.load_scenario(folder / "yaml" / "case" / "s.yaml")
    idle = scenario.model_copy(update={"name": "idle", "plan": type(scenario.plan)()})
    for engine in ("numpy", "compiled"):
        comparison = compare([idle, scenario], replicates=9, engine=engine, workers=1)
        for result in comparison.results:
            lines.append(f"{engine} {result.scenario_name}: {digest(result)}")
    for key, rules in (("influence", get_args(Influence)), ("adoption_rule", get_args(AdoptionRule))):
        lines += [f"{rule}: {digest(cxsim.run(scenario.model_copy(update={key: rule}), engine='numpy', workers=1))}"
                  for rule in rules]
    written = write_comparison(comparison, folder / "out")
    return [*lines, *(f"{path.name}: {hashlib.sha256(path.read_bytes()).hexdigest()}"
                      for path in sorted(written.iterdir()) if path.suffix != ".png")]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write("\n".join(smoke(Path(folder))) + "\n")
