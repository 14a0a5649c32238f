"""Parameter tables by theme; ``cxsim.model.parameters`` joins them."""
