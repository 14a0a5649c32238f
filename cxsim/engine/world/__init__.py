"""Everything a batch needs that does not change with chance: people, ties, calendar, parameters."""
