"""What the model is held against, what was measured with it, and the pages about both; no part of the package."""
