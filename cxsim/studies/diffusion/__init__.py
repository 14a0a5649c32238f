"""Real diffusion data: read who adopted when, estimate the law of hazard, hold it against models without a network."""
