"""Judges one case: refused with words, or accepted unaltered and able to run; anything else is a failure."""

from __future__ import annotations

import re
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType

import cxsim
from cxsim.engine.world.build import people_view
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import CxsimError, InputError, ModelError
from cxsim.results.store import write_folder
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.proposal.proposal import Proposal
from cxsim.scenario.proposal.propose import propose_scenario
from cxsim.scenario.schema.schema import Scenario
from tests.fuzz.accepted import altered_files, altered_scenario
from tests.fuzz.copies import copies_in, of_copies
from tests.fuzz.inputs import PSEUDONYMS, cases

SECONDS, MEGABYTES = 5, 512
MOST_PERSON_WEEKS = 20_000
"""Larger accepted cases are not run: they would take the time of hundreds of others."""
FIRST_WEEKS = 3
"""Weeks that are run where only people and ties were mutated; the plan begins within them."""


class Hang(BaseException):
    """A case took longer than it may."""


@contextmanager
def limited() -> Iterator[None]:
    """Raise Hang when the time is over."""
    def over(number: int, frame: FrameType | None) -> None:
        raise Hang

    # The time of the processor, so that a busy machine is no hang; and many times as much of the clock, for waiting.
    timers = {signal.ITIMER_PROF: (signal.SIGPROF, SECONDS), signal.ITIMER_REAL: (signal.SIGALRM, 12 * SECONDS)}
    before = {number: signal.signal(number, over) for number, _ in timers.values()}
    for timer, (_, seconds) in timers.items():
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for timer in timers:
            signal.setitimer(timer, 0)
        for number, usual in before.items():
            signal.signal(number, usual)


def verdict(kind: str, folder: Path) -> tuple[str, str]:
    """What happens to the case in a folder: ("refused" | "accepted" | "not run" | "failure", why)."""
    before = _memory("VmRSS", anew=True)
    try:
        with limited():
            found = _results(folder) if kind == "results" else _scenario(kind, folder)
    except Hang:
        return "failure", f"took more than {SECONDS} seconds"
    except BaseException as error:  # the very thing that is looked for
        return "failure", f"{type(error).__name__}: {error}"[:300]
    used = _memory("VmHWM") - before
    if used > MEGABYTES:
        return "failure", f"took {used:.0f} MB"
    return found


def _memory(which: str, *, anew: bool = False) -> float:
    """Megabytes of this process by a line of Linux: now (``VmRSS``) or at most (``VmHWM``, since ``anew``)."""
    if anew:
        Path("/proc/self/clear_refs").write_text("5")
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(which))
    return float(line.split()[1]) / 1024.0


def _scenario(kind: str, folder: Path) -> tuple[str, str]:
    try:
        told = _proposed(kind, folder) if kind.startswith("new ") else False
        scenario = load_scenario(folder / "s.yaml")
        organization = organization_of(scenario, scenario.seed_or_zero)
        view = people_view(organization, scenario.behavior_names, scenario.seed_or_zero)
        findings, _ = check_against(scenario, view)
        if findings:
            raise InputError(findings)
        copies = copies_in(folder) if kind == PSEUDONYMS else None
    except InputError as error:
        silent = [finding for finding in error.findings if not finding.message.strip()]
        return ("failure", f"a finding without words: {silent}") if silent or not error.findings else ("refused", "")
    altered = altered_scenario(scenario) if kind == "yaml" else altered_files(kind, folder, scenario, organization)
    if altered and not told:
        return "failure", f"accepted and altered: {altered}"
    if copies:
        scenario, different = of_copies(copies, folder, scenario, organization)
        if different:
            return "failure", f"the copies differ: {different}"
    scenario = _shorter(kind, scenario)
    if organization.size * scenario.weeks > MOST_PERSON_WEEKS:
        return "not run", ""
    try:
        cxsim.run(scenario, replicates=1, engine="numpy", workers=1)
    except ModelError:
        raise
    except CxsimError as error:
        return "failure", f"accepted by check and refused by run: {error}"
    return "accepted", ""


def _shorter(kind: str, scenario: Scenario) -> Scenario:
    """The scenario itself where its plan was mutated, else its first weeks: the usual plan needs no proof."""
    if kind == "yaml" or kind.startswith("sheet"):
        return scenario
    return scenario.model_copy(update={"weeks": FIRST_WEEKS, "target": None})


def _proposed(kind: str, folder: Path) -> bool:
    """Write the scenario that is proposed for the files of a folder; whether it tells or asks what is not usual."""
    proposal, told = _proposal(folder)
    (folder / "s.yaml").write_text(proposal.text, encoding="utf-8")
    return bool(told - _usually_told(kind))


def _proposal(folder: Path) -> tuple[Proposal, set[str]]:
    """What is proposed, and what it tells and asks, without numbers."""
    files = {file.stem: file for file in folder.iterdir()}
    proposal = propose_scenario(files.get("p") or files["g"], files.get("t", files.get("m", files.get("g"))))
    asked = [question.key for question in proposal.open_questions()]
    return proposal, {re.sub("[0-9]+", "", words) for words in (*proposal.repairs, *asked)}


@cache
def _usually_told(kind: str) -> set[str]:
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
        for name, content in cases()[kind].files.items():
            (Path(place) / name).write_bytes(content)
        return _proposal(Path(place))[1]


def _results(folder: Path) -> tuple[str, str]:
    """Replace mutated results by new ones: nothing outside the folder, and nothing foreign in it, may change."""
    outside = folder.parent / "letter.txt"
    outside.write_text("dear", "utf-8")
    try:
        write_folder(folder, {"a.txt": lambda path: path.write_text("new", "utf-8")}, {}, force=True)
    except CxsimError:
        return "refused", ""
    kept = outside.read_text("utf-8") == "dear" and (folder / "a.txt").read_text("utf-8") == "new"
    return ("accepted", "") if kept else ("failure", "a file elsewhere was changed")
