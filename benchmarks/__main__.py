"""``python -m benchmarks``: run all parts, each in a process of its own; print a table per part, and the goals."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import figures as of
from benchmarks import goals
from benchmarks.figures import Figure
from benchmarks.machine import load, machine, vectors
from benchmarks.measuring import ROOT, process

PARTS = {
    "startup": "Starting: whole processes with an empty and with a full cache",
    "week": "The week's kernel: everyday company and plan, 1,000 people x 32 replicates",
    "everyday": "Everyday job: 1,000 people x 104 weeks x 200 replicates x 4 plans",
    "simple": "The same simple work in several forms: 10,000 people x 104 weeks",
    "sizes": "From a thousand people to a million, one replicate",
    "explain": "Contributions: all parts of six interventions, 400 people x 104 weeks x 100 replicates",
    "sweep": "Sweeps: 200 people x 52 weeks x 20 replicates, 200 cells",
}
TABLE_OF_GOALS, FAILED = "Goals", "this part failed"
LATEST = Path(__file__).with_name("latest.json")


def arguments_of(words: Sequence[str] | None = None) -> argparse.Namespace:
    """The arguments of the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"which ({', '.join(PARTS)}); default: all")
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that all parts run; no goals")
    parser.add_argument("--write-docs", action="store_true", help="put the figures into docs/performance.md")
    parser.add_argument("--machine", default=machine(), help="what to call this machine in the document")
    parser.add_argument("--results", type=Path, default=LATEST, help="where to put all figures as JSON (%(default)s)")
    parser.add_argument("--measure", help=argparse.SUPPRESS)  # one part, in this process, as JSON
    chosen = parser.parse_args(words)
    unknown = [part for part in [*chosen.parts, *([chosen.measure] if chosen.measure else [])] if part not in PARTS]
    if unknown:
        parser.error(f"no part is called '{unknown[0]}'; there are {', '.join(PARTS)}")
    if chosen.write_docs and (chosen.quick or chosen.parts):
        parser.error("only a whole run belongs into the document, not small sizes and not single parts")
    return chosen


def measured(part: str, quick: bool) -> list[Figure]:
    """Run one part in this process."""
    figures: list[Figure] = importlib.import_module(f"benchmarks.part_{part}").measure(quick)
    return figures


def run_parts(parts: Sequence[str], quick: bool) -> dict[str, list[Figure]]:
    """The figures of each part; every table is printed as soon as it is there."""
    figures = {}
    for part in parts:
        start = time.perf_counter()
        try:
            told = process(["-m", "benchmarks", "--measure", part, *(["--quick"] if quick else [])]).told
            figures[part] = [of.figure_of(plain) for plain in told]
        except RuntimeError as failed:  # the other parts are still worth their minutes
            print(failed, file=sys.stderr)
            figures[part] = [of.missing(FAILED, str(failed).strip().splitlines()[-1])]
        small = ", at small sizes" if quick else ""
        title = f"{PARTS[part]}{small}  ({time.perf_counter() - start:.0f} s, load now {load():.1f})"
        print(of.text_table(title, of.HEAD, [of.cells(figure) for figure in figures[part]]), end="\n\n", flush=True)
    return figures


def write_docs(head: str, figures: Mapping[str, Sequence[Figure]], rows: Sequence[Sequence[str]]) -> None:
    """Put all tables into the document, the goals last."""
    from benchmarks.document import write_document

    tables = [of.markdown_table(PARTS[part], of.HEAD, [of.cells(figure) for figure in measured])
              for part, measured in figures.items()]
    tables.append(of.markdown_table(TABLE_OF_GOALS, goals.HEAD, rows))
    write_document(ROOT / "docs" / "performance.md", head, tables)


def main() -> int:
    """Run the chosen parts, print their tables, and last the goals."""
    chosen = arguments_of()
    if chosen.measure:
        print(json.dumps([figure.plain() for figure in measured(chosen.measure, chosen.quick)]))
        return 0
    size = "; SMALL SIZES, which show that everything runs and nothing else" if chosen.quick else ""
    head = f"Measured on {time.strftime('%Y-%m-%d')}: {chosen.machine}, load {load():.1f} before the run{size}."
    print(head, end="\n\n", flush=True)
    figures = run_parts(chosen.parts or list(PARTS), chosen.quick)
    rows = goals.verdicts(figures, vectors() == "AVX-512", chosen.quick)
    print(of.text_table(TABLE_OF_GOALS, goals.HEAD, rows))
    plain = {part: [figure.plain() for figure in measured] for part, measured in figures.items()}
    results = json.dumps({"head": head, "figures": plain, "goals": rows}, indent=1)
    chosen.results.write_text(results + "\n", encoding="utf-8")
    if chosen.write_docs:
        write_docs(head, figures, rows)
    return int(any(figure.name == FAILED for measured in figures.values() for figure in measured))


if __name__ == "__main__":
    sys.exit(main())
