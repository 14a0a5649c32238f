"""What comes with the program and can be opened as a project: the example, and the decision cases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cxsim.scenario.loading.shipped import demo_scenarios, shipped_folder

EXAMPLE: Final = "example"
BASELINE: Final = "do_nothing.yaml"
COMPANY: Final = "company.yaml"
CLASS: Final = "class.yaml"
"""What the plans of a case share; no plan itself."""


@dataclass(frozen=True)
class Shipped:
    """Something to open: its key, the organization, what it is called, what it is about, and its plans."""

    key: str
    organization: str
    title: str
    about: str
    plans: tuple[Path, ...]


def example() -> Shipped:
    """The example: the plans of ``cxsim demo``."""
    plans = tuple(demo_scenarios())
    organization, about = head_of(plans[0].parent / "company" / "marrowdale_energy.yaml")
    return Shipped(EXAMPLE, organization, "Example", about, plans)


def cases() -> list[Shipped]:
    """The decision cases by title, each with doing nothing as its first plan."""
    found = []
    for folder in sorted((shipped_folder() / "cases").iterdir()):
        if not (folder / BASELINE).is_file():
            continue
        organization, about = head_of(folder / COMPANY)
        others = sorted(path for path in folder.glob("*.yaml") if path.name not in {BASELINE, COMPANY, CLASS})
        title = folder.name.replace("_", " ").capitalize()
        found.append(Shipped(f"cases/{folder.name}", organization, title, about, (folder / BASELINE, *others)))
    return found


def shipped(key: str) -> Shipped | None:
    """What has this key, if anything."""
    return next((one for one in (example(), *cases()) if one.key == key), None)


def head_of(file: Path) -> tuple[str, str]:
    """Who a company file is about, and the story in the comment on top of it."""
    comment = re.match(r"(#.*\n)+", file.read_text(encoding="utf-8"))
    lines = [line.lstrip("# ").rstrip() for line in (comment[0] if comment else "").splitlines()]
    paragraphs = [" ".join(part.split()) for part in "\n".join(lines).split("\n\n")]
    organization = re.split(r": | \(", paragraphs[0])[0].removeprefix("The company of ")
    story = " ".join(paragraphs[1:2]).removeprefix("Story: ")
    return organization, story[:1].upper() + story[1:]


def names_of(plans: Iterable[Path]) -> list[str]:
    """What scenario files call their plans, as it is written, without reading the rest of them."""
    texts = (plan.read_text(encoding="utf-8") for plan in plans)
    return [found[1].strip("\"'") for text in texts if (found := re.search(r"^name: (.+)$", text, re.M))]
