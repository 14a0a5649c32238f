"""All drawing: figures without global state, readable in gray, labeled with units."""
