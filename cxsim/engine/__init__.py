"""Builds a world, runs its weeks and records them; the numpy reference and the compiled form give the same bytes."""
