"""Renew every generated page and picture: ``make pages``, in the folder of the repository.

With ``--check``, only report which pages are out of date (exit code 1 if any).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cxsim.interventions.about.catalog import page as interventions_page
from cxsim.report.parameter_page import parameter_page
from experiments.cases.measure import Case, case_names, sheet_of
from experiments.contrasts.page import page as contrasts_page
from experiments.interventions.measure import page as measured_page
from experiments.pages.claims import claims_page, patterns_part
from experiments.pages.mechanism_cards import evidence_page
from experiments.pages.pictures import draw, renew
from experiments.pages.plausible_findings import PAGE, uncertainty_page
from experiments.pages.validation import validation_page


def pages(root: Path) -> dict[Path, str]:
    """The text of every generated page, by path in the repository at ``root``."""
    return {
        **{Path(f"docs/cases/{name}.md"): sheet_of(Case.read(name)) for name in case_names()},
        Path("experiments/contrasts/README.md"): contrasts_page(),
        Path("experiments/interventions/README.md"): measured_page(),
        Path("docs/interventions.md"): interventions_page(),
        Path("docs/model/parameters.md"): parameter_page(),
        Path("docs/model/mechanisms.md"): evidence_page(root),
        Path("docs/model/claims.md"): claims_page(),
        Path("docs/model/validation.md"): validation_page(),
        PAGE: uncertainty_page(root),
        Path("cxsim/report/odd/templates/patterns.md"): patterns_part(),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the pages of the repository in the current folder."""
    parser = argparse.ArgumentParser(description="Renew every generated page and picture.")
    parser.add_argument("--check", action="store_true", help="only check whether the pages are up to date")
    parser.add_argument("--no-pictures", action="store_true", help="do not renew the pictures")
    given = parser.parse_args(arguments)
    check, pictures = given.check, not given.no_pictures
    if not PAGE.is_file():
        sys.stderr.write(f"pages: no '{PAGE}' here; run this in the folder of the repository\n")
        return 2
    old = [(page, text) for page, text in pages(Path()).items() if not _says(page, text)]
    for page, text in old:
        if check:
            sys.stderr.write(f"pages: '{page}' is out of date; to renew it: make pages\n")
        else:
            page.write_text(text, encoding="utf-8", newline="\n")
    if not check and pictures:
        with tempfile.TemporaryDirectory() as folder:
            draw(Path(), Path(folder))
            renew(Path(), Path(folder))
    return 1 if check and old else 0


def _says(page: Path, text: str) -> bool:
    return page.is_file() and page.read_text("utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
