"""Marks, dashes and colors belong to a plan: the same in every picture of a page."""

from __future__ import annotations

from collections.abc import Sequence

Role = str | int
"""As ``static/chart.js`` draws it: "focus", "against", "nothing" (the baseline), or a number for the others."""


def looks_of(names: Sequence[str], focus: str, against: str, baseline: str) -> dict[str, Role]:
    """The role of every plan, where ``focus`` is held against another one."""
    roles: dict[str, Role] = {baseline: "nothing", against: "against", focus: "focus"}
    others = (name for name in names if name not in roles)
    return {**{name: place for place, name in enumerate(others)}, **{name: roles[name] for name in names
                                                                       if name in roles}}
