"""The ODD protocol of a scenario, generated from the code and the configuration that run."""
