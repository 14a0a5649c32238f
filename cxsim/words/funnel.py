"""Where people are held, in words."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.analysis.groups import SMALLEST_GROUP, PeopleGroup
from cxsim.analysis.stages import STUCK_BELOW, StuckGroup
from cxsim.units import counted
from cxsim.words.groups import group_words, sentence
from cxsim.words.shares import fraction, percent
from cxsim.words.why import MEANINGS


def funnel_title(stuck: StuckGroup | None) -> str:
    """The finding: the largest stuck group and its stage."""
    if stuck is None:
        return "Nobody is held: everybody is an adopter"
    if not stuck.is_stuck:
        return "No group is stuck: everywhere at least half are adopters"
    if not stuck.group.names:
        return f"{sentence(fraction(stuck.share))} of people are {stuck.stage}"
    return f"{sentence(group_words(stuck.group))}: {fraction(stuck.share)} are {stuck.stage}"


def funnel_takeaway(plan: str, stuck: StuckGroup | None, adopters: Sequence[float]) -> str:
    """What the stage of the stuck group means, and how many groups (shares of ``adopters``) are past half."""
    if stuck is None:
        return f"Under “{plan}”, nobody is held back at the end."
    where = f"in {group_words(stuck.group)} " if stuck.group.names else ""
    told = f"Under “{plan}”, {percent(stuck.adopters)} of the people {where}are adopters at the end."
    most = f"The others are mainly {stuck.stage}: {MEANINGS[stuck.stage]}."
    return " ".join([told, most, _past_half(adopters)] if len(adopters) > 1 else [told, most])


def _past_half(adopters: Sequence[float]) -> str:
    past, groups = sum(share >= STUCK_BELOW for share in adopters), counted(len(adopters), "group")
    if past in (0, len(adopters)):
        return f"{'All' if past else 'None'} of the {groups} {'are' if past else 'is'} past half."
    return f"{past} of {groups} {'is' if past == 1 else 'are'} past half."


def funnel_notes(
    groups: Sequence[PeopleGroup], stages: Sequence[str], stuck: StuckGroup | None, replicates: int
) -> tuple[str, ...]:
    """How to read the shares: what is counted, what the stages mean, and who is told together."""
    joined = [group_words(group) for group in groups if len(group.names) > 1]
    notes = [f"Shares of the people present, mean of {counted(replicates, 'simulated future')} over the last four "
             "weeks. Left: leavers over the whole run per 100 people; their positions are filled again."]
    told = "" if stuck is None else stuck.stage
    meanings = [f"{stage}: {MEANINGS[stage]}" for stage in stages if stage in MEANINGS and stage != told]
    if meanings:
        notes.append(f"{sentence('; '.join(meanings))}.")
    if joined:
        notes.append(f"Groups of fewer than {SMALLEST_GROUP} people are told together: {'; '.join(joined)}.")
    return tuple(notes)
