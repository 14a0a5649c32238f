"""Anything that runs the simulation more than once."""
