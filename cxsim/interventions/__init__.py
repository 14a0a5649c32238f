"""What leaders can decide to do: interventions that push forces and perform acts, for whom, when and at what cost."""
