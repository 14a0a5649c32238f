"""Loading a checked scenario from a file or a dictionary."""
