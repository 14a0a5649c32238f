"""The documents tell the truth: their code and commands run, their links lead somewhere, scenarios load and run."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import cxsim
from cxsim.cli.app import build_program, main
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.scenario.loading.shipped import demo_scenarios
from cxsim.scenario.text.nodes import plain
from cxsim.scenario.text.yaml_reader import read_yaml
from cxsim.sweeps.sweep import Sweep
from cxsim.sweeps.work.executors import Serial

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(ROOT.glob("docs/**/*.md"))]
SCENARIOS = sorted(ROOT.glob("scenarios/*.yaml"))  # a folder inside holds parts, not scenarios
SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}

PEOPLE = """id,manager,department,level
ada,,board,1
ben,ada,claims,2
cem,ben,claims,3
dan,ben,claims,3
eva,ada,sales,2
fay,eva,sales,3
gus,eva,sales,3
"""
HANDED_IN = """intervention,for whom,first week,weeks,dose,notes
training,everyone,2,4,50 %,
communication,everyone,0,6,50 %,
"""
TIES = """source,target
cem,dan
dan,fay
gus,cem
"""


def identity(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(document: Path, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", document.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def commands(document: Path) -> list[str]:
    """Lines of shell blocks, without their comments."""
    lines = (line for block in blocks(document, "sh") for line in block.splitlines())
    return [line for line in (re.sub(r"\s+#.*", "", line).strip() for line in lines) if line and line[0] != "#"]


def desk(folder: Path) -> Path:
    """A folder like that of a reader: the scenarios and a small company's files."""
    if (ROOT / "scenarios").is_dir():
        shutil.copytree(ROOT / "scenarios", folder / "scenarios")
    for file in (ROOT / "docs" / "your-own-data").glob("*"):
        shutil.copy(file, folder)
    shutil.copytree(ROOT / "docs" / "teaching" / "night_ward", folder / "night_ward")
    (folder / "people.csv").write_text(PEOPLE, "utf-8")
    (folder / "ties.csv").write_text(TIES, "utf-8")
    return folder


# Few weeks are enough where commands only have to run; what makes adopters cannot be told before there are any.
LAST = {"sensitivity.md": 26}


def sooner(folder: Path, document: Path) -> None:
    """End the scenarios at a desk soon after the last week that a document names, and run few futures.

    Commands run in them as they do in 104 weeks and a hundred futures. The page about plans runs nothing: it prints
    plans that a preset scales over all weeks.
    """
    if document.name == "plans.md":
        return
    told = "\n".join([*commands(document), *blocks(document, "python")])
    named = re.findall(r"--at (\d+)|--adoption (\d+):|\bweeks=(\d+)", told)
    last = max((int(week) for weeks in named for week in weeks if week), default=LAST.get(document.name, 8)) + 2
    texts = {path: path.read_text("utf-8") for path in folder.rglob("*.yaml")}
    # A preset that is scaled to a budget needs all its weeks to spend it.
    scaled = {path.parent for path, text in texts.items() if re.search("^ +preset:", text, re.MULTILINE)}
    for path, whole in texts.items():
        shorter = whole
        weeks = () if path.parent in scaled else (("^weeks: ", last), ("by_week: ", last))
        for stated, fewer in (*weeks, ("^replicates: ", 4)):
            shorter = re.sub(rf"({stated})\d+", rf"\g<1>{fewer}", shorter, flags=re.MULTILINE)
        path.write_text(shorter, "utf-8")


# Sheets of cases take some seconds each, and there are many; their plans are run for some weeks by
# tests/scenario/loading/test_cases.py. The long lesson has the commands of the short one twice, with another seed.
LONG = {*ROOT.glob("docs/**/cases/*.md"), ROOT / "docs" / "teaching" / "lesson-90-minutes.md"}


def finish(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program at a desk; its exit code must be 0."""
    environment = {**os.environ, "MPLBACKEND": "Agg", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.stories
@pytest.mark.parametrize("document", [path for path in DOCUMENTS if blocks(path, "python")], ids=identity)
def test_the_python_of_a_document_runs(document: Path, tmp_path: Path) -> None:
    for block in blocks(document, "python"):
        quicker = re.sub(r"replicates=\d+", "replicates=2", block)
        sooner(desk(tmp_path), document)
        finish([sys.executable, "-c", quicker], tmp_path)
    if document.name == "README.md":
        assert (tmp_path / "adoption.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.stories
@pytest.mark.parametrize(
    "document",
    [
        pytest.param(path, marks=[pytest.mark.slow] if path in LONG else [])
        for path in DOCUMENTS if commands(path)
    ],
    ids=identity,
)
def test_the_commands_of_a_document_run_one_after_another(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    any_picture: None,
) -> None:
    folder = desk(tmp_path)
    monkeypatch.chdir(folder)
    # A process takes longer to start than these sweeps to run; tests/sweeps hold that it leaves no trace.
    monkeypatch.setattr(Sweep, "executor", lambda *_: Serial)
    # A game ends with its input, and is saved.
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for line in commands(document):
        sooner(folder, document)
        command, _, redirected = line.partition(" > ")
        program, first, *rest = shlex.split(command)
        if program == "make":
            assert first in targets, command
            continue
        assert program == "cxsim", command
        if (first, *rest[:1]) == ("class", "score"):  # teams hand in between the commands of a lesson
            (folder / rest[1] / "teams" / "blue.csv").write_text(HANDED_IN, "utf-8")
        files = [str(path.relative_to(folder)) for word in rest for path in sorted(folder.glob(word)) if "*" in word]
        arguments = [word for word in rest if "*" not in word]
        with pytest.raises(SystemExit) as left:
            main([first, *files, *arguments])
        shown = capsys.readouterr()
        assert left.value.code in (0, None), shown.err
        if redirected:
            (folder / redirected.strip()).write_text(shown.out, "utf-8")


@pytest.fixture(scope="module")
def known() -> Any:
    """The program, to be asked what it understands."""
    return get_command(build_program())


@pytest.mark.parametrize("document", [path for path in DOCUMENTS if commands(path)], ids=identity)
def test_the_program_knows_every_command_and_option_of_a_document(document: Path, known: Any) -> None:
    for line in commands(document):
        program, *words = shlex.split(line.partition(" > ")[0])
        if program == "cxsim":
            understood(known, words)


def understood(command: Any, words: list[str]) -> None:
    """Read a command with its options as the program does, without carrying it out; raises what the program would."""
    with command.make_context("cxsim", list(words)):
        if hasattr(command, "commands"):
            name = words[0] if words[0] in command.commands else "run"  # `sweep FILE` is short for `sweep run FILE`
            assert name in command.commands, words
            understood(command.commands[name], words[name == words[0]:])


@pytest.mark.parametrize("document", DOCUMENTS, ids=identity)
def test_the_links_of_a_document_lead_somewhere(document: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", text)
    missing = [
        target for target in targets
        if not re.match(r"https?://|mailto:|#", target) and not (document.parent / target.split("#")[0]).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("document", [*DOCUMENTS, *sorted(ROOT.glob("experiments/*/README.md"))], ids=identity)
def test_a_document_holds_no_placeholder(document: Path) -> None:
    words = r"\b(?:TODO|TBD|FIXME|XXX|FINDINGS|RESULTS)\b|[Nn]ot measured yet|[Ll]orem ipsum|\?\?\?"
    assert re.findall(words, document.read_text("utf-8")) == []


def test_the_page_about_own_data_tells_what_the_files_hold_and_what_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ROOT / "docs" / "your-own-data.md"
    folder = desk(tmp_path)
    monkeypatch.chdir(folder)
    (shown,) = blocks(page, "csv")
    export = (folder / "hr-export.csv").read_text("cp1252").splitlines()
    assert all(line in export for line in shown.splitlines() if "..." not in line)
    with pytest.raises(SystemExit):
        main(shlex.split(commands(page)[0])[1:])
    said = capsys.readouterr().out.splitlines()
    (told,) = blocks(page, "text")
    assert [line for line in told.splitlines() if line not in said] == []
    (plan,) = blocks(page, "yaml")
    assert plan == (folder / "without-training.yaml").read_text("utf-8")


def test_the_page_about_ties_states_keys_that_are_read() -> None:
    (keys,) = blocks(ROOT / "docs" / "ties.md", "yaml")
    stated = TiesSpecification.model_validate_json(json.dumps(plain(read_yaml(keys, "ties.md"))), strict=True)
    assert stated.weight is not None
    assert (stated.key, stated.weight.words["daily"], stated.kept_if[0].values) == ("email", 20.0, ("2",))


def test_the_readme_opens_with_the_two_commands() -> None:
    assert commands(ROOT / "README.md")[:2] == ["make demo", "make test"]


@pytest.mark.parametrize("path", SCENARIOS, ids=identity)
def test_a_shipped_scenario_loads(path: Path) -> None:
    assert cxsim.load_scenario(path).name


@pytest.mark.slow
@pytest.mark.parametrize("path", SCENARIOS, ids=identity)
def test_a_shipped_scenario_runs(path: Path) -> None:
    result = cxsim.run(cxsim.load_scenario(path), replicates=2, seed=1)
    assert result.replicates == 2
    assert 0.0 <= result.measures["adoption_end"].min() <= result.measures["adoption_end"].max() <= 1.0


def test_the_demo_has_its_six_plans() -> None:
    scenarios = [cxsim.load_scenario(path) for path in demo_scenarios()]
    assert len({scenario.name for scenario in scenarios}) == 6
    assert scenarios[0].plan.interventions == ()


# --- the changelog -----------------------------------------------------------------------------------------------


def faults_of_changelog(text: str) -> list[str]:
    """What is wrong with the form of a changelog: versions newest first, known sections, entries as list items."""
    faults = [] if text.startswith("# Changelog\n") else ["no title"]
    versions = re.findall(r"^## (.*)$", text, re.MULTILINE)
    if versions[:1] != ["[Unreleased]"]:
        faults.append("the first version is not [Unreleased]")
    numbers = []
    for version in versions[1:]:
        found = re.fullmatch(r"\[(\d+)\.(\d+)\.(\d+)\] - \d{4}-\d{2}-\d{2}", version)
        if found is None:
            faults.append(f"no version and date: {version}")
        else:
            numbers.append(tuple(map(int, found.groups())))
    if numbers != sorted(set(numbers), reverse=True):
        faults.append("versions are not in order, newest first")
    sections = re.findall(r"^### (.*)$", text, re.MULTILINE)
    faults += [f"unknown section {name}" for name in sections if name not in SECTIONS]
    body = text.partition("\n## ")[2]
    faults += [
        f"neither heading nor entry: {line}"
        for line in body.splitlines()[1:]
        if line and not line.startswith(("### ", "## ", "- ", "  "))
    ]
    return faults


def test_the_changelog_has_its_form() -> None:
    assert faults_of_changelog((ROOT / "CHANGELOG.md").read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# Changes\n\n## [Unreleased]\n", "no title"),
        ("# Changelog\n\n## [1.0.0] - 2026-01-01\n", "the first version is not [Unreleased]"),
        ("# Changelog\n\n## [Unreleased]\n\n## 1.0\n", "no version and date: 1.0"),
        ("# Changelog\n\n## [Unreleased]\n\n## [1.0.0] - 2026-01-01\n\n## [1.1.0] - 2026-02-01\n", "versions are not"),
        ("# Changelog\n\n## [Unreleased]\n\n### New\n", "unknown section New"),
        ("# Changelog\n\n## [Unreleased]\n\n### Added\n\nSomething.\n", "neither heading nor entry: Something."),
    ],
)
def test_a_fault_of_the_changelog_is_found(text: str, fault: str) -> None:
    assert [found for found in faults_of_changelog(text) if found.startswith(fault)]


def test_the_citation_has_the_version_of_the_program() -> None:
    assert f"\nversion: {cxsim.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


def test_the_locks_hold_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert not re.search(r"https?:|index-url|file:", text)
        pinned = re.findall(r"^([a-z0-9][^\s=]*==.*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
        assert len(pinned) > 30
        assert all("--hash=sha256:" in entry for entry in pinned)
