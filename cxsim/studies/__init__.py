"""Studies: everything that runs the simulation more than once."""
