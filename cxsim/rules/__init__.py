"""Adaptive plans: rules with conditions on published values and actions on the plan."""
