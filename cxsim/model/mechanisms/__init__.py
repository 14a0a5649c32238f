"""One file per claim about people. Mechanisms know neither interventions nor each other."""
