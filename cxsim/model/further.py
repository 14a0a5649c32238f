"""Further laws: mechanisms beyond the reference week, each with a switch of its own.

A further law brings phases of its own and contributes to hooks of the reference week (``laws/hooks.py``). Switched off
it is not there at all: no column, no cost, no effect on any byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from cxsim.errors import Finding, InputError, did_you_mean
from cxsim.model.law import BehaviorMean, Exposure, Law, Phase, Total, Week
from cxsim.model.laws import (
    cynicism,
    efficacy,
    gaming,
    hooks,
    old_habit,
    public_mood,
    public_recognition,
    reactance,
    values_reality,
    wear_out,
    words_and_deeds,
)

# Where further phases may stand: before the hook of this name is settled, or after everything else.
HOOKS: Mapping[str, Law] = {
    "further_load": hooks.no_further_load,
    "credibility_factor": hooks.plain_credibility,
    "further_evaluation": hooks.no_further_evaluation,
    "opportunity_factor": hooks.plain_opportunity,
    "further_motives": hooks.no_further_motives,
    "further_trust": hooks.no_further_trust,
    "further_benefit": hooks.no_further_benefit,
    "further_quitting": hooks.no_further_quitting,
}
FACTORS = ("credibility_factor", "opportunity_factor")
END = "end"


@dataclass(frozen=True)
class FurtherLaw:
    """A mechanism beyond the reference week.

    ``phases``: (place, phase), place = a hook before which the phase stands, or "end". ``contributes``: hook -> the
    derived quantity that is added (or multiplied, for factors). ``records``: further weekly measures -> quantity.
    ``sees``: further columns by behavior that people see of others (``seen_NAME``). ``example``: a law of who is how
    much of an example, in the place of the reference week's (one law at most brings one).
    """

    name: str
    meaning: str
    phases: tuple[tuple[str, Phase], ...]
    contributes: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, str] = field(default_factory=dict)
    sees: tuple[str, ...] = ()
    example: Law | None = None


_ALL: tuple[FurtherLaw, ...] = (
    FurtherLaw(
        "old_habit", "the behavior that is displaced has a habit of its own, which pulls back",
        ((END, old_habit.next_old_habit), ("further_motives", old_habit.old_habit_pull)),
        {"further_motives": "old_habit_pull"},
    ),
    FurtherLaw(
        "values_before_and_after", "people meet the changed organization only as it becomes real; misfits leave late",
        (
            ("further_evaluation", values_reality.values_shift),
            ("further_evaluation", values_reality.values_evaluation),
            ("further_quitting", values_reality.values_quitting),
            (END, values_reality.next_reality),
        ),
        {"further_evaluation": "values_evaluation", "further_quitting": "values_quitting"},
        {"change_reality": "change_reality"},
    ),
    FurtherLaw(
        "efficacy", "trust in being able to do it grows with success, falls with failure, and spills over",
        (
            ("further_load", efficacy.goal_effort),
            ("further_evaluation", BehaviorMean("efficacy")),
            ("further_evaluation", efficacy.efficacy_evaluated),
            ("further_motives", efficacy.efficacy_motive),
            (END, efficacy.next_efficacy),
        ),
        {
            "further_load": "goal_effort", "further_evaluation": "efficacy_evaluated",
            "further_motives": "efficacy_motive",
        },
        {"efficacy": "efficacy_mean"},
    ),
    FurtherLaw(
        "cynicism", "who has seen changes come and go discounts every message of the next one",
        (("credibility_factor", cynicism.cynicism_discount), (END, cynicism.next_cynicism)),
        {"credibility_factor": "cynicism_discount"},
        {"cynicism": "cynicism"},
    ),
    FurtherLaw(
        "words_and_deeds", "who calls for the change and does not live it loses credibility and trust",
        (
            ("credibility_factor", BehaviorMean("manager_practice")),
            ("credibility_factor", words_and_deeds.say_do_gap),
            ("further_motives", words_and_deeds.deeds_motive),
            ("further_trust", words_and_deeds.deeds_trust),
        ),
        {
            "credibility_factor": "deeds_credibility", "further_motives": "deeds_motive",
            "further_trust": "deeds_trust",
        },
        {"say_do_gap": "say_do_gap"},
    ),
    FurtherLaw(
        "reactance", "pressure pushes away the attitude of resistant people who have little trust",
        (
            ("further_evaluation", reactance.reactance_evaluation),
            ("further_motives", reactance.threat_motive),
            ("further_trust", reactance.pressure_trust),
            (END, reactance.next_reactance),
        ),
        {
            "further_evaluation": "reactance_evaluation", "further_motives": "threat_motive",
            "further_trust": "pressure_trust",
        },
        {"reactance": "reactance"},
        example=reactance.spoken_example_weight,
    ),
    FurtherLaw(
        "gaming", "measurement tied to reward makes some report what they do not do",
        (
            ("further_motives", gaming.gaming_stake),
            ("further_motives", gaming.gaming_motive),
            ("further_trust", BehaviorMean("seen_gaming")),
            ("further_trust", gaming.gaming_trust),
            (END, gaming.next_gaming),
            (END, gaming.reported_practice),
            (END, BehaviorMean("reported_practice", weight="customer_value")),
        ),
        {"further_motives": "gaming_motive", "further_trust": "gaming_trust"},
        {"reported_use": "reported_practice_mean"},
        ("gaming",),
    ),
    FurtherLaw(
        "public_recognition", "public recognition goes to those who practise; others see it, and misses annoy",
        (
            ("further_motives", public_recognition.public_motive),
            ("further_benefit", public_recognition.public_benefit),
            ("further_trust", public_recognition.public_trust),
        ),
        {
            "further_motives": "public_motive", "further_benefit": "public_benefit", "further_trust": "public_trust",
        },
    ),
    FurtherLaw(
        "wear_out", "what is repeated loses effect and recovers with rest; something new restores attention",
        (
            ("further_load", wear_out.novelty_effort),
            ("credibility_factor", wear_out.worn_credibility),
            ("further_motives", wear_out.worn_motive),
            ("further_benefit", wear_out.worn_celebration),
            (END, wear_out.next_wear),
        ),
        {
            "further_load": "novelty_effort", "credibility_factor": "worn_credibility",
            "further_motives": "worn_motive", "further_benefit": "worn_celebration",
        },
        {"message_wear": "message_wear"},
    ),
    FurtherLaw(
        "public_mood", "people who meet in public learn what the whole organization thinks",
        (("further_evaluation", public_mood.mood_evaluation),),
        {"further_evaluation": "mood_evaluation"},
    ),
)

FURTHER_LAWS: Mapping[str, FurtherLaw] = {law.name: law for law in _ALL}


def readers_of(force: str) -> list[str]:
    """The further laws that read a force."""
    names = {force, f"{force}_mean"}
    return [
        law.name for law in _ALL
        if any(isinstance(phase, Law) and names & set(phase.reads) for _, phase in law.phases)
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
    [weight] = [law.example for law in laws if law.example is not None] or [exposure.weight]
    return replace(exposure, weight=weight, by_behavior=(*exposure.by_behavior, *sees))


def with_further_laws(week: Week, laws: list[FurtherLaw]) -> Week:
    """The week with further laws in it."""
    if not laws:
        return week
    place_of = {hook: name for name, hook in HOOKS.items()}
    phases: list[Phase] = []
    for plain in week.phases:
        phase = _looking_with(plain, laws) if isinstance(plain, Exposure) else plain
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
