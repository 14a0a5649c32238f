"""Adaptive plans: when the survey shows ... then ...; conditions on published values, actions on the plan."""
