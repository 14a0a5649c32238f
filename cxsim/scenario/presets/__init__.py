"""Ready-made plans that a scenario can build on."""
