"""Real diffusion data: read who adopted when, estimate the mechanism of hazard, hold it against models without a
network.
"""
