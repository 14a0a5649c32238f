"""All drawing: figures made without global state, readable in grey, labelled with units."""
