"""The weeks of one batch: the order of a week, departments, the record."""
