"""What users write: the scenario schema, strict YAML with positions, overrides, identity and templates."""
