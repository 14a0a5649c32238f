"""Finding plans: what may vary, generations of candidates run as sweeps, and what holds on fresh random numbers."""
