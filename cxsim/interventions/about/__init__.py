"""The registry of interventions and the pages about them."""
