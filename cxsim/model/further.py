"""Further laws: mechanisms beyond the reference week, each with a switch of its own.

A further law brings phases of its own and contributes to hooks of the reference week (``laws/hooks.py``). Switched off
it is not there at all: no column, no cost, no effect on any byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cxsim.errors import Finding, InputError, did_you_mean
from cxsim.model.law import Law, Phase, Total, Week
from cxsim.model.laws import hooks, old_habit

# Where further phases may stand: before the hook of this name is settled, or after everything else.
HOOKS: Mapping[str, Law] = {
    "further_load": hooks.no_further_load,
    "credibility_factor": hooks.plain_credibility,
    "further_evaluation": hooks.no_further_evaluation,
    "opportunity_factor": hooks.plain_opportunity,
    "further_motives": hooks.no_further_motives,
    "further_trust": hooks.no_further_trust,
}
FACTORS = ("credibility_factor", "opportunity_factor")
END = "end"


@dataclass(frozen=True)
class FurtherLaw:
    """A mechanism beyond the reference week.

    ``phases``: (place, phase), place = a hook before which the phase stands, or "end". ``contributes``: hook -> the
    derived quantity that is added (or multiplied, for factors). ``records``: further weekly measures -> quantity.
    """

    name: str
    meaning: str
    phases: tuple[tuple[str, Phase], ...]
    contributes: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, str] = field(default_factory=dict)


_ALL: tuple[FurtherLaw, ...] = (
    FurtherLaw(
        "old_habit", "the behavior that is displaced has a habit of its own, which pulls back",
        ((END, old_habit.next_old_habit), ("further_motives", old_habit.old_habit_pull)),
        {"further_motives": "old_habit_pull"},
    ),
)

FURTHER_LAWS: Mapping[str, FurtherLaw] = {law.name: law for law in _ALL}


def chosen(names: Iterable[str]) -> list[FurtherLaw]:
    """The further laws of these names, in the order of the registry; ``full`` = all of them.

    Raises
    ------
    InputError
        For an unknown name, with the nearest match.
    """
    wanted = set(names)
    if "full" in wanted:
        return list(_ALL)
    findings = [
        Finding("", 0, 0, "laws", f"there is no further law '{name}'; {did_you_mean(name, [*FURTHER_LAWS, 'full'])}")
        for name in sorted(wanted - set(FURTHER_LAWS))
    ]
    if findings:
        raise InputError(findings)
    return [law for law in _ALL if law.name in wanted]


def with_further_laws(week: Week, laws: list[FurtherLaw]) -> Week:
    """The week with further laws in it."""
    if not laws:
        return week
    place_of = {hook: name for name, hook in HOOKS.items()}
    phases: list[Phase] = []
    for phase in week.phases:
        hook = place_of.get(phase) if isinstance(phase, Law) else None
        if hook is None:
            phases.append(phase)
            continue
        phases += [own for law in laws for place, own in law.phases if place == hook]
        terms = tuple(law.contributes[hook] for law in laws if hook in law.contributes)
        total = Total(hook, terms, HOOKS[hook].by_behavior, hook in FACTORS)
        phases.append(total if terms else phase)
    ending = [own for law in laws for place, own in law.phases if place == END]
    records = {name: quantity for law in laws for name, quantity in law.records.items()}
    exits = next(i for i, phase in enumerate(phases) if isinstance(phase, Law) and "quit_probability" in phase.writes)
    return Week((*phases[:exits], *ending, *phases[exits:]), {**week.of_present, **records}, week.of_everybody)
