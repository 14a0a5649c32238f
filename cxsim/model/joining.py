"""How mechanisms join the reference week: their phases before the hooks, what they contribute in the hooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxsim.model.mechanism import END, Mechanism
from cxsim.model.phases import Exposure, Phase, Total, Week
from cxsim.model.state import COLUMNS


def with_mechanisms(week: Week, leaving: Sequence[Phase], mechanisms: Sequence[Mechanism]) -> Week:
    """The week with mechanisms in it; ``leaving``: its last phases, in which people go, which it does not hold yet.

    Two mechanisms may need the same mean or the same mechanism about departments: it is worked out once.
    """
    ending = [phase for one in mechanisms for phase in one.phases.get(END, ())]
    joined = (settled for phase in (*week.phases, *ending) for settled in _settled(phase, mechanisms))
    [delivery] = [one.delivery for one in mechanisms if one.delivery] or [""]
    [overreports] = [one.overreports for one in mechanisms if one.overreports] or [""]
    return Week(
        tuple(dict.fromkeys((*joined, *leaving))),
        {**week.of_present, **{name: quantity for one in mechanisms for name, quantity in one.records.items()}},
        week.of_everybody,
        between=tuple(dict.fromkeys(equation for one in mechanisms for equation in one.between)),
        adjustments=tuple(adjustment for one in mechanisms for adjustment in one.adjustments),
        delivery=delivery,
        kept={name: quantity for one in mechanisms for name, quantity in one.keeps.items()},
        begins=tuple(one.begin for one in mechanisms if one.begin is not None),
        # The last to join takes up first. What is taken up is rounded, so this order decides bytes.
        rests=tuple(one.rest for one in reversed(mechanisms) if one.rest is not None),
        without=tuple(item for one in mechanisms for item in one.without.items()),
        overreports=overreports,
    )


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
    """What people see of others when these mechanisms are switched on."""
    sees = [name for one in mechanisms for name in one.sees]
    [weight] = [one.example for one in mechanisms if one.example is not None] or [exposure.weight]
    return replace(
        exposure, weight=weight,
        by_behavior=_once(*exposure.by_behavior, *(name for name in sees if COLUMNS[name].by_behavior)),
        shared=_once(*exposure.shared, *(name for name in sees if not COLUMNS[name].by_behavior)),
        manager=_once(*exposure.manager, *(name for one in mechanisms for name in one.sees_of_manager)),
    )


def _once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
