"""The readable reference: one week as numpy arrays of shape (people, replicates)."""
