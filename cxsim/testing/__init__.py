"""Test suites and examples for authors of new interventions, mechanisms and analyses."""
