"""Reads a state in terms of the model: what holds people back, and what would change if a value were different."""
