"""Published sizes that the model is judged by: sources, bounds and simulated counterparts, fixed before any run."""
