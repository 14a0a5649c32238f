"""Which factors matter: screening and indices from a finished sweep."""
