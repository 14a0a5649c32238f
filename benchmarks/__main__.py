"""``python -m benchmarks``: run all parts, each in a process of its own, and print one table per part."""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure, text_table
from benchmarks.measuring import ROOT, process

PARTS = {
    "startup": "Starting",
    "everyday": "Everyday job: 1,000 people x 104 weeks x 200 replicates x 4 scenarios",
    "decisions": "Decisions: 4 plans x 200 replicates after their runs; 5 plans under other rules; memory",
    "threshold": "The same simple work, 10,000 people x 104 weeks: processor time per person-week",
    "engines": "The two engines: processor time per person-week",
    "phases": "Shares of a compiled week (32 replicates, data in cache), and its cost per person-week",
    "large": "A million people x 52 weeks x 1 replicate: processor time per person-week",
}
LATEST = Path(__file__).with_name("latest.json")


def arguments_of(words: Sequence[str] | None = None) -> argparse.Namespace:
    """The arguments of the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"which ({', '.join(PARTS)}); default: all")
    parser.add_argument("--skip-large", action="store_true", help="leave out the million people")
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that all parts run; no goals")
    parser.add_argument("--write-docs", action="store_true", help="put the figures into docs/performance.md")
    parser.add_argument("--machine", default=machine(), help="what to call this machine in the document")
    parser.add_argument("--measure", help=argparse.SUPPRESS)  # one part, in this process, as JSON
    chosen = parser.parse_args(words)
    unknown = [part for part in [*chosen.parts, *([chosen.measure] if chosen.measure else [])] if part not in PARTS]
    if unknown:
        parser.error(f"no part is called '{unknown[0]}'; there are {', '.join(PARTS)}")
    if chosen.quick and chosen.write_docs:
        parser.error("--quick measures small sizes, which do not belong into the document")
    return chosen


def machine() -> str:
    """Processors and vector instructions, without names."""
    from cxsim.studies.work import workers_available

    information = Path("/proc/cpuinfo")
    words = information.read_text("ascii", "replace").split() if information.exists() else []
    known = {"avx512f": "AVX-512", "avx2": "AVX2"}
    vectors = next((name for flag, name in known.items() if flag in words), platform.machine())
    cores = workers_available()
    return f"{cores} core{'s' if cores > 1 else ''}, {vectors}, Python {platform.python_version()}"


def measured(part: str, quick: bool) -> list[Figure]:
    """Run one part in this process."""
    figures: list[Figure] = importlib.import_module(f"benchmarks.part_{part}").measure(quick)
    return figures


def main() -> int:
    """Run the chosen parts, print their tables and name the goals that were missed."""
    chosen = arguments_of()
    if chosen.measure:
        print(json.dumps([figure.plain() for figure in measured(chosen.measure, chosen.quick)]))
        return 0
    parts = chosen.parts or [part for part in PARTS if part != "large" or not chosen.skip_large]
    figures: dict[str, list[Figure]] = {}
    for part in parts:
        told = process(["-m", "benchmarks", "--measure", part, *(["--quick"] if chosen.quick else [])])
        figures[part] = [Figure(**plain) for plain in told.told]
        print(text_table(f"{PARTS[part]}  ({told.wall:.0f} s)", figures[part]), end="\n\n", flush=True)
    written = {part: [figure.plain() for figure in values] for part, values in figures.items()}
    content = {"machine": chosen.machine, "date": time.strftime("%Y-%m-%d"), "quick": chosen.quick, "figures": written}
    LATEST.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    if chosen.write_docs:
        from benchmarks.document import write_document

        write_document(ROOT / "docs" / "performance.md", chosen.machine, {PARTS[part]: figures[part] for part in parts})
    missed = [figure for values in figures.values() for figure in values if figure.reached is False]
    if missed and not chosen.quick:
        print(f"{len(missed)} of the goals missed: {'; '.join(figure.name for figure in missed)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
