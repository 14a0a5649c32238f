"""The themes of the golden texts, each a set of named cases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import yaml

import cxsim
from cxsim.errors import InputError
from cxsim.studies.worlds import Worlds
from tests.golden_outputs.commands import commands
from tests.golden_outputs.company import scenario, told
from tests.golden_outputs.comparisons import COMPARISONS
from tests.golden_outputs.golden import Theme
from tests.golden_outputs.pictures import PICTURES
from tests.golden_outputs.studies import STUDIES

HERE = Path(__file__).resolve().parent


@contextmanager
def steady() -> Iterator[None]:
    """The same width of tables on every machine."""
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "120"
    try:
        yield
    finally:
        os.environ.pop("COLUMNS")
        if before is not None:
            os.environ["COLUMNS"] = before


def _run(name: str, text: str, folder: Path) -> str:
    return told(cxsim.run(scenario(folder, name, text), engine="numpy", workers=1))


def _refused(interventions: str, folder: Path) -> str:
    text = f"plan: {{interventions: [{interventions}]}}\n"
    try:
        notes = Worlds([scenario(folder, "Refused", text)], None).notes[0]
    except InputError as error:
        return str(error)
    return "\n".join(["accepted", *notes])


def _mistakes(file: str) -> Theme:
    stated = yaml.safe_load((HERE / file).read_text("utf-8"))
    return {name: partial(_refused, text) for name, text in stated.items()}


def _runs(file: str) -> Theme:
    return {name: partial(_run, name, text) for name, text in yaml.safe_load((HERE / file).read_text("utf-8")).items()}


THEMES: dict[str, Theme] = {
    "plans": _runs("plans.yaml"), "worlds": _runs("worlds.yaml"), "commands": commands(), "pictures": PICTURES,
    "studies": STUDIES, "comparisons": COMPARISONS, "mistakes": _mistakes("mistakes.yaml"),
}
