"""An organization from a company's own files: people, ties and surveys."""
