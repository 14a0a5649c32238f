"""Every column of departments and of the whole organization declared once: meaning, unit, bounds and who writes it.

Columns have shape (departments, replicates), shared ones (1, replicates). They exist only where a further law that
writes them is switched on. Laws about people may read them by name like any other quantity.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OrganizationColumn:
    """One column. ``start``: a number, or the name of a parameter; ``shared``: one number for the organization."""

    name: str
    meaning: str
    writer: str
    start: float | str = 0.0
    unit: str = "index 0-1"
    low: float = 0.0
    high: float = 1.0
    shared: bool = False


_ALL = (
    OrganizationColumn("ownership", "how far a department has made the change its own", "next_ownership"),
    OrganizationColumn("team_fatigue", "how tired the change team is", "next_team_fatigue", shared=True),
    # What was there before the change; below its bounds means that it is not known yet.
    OrganizationColumn("use_before", "use before the change", "use_before", -1.0, "share", low=-1.0),
    OrganizationColumn("served_before", "practice as customers see it before the change", "served_before", -1.0,
                       "share", low=-1.0),
    OrganizationColumn("attitude_before", "attitude before the change", "attitude_before", -1.0, low=-1.0),
    OrganizationColumn("output_before", "output per head in the first week", "output_before", 0.0,
                       "share of normal output", high=10.0),
    OrganizationColumn("detracting_before", "practice of the old habit before the change", "detracting_before", -1.0,
                       "share", low=-1.0),
    OrganizationColumn("overload_before", "overload before the change", "overload_before", -1.0, "share of capacity",
                       low=-1.0, high=10.0),
    # committee_through_ties
    OrganizationColumn("obstacles_removed", "obstacles that the committee has worked off", "next_obstacles_removed",
                       unit="share of those that can be"),
    OrganizationColumn("committee_tools", "tools that the committee has brought", "next_committee_tools",
                       unit="share of full tools"),
    # responsive_sponsorship
    OrganizationColumn("sponsor_expectation", "results that the sponsor expects by now", "next_sponsor_expectation",
                       unit="share", shared=True),
    OrganizationColumn("sponsor_shift", "sponsorship won, or lost, beyond the given level", "next_sponsor_shift",
                       unit="level -1 to 1", low=-1.0, shared=True),
    # advocates_trust
    OrganizationColumn("advocates_trust", "trust in those who speak for the customer", "next_advocates_trust",
                       "advocates_rest"),
    OrganizationColumn("customer_asked", "memory of what advocates asked for", "next_customer_asked"),
    OrganizationColumn("customer_standing", "voice of the customer as far as it is trusted; below 0 it is a nuisance",
                       "customer_heard", unit="-1 to 1", low=-1.0),
    OrganizationColumn("sponsor_heard", "what the sponsor does because advocates are trusted", "next_sponsor_heard",
                       unit="level 0-1", shared=True),
    # ideas
    OrganizationColumn("ideas_open", "ideas that wait", "next_ideas", unit="ideas per ten people", high=1e3),
    OrganizationColumn("ideas_ignored", "ideas that are given up this week", "next_ideas",
                       unit="ideas per ten people", high=1e3),
    OrganizationColumn("ideas_in_use", "what has become of ideas", "next_ideas_in_use"),
    # customers
    OrganizationColumn("index_shift", "change of a department's customer score", "next_index_shift", unit="points",
                       low=-100.0, high=100.0),
    OrganizationColumn("customer_news", "what people hear of the customers' judgement", "customer_news",
                       unit="hundreds of points", low=-1.0),
)

ORGANIZATION_COLUMNS: dict[str, OrganizationColumn] = {column.name: column for column in _ALL}
