"""What a user typed: the scenario schema, strict YAML with positions, overrides, identity and templates."""
