"""One file per claim about people. Laws know neither interventions nor one another."""
