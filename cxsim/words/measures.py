"""Measures as they are said in a sentence."""

from __future__ import annotations

SPOKEN = {
    # of a whole run
    "adoption_end": "adoption at the end", "net_value": "net value", "sustained_adoption": "lasting adoption",
    "cost_total": "total cost", "internalized_share": "commitment (internalized share)",
    # of a week
    "internalized": "adopters who want the change", "perceived_norm": "use that people perceive in others",
    "controlled_motivation": "pressure", "burnout": "exhausted people", "quits": "leavers",
    "regretted_quits": "skilled leavers", "change_load": "load", "customer_index": "customer score",
    "adoption": "adopters",
}


def spoken(measure: str) -> str:
    """A measure of a run or of a week as it is said in a sentence."""
    return SPOKEN.get(measure, measure.replace("_", " "))
