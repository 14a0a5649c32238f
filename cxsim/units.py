"""Shared units of time, and the longest run."""

WEEKS_PER_YEAR = 52
LONGEST_HORIZON_WEEKS = 1040
