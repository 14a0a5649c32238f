"""Write every generated page anew; with ``--check`` only tell which are out of date (exit code 1 if any is).

Run it in the folder of the repository: ``make pages``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cxsim.interventions.about.catalog import page as interventions_page
from cxsim.report.parameter_page import parameter_page
from experiments.pages.claims import claims_page, patterns_part
from experiments.pages.law_cards import evidence_page
from experiments.pages.plausible_findings import PAGE, uncertainty_page


def pages(root: Path) -> dict[Path, str]:
    """Every generated page with its text, by place in the repository at ``root``."""
    return {
        Path("docs/interventions.md"): interventions_page(),
        Path("docs/model/parameters.md"): parameter_page(),
        Path("docs/model/laws.md"): evidence_page(root),
        Path("docs/model/claims.md"): claims_page(),
        PAGE: uncertainty_page(root),
        Path("cxsim/report/odd/templates/patterns.md"): patterns_part(),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the pages of the repository in the current folder."""
    parser = argparse.ArgumentParser(description="Write every generated page anew.")
    parser.add_argument("--check", action="store_true", help="only tell whether the pages are up to date")
    check = parser.parse_args(arguments).check
    if not PAGE.is_file():
        sys.stderr.write(f"pages: no '{PAGE}' here; run it in the folder of the repository\n")
        return 2
    old = [(page, text) for page, text in pages(Path()).items() if not _says(page, text)]
    for page, text in old:
        if check:
            sys.stderr.write(f"pages: '{page}' is out of date; write it anew: make pages\n")
        else:
            page.write_text(text, encoding="utf-8", newline="\n")
    return 1 if check and old else 0


def _says(page: Path, text: str) -> bool:
    return page.is_file() and page.read_text("utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
