"""The state columns: meaning, unit, bounds and the one writer of each.

Columns of people have shape (people, replicates), columns by behavior (behaviors, people, replicates); columns of
departments have shape (departments, replicates), shared ones (1, replicates). All are float64, flags are 0 or 1. The
columns of a mechanism are declared in its file and exist only if it is in force. Their order decides where the
engines store them.
"""

from __future__ import annotations

from cxsim.model.column import Column, OrganizationColumn, WeeklyMeasure
from cxsim.model.mechanisms import before, stages
from cxsim.model.registry import MECHANISMS

_OF_EVERY_WEEK = (
    # Traits: drawn once per slot and generation.
    Column("norm_threshold", "share of others using it at which a person feels half the pressure", "drawn",
           unit="share of contacts"),
    Column("resistance", "dispositional resistance to change", "drawn"),
    Column("values_fit", "fit between one's own values and the change", "drawn"),
    Column("initial_skill", "skill before the change", "drawn", by_behavior=True),
    Column("initial_attitude", "attitude at rest", "drawn"),
    Column("trust_set_point", "long-run trust", "drawn"),
    Column("base_load", "load of daily work", "drawn", unit="share of capacity", high=2.0),
    Column("feedback_response", "effect of feedback on this person", "drawn", unit="units of feedback", low=-10.0,
           high=10.0),
    Column("personal_stake", "what one personally gains, or loses, by the behaviors", "drawn", unit="expected benefit",
           low=-0.5, high=0.5),
    Column("usual_fatigue", "fatigue from what people bear in the context of the first week", "drawn"),
    Column("contacts", "colleagues that this slot looks at, in all layers", "acts", "kept", unit="people", high=1e6),
    Column("attitude_anchor", "constant in the own evaluation that keeps the rest state at rest", "drawn",
           unit="logit", low=-100.0, high=100.0),
    Column("use_anchor", "constant in motivation that keeps existing use at rest", "drawn", 0.0,
           unit="logit", low=-100.0, high=100.0, by_behavior=True),
    # Written by equations.
    Column("awareness", "awareness of the change", "next_awareness", 0.0),
    Column("attitude", "attitude towards the change", "next_attitude", "initial_attitude"),
    Column("perceived_norm", "remembered use of others; a hire takes over the slot's value", "next_perceived_norm",
           "kept", by_behavior=True),
    Column("use", "uses the behavior this week", "next_use", 0.0, unit="0 or 1", by_behavior=True),
    Column("habit", "habit strength", "next_habit", 0.0, by_behavior=True),
    Column("skill", "skill in the behavior", "next_skill", "initial_skill", by_behavior=True),
    Column("expected_benefit", "expected benefit of the change", "next_expected_benefit", "benefit_rest"),
    Column("controlled_motivation", "motivation that rests on control", "next_controlled_motivation", 0.0),
    Column("trust", "trust in the leaders of the change", "next_trust", "trust_set_point"),
    Column("fatigue", "change fatigue", "next_fatigue", "usual_fatigue"),
    Column("present", "slot is filled", "staffing", "kept", unit="0 or 1"),
    Column("vacancy", "weeks until a vacant slot is filled", "staffing", "kept", unit="weeks", high=1e6),
    Column("tenure", "weeks in the slot", "staffing", "kept", unit="weeks", high=1e6),
    Column("left", "left the slot this week", "staffing", "kept", unit="0 or 1"),
    Column("recent_use_1", "use one week ago, weighted by customer value", "adoption", 0.0),
    Column("recent_use_2", "use two weeks ago", "adoption", 0.0),
    Column("recent_use_3", "use three weeks ago", "adoption", 0.0),
    Column("adopter", "used the behaviors enough in the last four weeks", "adoption", 0.0, unit="0 or 1"),
    Column("knows_of_it", "has met the behaviors: told, taught, using them or seeing them used", "acquaintance", 0.0,
           unit="0 or 1"),
    Column("weeks_as_adopter", "weeks in a row as an adopter, at most a quarter, which stays", "lasting", 0.0,
           unit="weeks", high=stages.LASTING_WEEKS),
)
_BY_ACTS = (
    Column("champion", "appointed champion", "acts", 0.0, unit="0 or 1"),
    Column("committee_seat", "member of the governing committee", "acts", 0.0, unit="0 or 1"),
    Column("exit_planned", "exit planned for this week", "acts", 0.0, unit="0 or 1"),
    Column("generation", "number of the person in this slot, counted from 0", "newcomers", "drawn", unit="persons",
           high=60000.0),
)

COLUMNS: dict[str, Column] = {
    column.name: column for column in (
        *_OF_EVERY_WEEK, *(column for one in MECHANISMS.values() for column in one.columns), *_BY_ACTS,
    )
}
ORGANIZATION_COLUMNS: dict[str, OrganizationColumn] = {
    column.name: column for column in (
        *before.ORGANIZATION_COLUMNS, *(column for one in MECHANISMS.values() for column in one.organization_columns),
    )
}
# Weekly measures that mechanisms declare: recorded where they are in force, in the order of the registry.
MEASURES: dict[str, WeeklyMeasure] = {
    measure.name: measure for one in MECHANISMS.values() for measure in one.measures
}
