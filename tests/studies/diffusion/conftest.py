"""A village of four and another of two, small enough to count by hand; and where real data would lie."""

from pathlib import Path

import pytest

from cxsim.studies.diffusion.read import read_observations

ADOPTION = """\
id,group,time,adopted
ann,east,1,1
bea,east,2,1
cat,east,,0
dee,east,2,0
eva,west,3,1
fay,west,,0
"""
EDGES = """\
source,target,layer
bea,ann,advice
bea,ann,friendship
cat,ann,advice
cat,bea,advice
dee,bea,friendship
fay,eva,friendship
"""
NODES = "id,age\nann,1\nbea,2\ncat,3\ndee,4\neva,5\nfay,6\n"
DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "diffusion"


@pytest.fixture
def village(tmp_path):
    """A folder with the three files of the two villages."""
    for name, text in (("adoption", ADOPTION), ("edges", EDGES), ("nodes", NODES)):
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def read(village, monkeypatch):
    """Read the villages, after replacing text in their files: ``read(adoption=("old", "new"), layers=...)``.

    They are too few for a fit, so the floor is lowered here.
    """
    monkeypatch.setattr("cxsim.studies.diffusion.read_adoption.FEWEST", 1)

    def reading(layers=(), influence="target", **changes):
        for name, (old, new) in changes.items():
            path = village / f"{name}.csv"
            text = path.read_text("utf-8")
            assert old in text
            path.write_text(text.replace(old, new), "utf-8")
        paths = [village / f"{name}.csv" for name in ("adoption", "edges", "nodes")]
        return read_observations(*paths, layers=layers, influence=influence)

    return reading


@pytest.fixture
def real():
    """Read one of the published sets; skips where it is not at hand."""

    def reading(name, layers=()):
        folder = DATA / name
        if not folder.is_dir():
            pytest.skip(f"the published data '{name}' are not beside the repository")
        paths = [folder / f"{part}.csv" for part in ("adoption", "edges", "nodes")]
        return read_observations(*paths, layers=layers)

    return reading
