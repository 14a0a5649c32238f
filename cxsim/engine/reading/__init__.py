"""Reads a state in terms of the model: what holds people, what would change if a value differed."""
