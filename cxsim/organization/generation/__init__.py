"""Generated people, reporting lines, teams and informal ties."""
