"""Sweeps: many cells of scenarios and parameter sets, run by workers that may die, kept in files."""
