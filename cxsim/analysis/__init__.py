"""The meaning of finished results: comparisons, rankings, explanations. Reads results and never runs a simulation."""
