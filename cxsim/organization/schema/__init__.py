"""What can be stated about an organization: keys, units, ranges and defaults."""
