"""People, reporting lines, teams and informal ties that are generated."""
