"""Units of time that several parts share."""

WEEKS_PER_YEAR = 52
