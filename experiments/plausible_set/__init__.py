"""The plausible set: parameter values for which the model describes realistic companies."""
