"""Strict readers of CSV, workbooks and GraphML that know the place of every cell."""
