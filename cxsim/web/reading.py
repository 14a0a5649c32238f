"""What the program makes of the files of an organization: a proposal, the mistakes at their cells, its shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from cxsim.errors import CxsimError, Finding, InputError
from cxsim.organization.structure import Organization
from cxsim.scenario.proposal.preview import Preview, numbers_of, preview, unknown_meanings
from cxsim.scenario.proposal.proposal import Options, Proposal
from cxsim.scenario.proposal.propose import propose_scenario
from cxsim.scenario.proposal.read import scenario_of, seen
from cxsim.studies.described import described
from cxsim.web.inbox import Sent

MOST_DROPPED: Final = 20
"""Answers to what is asked no longer, which are forgotten."""


@dataclass(frozen=True)
class Reading:
    """``proposal``: for all files or, if those beside the people cannot be read, for the people alone (not ``whole``).

    ``findings``: every mistake. ``organization``: as a run would read it, if there are none;
    ``ties_stated``: whether its ties are those of files.
    """

    proposal: Proposal | None
    whole: bool
    findings: tuple[Finding, ...]
    organization: Organization | None
    ties_stated: bool = False

    @property
    def ready(self) -> bool:
        """Whether a project can be made: nothing is wrong and nothing is open."""
        return self.organization is not None and self.proposal is not None and not self.proposal.open_questions()


def options_for(sent: Sent) -> Options:
    """How the files are read; the same as ``cxsim new`` does."""
    return Options(sent.folder, f"First plan for {sent.people.stem}", sent.reading)


def proposed(sent: Sent, answers: Mapping[str, str]) -> Proposal:
    """What the program makes of the files, with the answers so far."""
    return propose_scenario(sent.people, sent.ties, sent.survey, answers, options_for(sent))


def read(sent: Sent) -> Reading:
    """Read the files of an organization; what was read last is kept, as several pages and pictures ask for it."""
    state, known = sent.memo
    if state != sent.state or not isinstance(known, Reading):
        known = _read(sent)
        sent.memo = sent.state, known
    return known


def _read(sent: Sent) -> Reading:
    found = _settled(sent)
    if isinstance(found, Proposal):
        return _checked(sent, found)
    people = _settled(replace(sent, ties=[], survey=None, answers=_of_people(sent.answers)))
    return Reading(people if isinstance(people, Proposal) else None, False, tuple(in_own_words(found, sent)), None)


def _settled(sent: Sent) -> Proposal | InputError:
    """The proposal, without answers to what is asked no longer; or what keeps it from being made."""
    for _ in range(MOST_DROPPED):
        try:
            return proposed(sent, sent.answers)
        except InputError as error:
            stale = [one.path for one in error.findings if not one.file and one.path in sent.answers]
            if not stale:
                return error
            for key in stale:
                del sent.answers[key]
    return InputError([Finding("", 0, 0, "", "too many answers do not fit; choose the files again")])


def _of_people(answers: Mapping[str, str]) -> dict[str, str]:
    return {key: answer for key, answer in answers.items() if not key.startswith(("ties", "survey"))}


def _checked(sent: Sent, proposal: Proposal) -> Reading:
    """The proposal held against its files, as a run would read them."""
    try:
        scenario = scenario_of(proposal, options_for(sent))
        organization = described(scenario)
    except InputError as error:
        return Reading(proposal, True, tuple(in_own_words(error, sent)), None)
    return Reading(proposal, True, (), organization, bool(scenario.organization.ties))


def in_own_words(error: CxsimError, sent: Sent) -> list[Finding]:
    """The mistakes without the folder in which the files lie for now."""
    place = f"{sent.folder}/"
    found = error.findings if isinstance(error, InputError) else [Finding("", 0, 0, "", str(error))]
    return [replace(one, file=one.file.replace(place, ""), message=one.message.replace(place, "")) for one in found]


def preview_of(sent: Sent, reading: Reading, name: str, first_rows: int) -> Preview | None:
    """One of the files with its mistakes and questions; None if nothing of it can be shown."""
    file = next(one for one in sent.files if one.name == name)
    part = sent.part_of(name)
    shown = seen(file, options_for(sent), sent.answers, "edges" if part == "ties" else "nodes")
    if shown is None:
        return None
    told = reading.proposal
    meanings = [] if told is None else [one for one in told.meanings if one.file == shown.file and one.part == part]
    if not meanings:
        several = len(sent.ties) > 1
        meanings = [] if several else unknown_meanings(shown, part, part, sent.answers)
    asked = () if told is None else told.open_questions()
    people = None if part == "people" else _numbers(sent, told)
    return preview(shown, meanings, asked, reading.findings, first_rows, people)


def _numbers(sent: Sent, proposal: Proposal | None) -> Mapping[str, int]:
    """The numbers of the people, by whom other files name them."""
    people = seen(sent.people, options_for(sent), sent.answers)
    return {} if people is None or proposal is None else numbers_of(people, proposal.meanings)
