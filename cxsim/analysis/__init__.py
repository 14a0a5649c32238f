"""What finished results mean: comparisons, rankings, explanations. Reads results only, never runs."""
