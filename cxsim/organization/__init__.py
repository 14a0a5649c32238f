"""Organizations: people, departments, levels and ties, generated or read from a company's own files."""
