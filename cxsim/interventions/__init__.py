"""What leaders can decide to do: levers that push forces and perform acts, for whom, when and at what cost."""
