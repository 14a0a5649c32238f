"""Pictures of a company's files: the export as its system wrote it, what is wrong with it, and what is read."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib.figure import Figure

from cxsim.organization.build import build
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.proposal.propose import propose_scenario

EXPORT = Path("docs/your-own-data/hr-export.csv")
NAMES = ("hr-export.png", "hr-export-read.png")
LINES = (1, 2, 3, 4, 7, 12, 17, 28, 29)
"""Lines of the export that are shown."""
TROUBLE: Mapping[tuple[int, int], str] = {
    # line and column: what is marked there
    (1, 0): "a title above the header", (4, 2): "managers by name, the words in another order",
    (12, 5): "somebody who left", (17, 5): "on leave, and still there", (29, 0): "a total, no person",
}
SHADE, MARKED, WIDTH, HEIGHT = "#e8e8e8", "#c4c4c4", 0.17, 0.27


def draw_files(root: Path, folder: Path) -> None:
    """Draw the pictures into a folder."""
    with (root / EXPORT).open(encoding="cp1252", newline="") as file:
        rows = dict(enumerate(csv.reader(file, delimiter=";"), start=1))
    _draw({line: rows[line] for line in LINES}, TROUBLE, folder / NAMES[0])
    shown = [rows[line][0] for line in LINES]
    read = _read(root)
    people = [person for person in read if person[0] in shown]
    _draw(dict(enumerate([["identifier", "manager", "department", "level"], *people, [f"{len(read)} people"]])), {},
          folder / NAMES[1])


def _read(root: Path) -> list[list[str]]:
    """Everybody as a run reads them: identifier, manager, department and level."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(shutil.copy(root / EXPORT, place))
        scenario = file.with_suffix(".yaml")
        scenario.write_text(propose_scenario(file).text, "utf-8")
        found = build(load_scenario(scenario).organization, file.parent, 1)
    return sorted(
        [name, found.ids[boss] if boss >= 0 else "", found.departments[department], str(level)] for name, boss,
        department, level in zip(found.ids, found.manager.tolist(), found.department.tolist(), found.level.tolist(),
                                 strict=True))


def _draw(rows: Mapping[int, Sequence[str]], marks: Mapping[tuple[int, int], str], file: Path) -> None:
    """One table as a spreadsheet shows it, ``rows`` by their numbers; marked cells are numbered and told below."""
    columns = max(map(len, rows.values()))
    texts = [["", *(chr(ord("A") + column) for column in range(columns))] if marks else [],
             *([str(number) if marks else "", *row, *[""] * (columns - len(row))] for number, row in rows.items())]
    lines = [line for line in texts if line]
    inner = [line for line in lines if sum(map(bool, line)) > 2]  # a title flows over the cells beside it
    widths = [max(len(line[column]) for line in inner) * 0.085 + WIDTH for column in range(columns + 1)]
    height = (len(lines) + len(marks)) * HEIGHT + 0.2
    figure = Figure(figsize=(sum(widths) + 0.1, height), dpi=110)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set(xlim=(-0.05, sum(widths) + 0.05), ylim=(-height + 0.05, 0.05))
    axes.axis("off")
    numbers = [number for number, _ in enumerate(rows)] if not marks else [-1, *rows]
    told = {cell: index for index, cell in enumerate(marks, start=1)}
    for place, (number, line) in enumerate(zip(numbers, lines, strict=True)):
        for column, text in enumerate(line):
            left, mark = sum(widths[:column]), told.get((number, column - 1))
            head = place == 0 or column == 0
            axes.fill_between([left, left + widths[column]], -(place + 1) * HEIGHT, -place * HEIGHT, linewidth=0.5,
                              facecolor=MARKED if mark else SHADE if head else "white", edgecolor="#888888")
            label = f"{text}  ({mark})" if mark else text
            axes.text(left + 0.06, -(place + 0.5) * HEIGHT, label, va="center", fontsize=8, zorder=3,
                      weight="bold" if mark else "normal")
    for index, text in enumerate(marks.values(), start=1):
        axes.text(0.06, -(len(lines) + index - 0.3) * HEIGHT, f"({index})  {text}", va="center", fontsize=8)
    figure.savefig(file)
