"""What leaders can do: interventions that push forces and perform acts, with target group, weeks and cost."""
