"""Players whose rules are written down: each is a pure function from what a player sees to what it does this turn."""
