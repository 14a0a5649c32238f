"""Real diffusion data: read who adopted when, estimate the hazard mechanism, compare with models without a network."""
