"""A first scenario for a company's own files: what they hold, what is repaired, and what has to be asked."""
