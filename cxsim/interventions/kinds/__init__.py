"""The levers, one small file each; ``interventions.registry`` lists them."""
