"""The parameter tables by theme; joined by ``cxsim.model.parameters``."""
