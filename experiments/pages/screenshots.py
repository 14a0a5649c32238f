"""Pictures of the workbench for the README and its page: ``python -m experiments.pages.screenshots``.

Opens the example as a user would, runs its plans with what each intervention contributes (some minutes), and takes the
pages Plan, Compare and Explain as a browser shows them.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import sync_playwright

from cxsim.report.forms.paper import found_browser
from cxsim.scenario.loading.load import load_scenarios
from cxsim.web.projects import RESULTS, Project, Projects
from cxsim.web.shipped_projects import example

IMAGES: Final = Path("docs/images")
PLAN: Final = "combined_with_training_tools_communication.yaml"
READY: Final = {
    f"plan?plan={PLAN}": "simulated futures reach the target", "compare": "Read first", "explain": "left out",
}
"""The pages, and words that are there once everything is drawn."""


def opened(folder: Path) -> Project:
    """The example as a project, with its results."""
    shown = example()
    project = Projects(folder).create(shown.organization, shown.title, load_scenarios(shown.plans))
    command = [sys.executable, "-m", "cxsim", "compare", *project.about.plans, "--out", RESULTS, "--explain"]
    subprocess.run(command, cwd=project.folder, check=True, stdout=subprocess.DEVNULL)
    return project


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The link of a workbench on a folder of projects."""
    command = [sys.executable, "-m", "cxsim.web", "0", str(folder)]
    with subprocess.Popen(command, text=True, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        told = "".join(program.stdout.readline() for _ in range(3))
        link = re.search(r"http://\S+", told)
        assert link is not None, told
        yield link[0]
        program.terminate()


def take(page: Any, home: str, path: str) -> None:
    """Take one page once it is drawn."""
    page.goto(f"{home}/{path}")
    page.get_by_text(READY[path]).first.wait_for(timeout=60_000)
    page.wait_for_load_state("networkidle")
    name = path.partition("?")[0]
    page.screenshot(path=str(IMAGES / f"workbench-{name}.png"))
    print(IMAGES / f"workbench-{name}.png")


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as play:
        folder = Path(place)
        project = opened(folder)
        browser = play.chromium.launch(executable_path=str(found_browser()), args=["--no-sandbox"])
        with serving(folder) as link:
            page = browser.new_context(viewport={"width": 1280, "height": 860}).new_page()
            page.goto(link)
            home = page.url.rstrip("/") + f"/projects/{project.folder.name}"
            for path in READY:
                take(page, home, path)
        browser.close()


if __name__ == "__main__":
    main()
