"""How rules and mechanisms join what every week has.

A rule of influence or adoption takes the place of phases. A mechanism brings phases before the hooks, and parts of what
the hooks add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Literal, TypeVar

from cxsim.model.mechanism import END, Mechanism
from cxsim.model.mechanisms import (
    attitude,
    bass,
    bounded_confidence,
    degroot,
    motivation,
    norm,
    own_motive,
    simple_contagion,
    threshold,
)
from cxsim.model.phases import Equation, Exposure, Phase, Total, Week
from cxsim.model.registry import chosen
from cxsim.model.state import COLUMNS
from cxsim.model.week import EXPOSURE, LEAVING, OF_EVERYBODY, OF_PRESENT, PHASES

Part = TypeVar("Part")

Influence = Literal["friedkin_johnsen", "degroot", "bounded_confidence"]
AdoptionRule = Literal["motivation", "threshold", "bass", "simple_contagion"]

# What each rule puts in the place of phases of every week.
_INFLUENCE: dict[str, dict[Phase, tuple[Phase, ...]]] = {
    "friedkin_johnsen": {},
    "degroot": {attitude.next_attitude: (degroot.next_attitude_degroot,)},
    "bounded_confidence": {
        EXPOSURE: (replace(EXPOSURE, bounded=True),),
        attitude.next_attitude: (bounded_confidence.next_attitude_bounded,),
    },
}


def _by_rule(willingness: Equation) -> dict[Phase, tuple[Phase, ...]]:
    return {
        norm.social_proof: (own_motive.no_social_proof,),
        motivation.willingness: (own_motive.own_motive, willingness),
    }


_ADOPTION_RULE: dict[str, dict[Phase, tuple[Phase, ...]]] = {
    "motivation": {},
    "threshold": _by_rule(threshold.willingness_by_threshold),
    "bass": _by_rule(bass.willingness_by_hazard),
    "simple_contagion": _by_rule(simple_contagion.willingness_by_contact),
}


def week_of(
    influence: Influence = "friedkin_johnsen", adoption_rule: AdoptionRule = "motivation",
    without: Iterable[str] = (), also: Iterable[str] = (),
) -> Week:
    """The week of the model under these rules, without some of its mechanisms and with some of installed packages.

    Raises
    ------
    InputError
        For a mechanism that cannot be left out or added.
    """
    return _composed(influence, adoption_rule, tuple(sorted(set(without))), tuple(sorted(set(also))))


@cache
def _composed(
    influence: Influence, adoption_rule: AdoptionRule, without: tuple[str, ...], also: tuple[str, ...]
) -> Week:
    """One object per week, so that what engines prepare for it is prepared once."""
    instead = {**_INFLUENCE[influence], **_ADOPTION_RULE[adoption_rule]}
    phases = tuple(new for phase in PHASES for new in instead.get(phase, (phase,)))
    return _with_mechanisms(phases, chosen(without, also))


def _with_mechanisms(phases: Sequence[Phase], mechanisms: Sequence[Mechanism]) -> Week:
    """The week of these phases with mechanisms in it."""
    return Week(
        _joined(phases, mechanisms),
        {**OF_PRESENT, **_merged(one.records for one in mechanisms)},
        OF_EVERYBODY,
        between=_once(*chain.from_iterable(one.between for one in mechanisms)),
        adjustments=tuple(chain.from_iterable(one.adjustments for one in mechanisms)),
        delivery=_only(one.delivery for one in mechanisms),
        kept=_merged(one.keeps for one in mechanisms),
        begins=tuple(one.begin for one in mechanisms if one.begin is not None),
        # The last to join takes up first. What is taken up is rounded, so this order decides bytes.
        rests=tuple(one.rest for one in reversed(mechanisms) if one.rest is not None),
        without=tuple(chain.from_iterable(one.without.items() for one in mechanisms)),
        overreports=_only(one.overreports for one in mechanisms),
        customer_index=_only(one.customer_index for one in mechanisms),
        known_ties=_only(one.known_ties for one in mechanisms),
    )


def _joined(phases: Sequence[Phase], mechanisms: Sequence[Mechanism]) -> tuple[Phase, ...]:
    """All phases in their order, who leaves last. Where two mechanisms need the same mean, it is calculated once."""
    ending = chain.from_iterable(one.phases.get(END, ()) for one in mechanisms)
    joined = chain.from_iterable(_settled(phase, mechanisms) for phase in (*phases, *ending))
    return _once(*joined, *LEAVING)


def _settled(phase: Phase, mechanisms: Sequence[Mechanism]) -> Iterator[Phase]:
    """A phase as it stands in the week: before a hook come the phases that belong there, then what they contribute."""
    if isinstance(phase, Exposure):
        phase = _looking(phase, mechanisms)
    elif isinstance(phase, Total):
        for one in mechanisms:
            yield from one.phases.get(phase.name, ())
        terms = tuple(one.contributes[phase.name] for one in mechanisms if phase.name in one.contributes)
        phase = replace(phase, of=terms or phase.of)
    yield phase


def _looking(exposure: Exposure, mechanisms: Sequence[Mechanism]) -> Exposure:
    """What people see of others when these mechanisms are in force."""
    sees = [name for one in mechanisms for name in one.sees]
    [weight] = [one.example for one in mechanisms if one.example is not None] or [exposure.weight]
    return replace(
        exposure, weight=weight,
        by_behavior=_once(*exposure.by_behavior, *(name for name in sees if COLUMNS[name].by_behavior)),
        shared=_once(*exposure.shared, *(name for name in sees if not COLUMNS[name].by_behavior)),
        manager=_once(*exposure.manager, *(name for one in mechanisms for name in one.sees_of_manager)),
    )


def _once(*parts: Part) -> tuple[Part, ...]:
    return tuple(dict.fromkeys(parts))


def _merged(mappings: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return dict(chain.from_iterable(mapping.items() for mapping in mappings))


def _only(names: Iterable[str]) -> str:
    """The name that one mechanism at most brings; empty where none does."""
    [name] = [name for name in names if name] or [""]
    return name
