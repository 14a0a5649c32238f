"""All patterns of whole programmes, in the order of their numbers."""

from __future__ import annotations

from experiments.validation import people_patterns, programme_patterns
from experiments.validation.target import Target


def patterns() -> list[Target]:
    """All patterns."""
    return sorted((*programme_patterns.TARGETS, *people_patterns.TARGETS), key=lambda one: int(one.id[1:]))
