"""The experiments and the page on validation tell what is declared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from experiments.validation.registry import targets
from experiments.validation.target import Target

ROOT = Path(__file__).resolve().parents[3]
STUDIES = targets("B")


@pytest.fixture(scope="module")
def experiments() -> str:
    """All pages of experiments, one after the other."""
    pages = sorted(ROOT.glob("experiments/*/README.md"))
    if not pages:
        pytest.skip("the folder of experiments is not at hand")
    return "\n".join(page.read_text("utf-8") for page in pages)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.id)
def test_every_study_has_a_page_with_its_question_its_command_and_its_numbers(study: Target, experiments: str) -> None:
    assert f"## {study.id}: {study.question}" in experiments
    command = f"""'--target "{study.id}"'""" if " " in study.id else f'"--target {study.id}"'
    assert f"make validate VALIDATE={command}\n" in experiments
    after = experiments[experiments.index(f"## {study.id}: "):]
    section = re.split(r"\n##? ", after, maxsplit=1)[0]
    for expected in study.expected:
        row = next(line for line in section.splitlines() if line.startswith(f"| {expected.what} |"))
        assert expected.published in row
        assert row.endswith("| expected failure |" if expected.expected_failure else "| passed |")


def test_the_page_tells_every_miss_with_its_reason() -> None:
    page = (ROOT / "docs" / "model" / "validation.md").read_text("utf-8")
    told = re.findall(r"^\| ([ABCN]\d+ [^|]*) \| ", page, re.MULTILINE)
    declared = [(target.id, one) for target in targets() for one in target.expected if one.expected_failure]
    assert told == [f"{name} {one.what}" for name, one in declared]
    for _, one in declared:
        assert one.expected_failure in page
