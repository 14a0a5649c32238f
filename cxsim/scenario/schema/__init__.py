"""What a scenario may say: the pydantic models, block by block."""
