"""From a file or a dictionary to a checked scenario."""
