"""What a scenario may contain: the pydantic models, block by block."""
