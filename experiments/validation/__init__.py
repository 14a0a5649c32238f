"""Targets that the model must meet: exact results, published data and patterns; and the ablation of each mechanism."""
