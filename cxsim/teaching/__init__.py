"""A class: what it is given, what its teams hand in, how they did and why."""
