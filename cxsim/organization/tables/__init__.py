"""Strict readers of CSV, workbooks and graphs that know the place of every cell."""
