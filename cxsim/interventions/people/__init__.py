"""Whom an intervention reaches and whom it picks."""
