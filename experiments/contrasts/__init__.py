"""Contrasts that the model must show: their bounds were fixed before the run, and never move."""
