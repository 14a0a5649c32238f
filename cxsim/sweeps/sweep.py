"""``cxsim.sweep``: run an experiment."""
