"""Results in prose: self-contained pages that a board can read."""
