"""Groups of people as a reader calls them."""

from __future__ import annotations

from cxsim.analysis.groups import PeopleGroup


def group_words(group: PeopleGroup) -> str:
    """``the contact center``-like names: "contact center", "finance and it", "level 3", "everybody"."""
    if not group.names:
        return "everybody"
    names = [name.replace("_", " ") for name in group.names]
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    return f"level {listed}" if group.kind == "level" else listed
