"""Further laws about single persons: habits, values, efficacy, cynicism, reactance, gaming, recognition, wear."""

from __future__ import annotations

from cxsim.model.further_law import END, FurtherLaw
from cxsim.model.law import BehaviorMean
from cxsim.model.mechanisms import (
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

LAWS: tuple[FurtherLaw, ...] = (
    FurtherLaw(
        "old_habit", "the behavior that is displaced has a habit of its own, which pulls back",
        (
            (END, old_habit.next_old_habit), ("further_motives", old_habit.old_habit_pull),
            ("detracting", old_habit.old_habit_practised),
        ),
        {"further_motives": "old_habit_pull", "detracting": "old_habit_practised"},
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
        (
            ("credibility_factor", cynicism.cynicism_discount), (END, hooks.no_further_cynicism),
            (END, cynicism.next_cynicism),
        ),
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
