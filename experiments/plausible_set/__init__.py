"""The plausible set: parameter values under which the model describes companies that one could meet."""
