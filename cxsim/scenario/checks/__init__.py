"""Checks for mistakes that the schema alone cannot find."""
