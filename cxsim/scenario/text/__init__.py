"""YAML with positions: reading, writing, and telling where something stands."""
