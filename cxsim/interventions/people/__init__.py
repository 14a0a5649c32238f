"""The people whom an intervention reaches and selects."""
