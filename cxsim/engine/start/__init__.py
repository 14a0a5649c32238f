"""The state before the first week, at rest with the context that is there from the start."""
