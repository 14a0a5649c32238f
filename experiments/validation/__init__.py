"""Published sizes that judge the model, patterns that the plausible set must show, and the ablation."""
