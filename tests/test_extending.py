"""The mechanism of ``docs/extending.md`` works from a package of its own, on both engines alike."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs/extending.md").read_text("utf-8")
RUN = """
import sys
import pandas
from cxsim import load_scenario, run

def result(*also):
    scenario = load_scenario("company.yaml").model_copy(update={"also": also})
    return run(scenario, replicates=4, engine=sys.argv[1])

talked = result("rumors")
trust, rumor = (talked.recording.of_all(measure) for measure in ("trust", "rumor"))
assert 0.0 < rumor[-1].min() and rumor.max() < 1.0, rumor
if sys.argv[1] == "numpy":
    plain = result()
    assert trust[-1].mean() < plain.recording.of_all("trust")[-1].mean() - 0.005
    assert "rumor" not in plain.recording.weekly
    talked.save("out")
    weekly = pandas.read_parquet("out/weekly.parquet")
    assert (weekly[weekly.measure == "rumor"].value > 0.0).any()
print(trust.tobytes().hex() + rumor.tobytes().hex())
"""
COMPANY = """
name: a company with rumors
weeks: 10
seed: 1
uncertainty: none
organization: {generate: {departments: [{name: claims, size: 24}]}}
plan: {interventions: [{type: mandate, strength: 1.0}]}
"""


def block(language):
    return re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[1]


@pytest.fixture
def trust_with_rumors(tmp_path):
    """``trust_with_rumors(engine)``: run where the package is installed."""
    package, about = tmp_path / "their_package", tmp_path / "their_package-1.0.dist-info"
    package.mkdir()
    about.mkdir()
    (package / "__init__.py").write_text("")
    (package / "rumors.py").write_text(block("python"), "utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: their_package\nVersion: 1.0\n")
    [line] = [line for line in block("toml").splitlines() if "MECHANISM" in line]
    (about / "entry_points.txt").write_text(f"[cxsim.mechanisms]\n{line.replace(chr(34), '')}\n")
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")

    def run(engine):
        places = os.pathsep.join((str(tmp_path), str(ROOT)))
        done = subprocess.run([sys.executable, "-c", RUN, engine], cwd=tmp_path, capture_output=True, text=True,
                              env={**os.environ, "PYTHONPATH": places}, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_it_has_at_most_forty_lines():
    assert len([line for line in block("python").splitlines() if line.strip()]) <= 40


def test_a_mechanism_of_another_package_costs_trust(trust_with_rumors):
    assert trust_with_rumors("numpy")


@pytest.mark.slow
def test_it_is_the_same_on_both_engines(trust_with_rumors):
    assert trust_with_rumors("numpy") == trust_with_rumors("compiled")
