"""Classes: the plans that a search finds for the shipped cases."""
