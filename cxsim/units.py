"""Shared units of time."""

WEEKS_PER_YEAR = 52
