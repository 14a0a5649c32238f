"""Every state column and derived quantity declared once: meaning, unit, bounds and the one law that writes it.

Columns have shape (people, replicates), columns by behavior (behaviors, people, replicates); all are float64, flags
are 0 or 1. ``newcomer`` is what a hire starts with: a number, the name of a parameter or of a trait column, ``drawn``
(a trait), or ``kept`` (it belongs to the slot).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One state column. ``writer`` is a law, or ``drawn`` (trait), or ``acts`` (appointments)."""

    name: str
    meaning: str
    writer: str
    newcomer: float | str = "drawn"
    unit: str = "index 0-1"
    low: float = 0.0
    high: float = 1.0
    by_behavior: bool = False


_COLUMNS = (
    # Traits: drawn once per slot and generation.
    Column("norm_threshold", "share of others at which a person feels half the pressure", "drawn",
           unit="share of contacts"),
    Column("resistance", "dispositional resistance to change", "drawn"),
    Column("values_fit", "fit between own values and the change", "drawn"),
    Column("initial_skill", "skill before the change", "drawn", by_behavior=True),
    Column("initial_attitude", "attitude at rest", "drawn"),
    Column("trust_set_point", "long-run trust", "drawn"),
    Column("base_load", "load of daily work", "drawn", unit="share of capacity", high=2.0),
    Column("feedback_response", "effect of feedback on this person", "drawn", unit="units of feedback", low=-10.0,
           high=10.0),
    Column("contacts", "colleagues whom this slot looks at, in all layers", "acts", "kept", unit="people", high=1e6),
    Column("attitude_anchor", "constant in own evaluation that makes the rest state a rest state", "drawn",
           unit="logit", low=-100.0, high=100.0),
    Column("practice_anchor", "constant in motivation of those who practised before the change", "drawn", 0.0,
           unit="logit", low=-100.0, high=100.0, by_behavior=True),
    # What laws write.
    Column("awareness", "awareness of the change", "next_awareness", 0.0),
    Column("attitude", "attitude towards the change", "next_attitude", "initial_attitude"),
    Column("perceived_norm", "practice of others as remembered; a hire takes over the slot's", "next_perceived_norm",
           "kept", by_behavior=True),
    Column("practice", "practises the behavior this week", "practise", 0.0, unit="0 or 1", by_behavior=True),
    Column("habit", "habit strength", "next_habit", 0.0, by_behavior=True),
    Column("skill", "skill in the behavior", "next_skill", "initial_skill", by_behavior=True),
    Column("expected_benefit", "benefit that one expects of the change", "next_expected_benefit", "benefit_rest"),
    Column("controlled_motivation", "motivation that rests on control", "next_controlled_motivation", 0.0),
    Column("trust", "trust in those who lead the change", "next_trust", "trust_set_point"),
    Column("fatigue", "change fatigue", "next_fatigue", "fatigue_rest"),
    Column("present", "slot is filled", "staffing", "kept", unit="0 or 1"),
    Column("vacancy", "weeks until a vacant slot is filled", "staffing", "kept", unit="weeks", high=1e6),
    Column("tenure", "weeks in the slot", "staffing", "kept", unit="weeks", high=1e6),
    Column("left", "left the slot this week", "staffing", "kept", unit="0 or 1"),
    Column("recent_practice_1", "practice one week ago, weighted by customer value", "adoption", 0.0),
    Column("recent_practice_2", "practice two weeks ago", "adoption", 0.0),
    Column("recent_practice_3", "practice three weeks ago", "adoption", 0.0),
    Column("adopter", "practised in enough of the last four weeks", "adoption", 0.0, unit="0 or 1"),
    # What further laws write (columns exist only where a scenario switches their law on).
    Column("old_habit", "habit of the behavior that the new one displaces", "next_old_habit", 0.0, by_behavior=True),
    Column("values_before", "fit between own values and the organization before the change; a hire has none to lose",
           "drawn", "values_fit"),
    Column("change_reality", "what the change has become around this person", "next_reality", 0.0),
    Column("values_bridge", "part of the shift in values that dialogue has bridged", "next_reality", 0.0),
    Column("efficacy", "trust in being able to do it", "next_efficacy", "efficacy_rest", by_behavior=True),
    Column("cynicism", "cynicism about changes here", "next_cynicism", "cynicism_usual"),
    Column("announced", "memory of what was announced", "next_cynicism", 0.0),
    Column("reactance", "urge to do the opposite of what one is pressed to", "next_reactance", 0.0),
    Column("gaming", "readiness to report what one does not do", "next_gaming", 0.0, by_behavior=True),
    Column("message_wear", "wear of messages", "next_wear", 0.0),
    Column("praise_wear", "wear of praise", "next_wear", 0.0),
    Column("committee_word", "what one can pass on of the committee", "next_committee_word", 0.0),
    Column("member_example", "example that a member of the committee is", "next_member_example", 0.0,
           unit="-1 (does not practise) to 1, 0 = no member", low=-1.0, by_behavior=True),
    Column("novelty_wear", "wear of novelty", "next_wear", 0.0),
    Column("evidence_seen", "evidence of the need that one has seen and remembers", "next_evidence", 0.0),
    Column("evidence_need", "need that this evidence showed, as far as it is remembered", "next_evidence", 0.0),
    Column("message_reach", "part of the top's message that arrives here", "next_message", "kept"),
    Column("message_tone", "how much in favor the message sounds on arrival", "next_message", "kept"),
    Column("coached", "what a manager has taken in from coaching", "next_coached", 0.0),
    Column("expert_standing", "standing of the expert from outside", "next_expert_standing", 0.0),
    Column("shown_skill", "skill that others could watch this week", "next_shown_skill", 0.0, by_behavior=True),
    Column("asked", "memory of being asked what one thinks", "next_asked", 0.0),
    # What acts write.
    Column("champion", "appointed champion", "acts", 0.0, unit="0 or 1"),
    Column("committee_seat", "member of the governing committee", "acts", 0.0, unit="0 or 1"),
    Column("exit_planned", "is parted with this week", "acts", 0.0, unit="0 or 1"),
    Column("generation", "number of the person in this slot, from 0", "newcomers", "drawn", unit="persons",
           high=60000.0),
)

COLUMNS: dict[str, Column] = {column.name: column for column in _COLUMNS}
