"""YAML with positions: reading, writing, and locating values."""
