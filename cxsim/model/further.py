"""Further laws: mechanisms beyond the reference week, each with a switch of its own.

A further law brings phases of its own and contributes to hooks of the reference week (``laws/hooks.py``). Switched off
it is not there at all: no column, no cost, no effect on any byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cxsim.errors import Finding, InputError, did_you_mean
from cxsim.model.further_law import END, FACTORS, HOOKS, FurtherLaw
from cxsim.model.further_laws import knowing, messages, organization, persons
from cxsim.model.law import Exposure, Law, Phase, Total, Week

_ALL: tuple[FurtherLaw, ...] = (*persons.LAWS, *messages.LAWS, *organization.LAWS, *knowing.LAWS)

FURTHER_LAWS: Mapping[str, FurtherLaw] = {law.name: law for law in _ALL}


def readers_of(force: str) -> list[str]:
    """The further laws that read a force."""
    names = {force, f"{force}_mean"}
    return [
        law.name for law in _ALL
        if any(names & set(one.reads) for one in law.laws)
    ]


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


def _looking_with(exposure: Exposure, laws: list[FurtherLaw]) -> Exposure:
    """What people see of others when these laws are switched on."""
    sees = tuple(name for law in laws for name in law.sees)
    of_manager = tuple(name for law in laws for name in law.sees_of_manager)
    shared = tuple(name for law in laws for name in law.sees_shared)
    [weight] = [law.example for law in laws if law.example is not None] or [exposure.weight]
    return replace(
        exposure, weight=weight, by_behavior=_once((*exposure.by_behavior, *sees)),
        shared=_once((*exposure.shared, *shared)), manager=_once((*exposure.manager, *of_manager)),
    )


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _settled(phase: Phase, laws: list[FurtherLaw]) -> list[Phase]:
    """A phase as it stands in the week: before a hook come the phases that belong there, then what they contribute."""
    hook = next((name for name, neutral in HOOKS.items() if neutral is phase), None)
    if hook is None:
        return [phase]
    own = [own for law in laws for place, own in law.phases if place == hook]
    terms = tuple(law.contributes[hook] for law in laws if hook in law.contributes)
    total = Total(hook, terms, HOOKS[hook].by_behavior, hook in FACTORS)
    return [*own, total if terms else phase]


def with_further_laws(week: Week, laws: list[FurtherLaw]) -> Week:
    """The week with further laws in it."""
    if not laws:
        return week
    phases: list[Phase] = []
    for plain in week.phases:
        for phase in [_looking_with(plain, laws)] if isinstance(plain, Exposure) else _settled(plain, laws):
            # Two laws may need the same mean: it is worked out once.
            phases += [] if phase in phases else [phase]
    ending = [settled for law in laws for place, own in law.phases if place == END for settled in _settled(own, laws)]
    records = {name: quantity for law in laws for name, quantity in law.records.items()}
    [delivery] = [law.delivery for law in laws if law.delivery] or [""]
    exits = next(i for i, phase in enumerate(phases) if isinstance(phase, Law) and "quit_probability" in phase.writes)
    return Week(
        (*phases[:exits], *ending, *phases[exits:]), {**week.of_present, **records}, week.of_everybody,
        between=tuple(dict.fromkeys(one for law in laws for one in law.between)),
        adjustments=tuple(one for law in laws for one in law.adjustments),
        delivery=delivery,
        kept={name: quantity for law in laws for name, quantity in law.keeps.items()},
    )
