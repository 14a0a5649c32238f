"""Forms of a finished report: slides, a workbook and paper, made from the folder of results alone."""
