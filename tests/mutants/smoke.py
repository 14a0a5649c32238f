"""A smoke run: one scenario of every kind is checked, simulated by both engines and told; prints what came out."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

import numpy as np

import cxsim
from cxsim.report.write import write_comparison
from cxsim.studies.comparing import compare
from tests.fuzz.inputs import cases
from tests.fuzz.judge import verdict


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
            whole = hashlib.sha256()
            for values in (*dict(result.recording.weekly).values(), *result.measures.values()):
                whole.update(np.ascontiguousarray(values).tobytes())
            lines.append(f"{engine} {result.scenario_name}: {whole.hexdigest()}")
    written = write_comparison(comparison, folder / "out")
    return [*lines, *(f"{path.name}: {hashlib.sha256(path.read_bytes()).hexdigest()}"
                      for path in sorted(written.iterdir()) if path.suffix != ".png")]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write("\n".join(smoke(Path(folder))) + "\n")
