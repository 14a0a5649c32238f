"""Running the cells: what workers share, how work is divided, and what happens when a worker dies."""
