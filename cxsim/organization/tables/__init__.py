"""Tables in CSV, workbooks and GraphML, read strictly and with the place of every cell."""
