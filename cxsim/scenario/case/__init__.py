"""A case as a class gets it: what may not change, what there is to spend, and what its author says about it."""
