"""The registry of interventions and their documentation."""
