"""The generated pages: from the model, its targets and measurements."""
