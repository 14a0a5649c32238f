"""The pictures of the documentation, drawn by the commands and the program shown in the documents."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from cxsim.cli.app import main as cxsim
from experiments.pages.spreadsheets import NAMES, draw_files

FOLDER = Path("docs/images")
# Picture: the command that draws it, and the file name that the command uses.
COMMANDS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "force_field.png": (("context", "scenarios/plans/behavior_map.yaml", "--out"), "field-solve_beyond_script.png"),
    "plan.png": (("plan", "scenarios/plans/theory_e_and_o.yaml", "--gantt"), "field.png"),
}
# More than this share of changed pixels is a new picture; less comes from fonts and lines of another machine.
CHANGED = 0.001


def draw(root: Path, folder: Path) -> None:
    """Draw every picture into a folder; takes a minute."""
    for name, (words, written) in COMMANDS.items():
        with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
            cxsim([words[0], str(root / words[1]), words[2], str(folder / "field.png")])
        (folder / written).rename(folder / name)
    draw_files(root, folder)
    readme = (root / "README.md").read_text("utf-8")
    (program,) = re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    program = program.replace('"adoption.png"', repr(str(folder / "adoption.png")))
    subprocess.run([sys.executable, "-c", program], cwd=root, stdout=subprocess.DEVNULL, check=True)


def renew(root: Path, folder: Path) -> None:
    """Replace the pictures that have changed."""
    for drawn in sorted(folder.glob("*.png")):
        place = root / FOLDER / drawn.name
        if place.name in {*COMMANDS, *NAMES, "adoption.png"} and not (place.is_file() and _alike(drawn, place)):
            shutil.copyfile(drawn, place)


def _alike(first: Path, second: Path) -> bool:
    from matplotlib.image import imread

    one, other = imread(first), imread(second)
    return one.shape == other.shape and bool((abs(one - other) > 1 / 64).mean() < CHANGED)
