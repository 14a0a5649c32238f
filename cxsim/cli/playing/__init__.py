"""A game in a terminal: what a line means, what a page shows, and the turn-taking between them."""
