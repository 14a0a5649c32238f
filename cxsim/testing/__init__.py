"""For those who extend the program: what new interventions, laws and analyses can be tested with."""
