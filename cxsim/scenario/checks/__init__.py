"""Mistakes in a scenario that its schema alone cannot see."""
