"""Interventions bound together: timing, doses, budget, hours and changes of course."""
