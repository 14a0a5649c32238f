"""For those who extend the program: what new interventions, mechanisms and analyses can be tested with."""
