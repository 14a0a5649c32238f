"""What a researcher states: scenarios, factors, a design, and the cells they come to."""
