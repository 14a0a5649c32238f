"""Everything a batch needs that does not depend on chance: people, ties, calendar, parameters."""
