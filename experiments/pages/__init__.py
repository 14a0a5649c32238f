"""Every page that is generated from the model, its targets and what was measured."""
